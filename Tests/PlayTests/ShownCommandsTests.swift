import Foundation
import TestSupport
import Testing

/// What the pages show to be typed is typed here, in order, and nothing of it may fail.
struct ShownCommandsTests {
  private func perform(_ commands: [String], in shell: Shell) throws {
    for command in commands {
      let outcome = try shell.run(command)
      #expect(outcome.status == 0, "\(command)\n\(outcome.stderr)")
    }
  }

  @Test func `README's walk through the demo goes as it is shown`() throws {
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try shell.run("candour demo demo").status == 0)
    try perform(ShownCommands.commands(on: "README.md"), in: shell)
  }

  @Test func `the first hour can be rehearsed on the demo's files`() throws {
    let place = try TemporaryFolder()
    let home = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try home.run("candour demo demo").status == 0)
    try perform(
      ShownCommands.commands(on: "runbooks/first-hour.md"),
      in: Shell(folder: place.path("demo"), binary: Shell.builtFolder))
  }

  @Test func `the 72 hours can be rehearsed on the demo's case`() throws {
    let place = try TemporaryFolder()
    let home = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try home.run("candour demo demo").status == 0)
    try perform(
      ShownCommands.commands(on: "runbooks/regulator-72-hours.md"),
      in: Shell(folder: place.path("demo"), binary: Shell.builtFolder))
  }

  @Test func `the letters can be rehearsed on the demo's case`() throws {
    let place = try TemporaryFolder()
    let home = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try home.run("candour demo demo").status == 0)
    try perform(
      ShownCommands.commands(on: "runbooks/patient-notices.md"),
      in: Shell(folder: place.path("demo"), binary: Shell.builtFolder))
  }

  @Test func `before a release, the faulty one is stopped and the mended one is let through`()
    throws
  {
    let place = try TemporaryFolder()
    let home = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try home.run("candour demo demo").status == 0)
    let shell = Shell(folder: place.path("demo"), binary: Shell.builtFolder)
    let commands = try ShownCommands.commands(on: "runbooks/before-a-release.md")

    let faulty = try shell.run(commands[0])
    #expect(faulty.status == 1)
    #expect(faulty.stdout.hasPrefix("## Exposures: this must not be released\n"))
    #expect(faulty.stdout.contains("| opened | 8 |"))

    let mended = try shell.run(commands[1])
    #expect(mended.status == 0, "\(mended.stderr)")
    #expect(mended.stdout.hasPrefix("## No exposures\n"))

    let byQuery = try shell.run(commands[2])
    #expect(byQuery.status == 1)
    #expect(byQuery.stdout.contains("| linked | 8 |"))

    try perform(Array(commands.dropFirst(3)), in: shell)
  }

  @Test(arguments: [
    "README.md", "runbooks/first-hour.md", "runbooks/regulator-72-hours.md",
    "runbooks/patient-notices.md", "runbooks/before-a-release.md",
  ])
  func `a page shows commands, and only of this tool`(page: String) throws {
    let commands = try ShownCommands.commands(on: page)
    #expect(commands.count > 5)
    for command in commands { #expect(command.hasPrefix("candour "), "\(command)") }
  }

  @Test func `only blocks of shell are typed`() {
    let text = """
      Say `candour help`.
      ```sh
      candour help

      candour --version
      ```
      ```text
      make demo
      ```
      """
    #expect(ShownCommands.commands(inMarkdown: text) == ["candour help", "candour --version"])
  }
}
