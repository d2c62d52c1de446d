import Foundation
import TestSupport
import Testing

/// What the runbook of scheduled sweeps gives to systemd is what systemd takes.
struct SweepRunbookTests {
  private static let analyze = "/usr/bin/systemd-analyze"

  /// The `ini` blocks of the page, by the file that their first line names.
  private func units() throws -> [String: String] {
    let page = SharedData.project.appendingPathComponent("runbooks/scheduled-sweeps.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    var units: [String: String] = [:]
    for block in text.components(separatedBy: "```ini\n# ").dropFirst() {
      let lines = block.components(separatedBy: "\n```")[0]
      let name = lines.prefix { $0 != "\n" }
      units[String(name)] = String(lines.dropFirst(name.count + 1))
    }
    return units
  }

  @Test func `the service and its timer are ones that systemd accepts`() throws {
    let units = try units()
    #expect(Set(units.keys) == ["candour-sweep.service", "candour-sweep.timer"])
    guard FileManager.default.isExecutableFile(atPath: Self.analyze) else { return }
    let place = try TemporaryFolder()
    var paths: [String] = []
    for (name, text) in units.sorted(by: { $0.key < $1.key }) {
      // systemd looks for the program: any will do.
      let here = text.replacingOccurrences(of: "/usr/local/bin/candour", with: "/bin/true")
      paths.append(try place.write(here, to: name))
    }
    let shell = Shell(folder: place.url.path, binary: "/bin/true")
    let outcome = try shell.run("\(Self.analyze) verify \(paths.joined(separator: " "))")
    let ours = outcome.stderr.split(separator: "\n").filter { $0.contains("candour") }
    #expect(ours.isEmpty, "\(ours)")
  }

  @Test func `the rehearsal tells of what it finds once, and is quiet then`() throws {
    let place = try TemporaryFolder()
    let home = Shell(folder: place.url.path, binary: Shell.builtFolder)
    #expect(try home.run("candour demo demo").status == 0)
    let shell = Shell(folder: place.path("demo"), binary: Shell.builtFolder)
    let commands = try ShownCommands.commands(on: "runbooks/scheduled-sweeps.md")
    #expect(commands.count == 3)
    let outcomes = try commands.map { try shell.run($0) }
    #expect(outcomes.map(\.status) == [0, 1, 0])
    #expect(outcomes[1].stdout.contains("exposure 1: "))
    #expect(outcomes[2].stdout.hasPrefix("sweep 1: 0 new lines, 0 exposures to tell of"))
  }

  /// As it stands there, but for what only a server has: systemd, its paths, and the endpoint.
  @Test func `the endpoint is added as the page adds it`() throws {
    let page = SharedData.project.appendingPathComponent("runbooks/scheduled-sweeps.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let shown = try #require(
      text.components(separatedBy: "```text\n").first {
        $0.hasPrefix("systemd-run ") && $0.contains(" webhook add ")
      })
    let line = shown.components(separatedBy: "\n```")[0].replacingOccurrences(of: "\\\n", with: " ")
    // systemd names the folder for the unit, and the file as `LoadCredential=` does.
    let unit = try #require(line.firstMatch(of: #/--unit=([a-z.-]+)/#)).1
    let secret = "/run/credentials/\(unit)/on-call"
    #expect(line.contains("LoadCredential=on-call:/etc/candour/on-call.secret"))
    let typed = try #require(line.range(of: "/usr/local/bin/candour")).lowerBound
    var command = String(line[typed...])
    for (theirs, here) in [
      ("/usr/local/bin/", ""), ("/var/lib/candour/", ""), (secret, "on-call.secret"),
      ("https://…", "https://hooks.example/on-call"),
    ] {
      #expect(command.contains(theirs))
      command = command.replacingOccurrences(of: theirs, with: here)
    }
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    let made = try shell.run(
      "candour new watch && printf 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' > on-call.secret"
        + " && chmod 600 on-call.secret")
    #expect(made.status == 0)
    let added = try shell.run(command)
    #expect(added.status == 0, "\(command)\n\(added.stderr)")
    #expect(try shell.run("candour webhook list --case watch").stdout.contains("on-call"))
  }

  @Test func `exit 1 is no failure, and the secret comes from systemd`() throws {
    let service = try units()["candour-sweep.service"] ?? ""
    for line in ["SuccessExitStatus=1", "ProtectSystem=strict", "LoadCredential=on-call:"] {
      #expect(service.contains(line))
    }
  }
}
