import Glibc
import Testing

@testable import Commands

/// From typed words to the exit status.
struct FrontTests {
  @Test func `help is printed from the table`() {
    let world = TestConsole()
    #expect(Front.run(["help"], on: world.console()) == .done)
    for verb in Verbs.all { #expect(world.stdout.contains("  \(verb.name)  "), "\(verb.name)") }
    for topic in Topic.all { #expect(world.stdout.contains("help \(topic.name)")) }
  }

  @Test(arguments: Verbs.all.map(\.path))
  func `every verb has a page, whichever way it is asked for`(path: [String]) {
    let asked = TestConsole()
    let flagged = TestConsole()
    #expect(Front.run(["help"] + path, on: asked.console()) == .done)
    #expect(Front.run(path + ["--help"], on: flagged.console()) == .done)
    #expect(asked.stdout == flagged.stdout)
    #expect(asked.stdout.contains("\nExamples\n"))
  }

  @Test(arguments: Topic.all.map(\.name))
  func `every topic has a page that fits a terminal`(name: String) {
    let world = TestConsole()
    #expect(Front.run(["help", name], on: world.console()) == .done)
    for line in world.stdout.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test func `a wrong command is 2 and prints nothing on standard output`() {
    let world = TestConsole()
    #expect(Front.run(["no-such-verb"], on: world.console()).code == 2)
    #expect(world.stdout == "")
    #expect(world.stderr.hasPrefix("candour: error: there is no verb no-such-verb\n"))
  }

  @Test func `the version is said both ways`() {
    for typed in ["version", "--version"] {
      let world = TestConsole()
      #expect(Front.run([typed], on: world.console()) == .done)
      #expect(world.stdout == "candour \(Version.text)\n")
    }
  }

  @Test func `what fails because of an interrupt is told as one`() {
    let world = TestConsole()
    let status = Front.run(["no-such-verb"], on: world.console(), isInterrupted: { true })
    #expect(status.code == 130)
    #expect(world.stderr.hasPrefix("candour: error: interrupted\n"))
  }

  @Test func `what is done is done, interrupted or not`() {
    let world = TestConsole()
    #expect(Front.run(["help"], on: world.console(), isInterrupted: { true }) == .done)
  }

  @Test func `a reader that went away ends us as SIGPIPE would, without a word`() {
    let world = TestConsole()
    #expect(Front.run(["help"], on: world.console(failure: EPIPE)).code == 141)
    #expect(world.stderr == "")
  }

  @Test func `results that cannot be written are an error`() {
    let world = TestConsole()
    #expect(Front.run(["help"], on: world.console(failure: ENOSPC)).code == 3)
    #expect(world.stderr.contains("candour: reason: no space left on device\n"))
  }
}
