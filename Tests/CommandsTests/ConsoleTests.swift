import Model
import Testing

@testable import Commands

/// What reaches the two streams, and in which form.
struct ConsoleTests {
  @Test func `a problem prints as error, reason and hint`() {
    let world = TestConsole()
    world.console().say(
      Problem(
        .input, at: Problem.Place("recordings.csv", line: 18), "a recording has two owners",
        reason: "line 7 already gave it to someone else", hint: "correct the export and scan again")
    )
    #expect(
      world.stderr == """
        candour: error: recordings.csv:18: a recording has two owners
        candour: reason: line 7 already gave it to someone else
        candour: hint: correct the export and scan again

        """)
    #expect(world.stdout == "")
  }

  @Test func `a file name cannot forge a second message or move the cursor`() {
    let world = TestConsole()
    world.console().say(
      Problem(.input, at: Problem.Place("a\u{1B}[2J\ncandour: error: b"), "no such file"))
    #expect(!world.stderr.contains("\u{1B}"))
    #expect(world.stderr.split(separator: "\n").count == 1)
  }

  @Test func `control characters in results are shown, not obeyed`() {
    let world = TestConsole()
    let console = world.console()
    console.print("one\u{1B}[31m\u{9B}2J\ttwo\u{7}\nthree")
    console.out.flush()
    let forbidden = world.stdout.unicodeScalars.filter {
      ($0.value < 32 && $0 != "\n") || (127..<160).contains($0.value)
    }
    #expect(forbidden.isEmpty)
    #expect(world.stdout.hasSuffix("\nthree\n"))
  }

  @Test func `bytes of a contract pass unchanged into a pipe, but not onto a terminal`() {
    let bytes = Array("{\"a\":\"\u{9B}\"}\n".utf8)
    let pipe = TestConsole()
    let piped = pipe.console()
    piped.write(bytes)
    piped.out.flush()
    #expect(pipe.stdout == "{\"a\":\"\u{9B}\"}\n")

    let terminal = TestConsole()
    let shown = terminal.console(terminal: true)
    shown.write(bytes)
    shown.out.flush()
    #expect(!terminal.stdout.unicodeScalars.contains("\u{9B}"))
  }

  @Test(
    arguments: [
      ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func `colour is for a terminal that wants it`(environment: [String: String], expected: Bool) {
    let world = TestConsole()
    let console = world.console(terminal: true, environment: environment)
    console.print("heading", .bold)
    console.out.flush()
    #expect(world.stdout.contains("\u{1B}[1m") == expected)
  }

  @Test func `the flag goes before the environment, and a pipe gets no colour`() {
    let world = TestConsole()
    var console = world.console(terminal: true)
    console.refusesColour = true
    console.print("heading", .bold)
    console.out.flush()
    #expect(world.stdout == "heading\n")

    let pipe = TestConsole()
    let piped = pipe.console()
    piped.print("heading", .bold)
    piped.out.flush()
    #expect(pipe.stdout == "heading\n")
  }

  @Test func `notes are left out when quiet is asked for, warnings are not`() {
    let world = TestConsole()
    var console = world.console()
    console.isQuiet = true
    console.note("done")
    console.warn("look")
    #expect(world.stderr == "candour: warning: look\n")
  }

  @Test func `results printed before a message reach the reader before it`() {
    let world = TestConsole()
    let console = world.console()
    console.print("result")
    console.warn("look")
    #expect(world.stdout == "result\n")
  }
}
