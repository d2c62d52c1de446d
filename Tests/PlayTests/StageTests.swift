import Foundation
import TestSupport
import Testing

/// The harness itself: a play that goes wrong says so.
struct StageTests {
  private func complaints(_ text: String) throws -> [String] {
    let place = try TemporaryFolder()
    var stage = Stage(folder: place.url.path, binary: Shell.builtFolder)
    return try stage.perform(Play(name: "p", text: text))
  }

  @Test(arguments: [
    "candour no-such-verb",
    "! candour help",
    "candour help\nstdout 'no such text'",
    "candour help\n! stdout 'candour'",
    "! candour no-such-verb\nstatus 3",
    "! candour no-such-verb\nstderr 'no such text'",
    "exists nothing",
    "file a\nend\nabsent a",
    "file a\nend\n$ chmod 644 a\nmode 0600 a",
    "$ false",
  ])
  func `what goes otherwise is told`(text: String) throws {
    #expect(try complaints(text).count == 1)
  }

  @Test func `what goes as written is not`() throws {
    let text = """
      # All the words once.
      file in/a.txt
      one
      end
      $ chmod 600 in/a.txt
      mode 0600 in/a.txt
      exists in/a.txt
      absent b
      candour help
      stdout 'candour VERB'
      ! stdout 'no such text'
      ! candour no-such-verb
      status 2
      stderr 'no verb'
      """
    #expect(try complaints(text) == [])
  }

  @Test(arguments: ["candor help", "stdout", "! exists a", "status many", "mode 0600", "file a\nb"])
  func `a misprint is no step`(text: String) {
    #expect(throws: Play.Misprint.self) { try Play(name: "p", text: text) }
  }

  @Test func `no variable of the person who runs the tests reaches the tool`() throws {
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder, variables: ["A": "b"])
    let outcome = try shell.run("/usr/bin/env | /usr/bin/sort | cut -d= -f1 | tr '\\n' ' '")
    #expect(outcome.stdout == "A HOME LC_ALL PATH PWD TERM ")
  }

  @Test func `a line that a signal ended gives 128 and the signal`() throws {
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try shell.run("exit 7").status == 7)
    #expect(try shell.run("sh -c 'kill -TERM $$'").status == 143)
  }
}
