import Foundation
import TestSupport

/// A log that a real server or application wrote, read by the whole binary with a profile and a small
/// table of recordings.
struct RealRun {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// By their key: `R1 of pt-1 by unknown:127.0.0.1`.
  private(set) var exposures: [String: FlatJSON] = [:]
  let status: FlatJSON

  /// Nil where the shared data is not beside the project. `options` are more words for the scan.
  init?(
    _ log: String, of folder: String, profile: String, recordings: String, options: String = ""
  ) throws {
    guard let data = SharedData.folder(folder) else { return nil }
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    try place.write(profile, to: "profile.json5")
    try place.write(recordings, to: "recordings.csv")
    let path = data.appendingPathComponent(log).path
    let outcome = try shell.run(
      "candour new case > new.txt && candour scan -c case --recordings recordings.csv \(options)"
        + " --unlikely-ok --profile profile.json5 '\(path)' > scan.txt"
        + " && candour verify -c case > verify.txt && candour list -c case --json > list.txt"
        + " && candour status -c case --json")
    guard outcome.status == 0 else { throw Failure(description: outcome.stderr) }
    status = try FlatJSON(outcome.stdout)
    let list = try String(contentsOfFile: place.path("list.txt"), encoding: .utf8)
    for line in list.split(separator: "\n") {
      let exposure = try FlatJSON(String(line))
      func name(_ field: String) -> String {
        exposure.fields[field]?.trimmingCharacters(in: ["\""]) ?? ""
      }
      exposures["\(name("recording")) of \(name("patient")) by \(name("viewer"))"] = exposure
    }
  }

  /// `attempted, linked, shown, opened`: how many events of each.
  func counts(_ exposure: String) -> [String?] {
    ["attempted", "linked", "shown", "opened"].map { exposures[exposure]?.fields["\($0).count"] }
  }

  /// `bytes` and `extent` of what was opened.
  func opened(_ exposure: String) -> [String?] {
    ["bytes", "extent"].map { exposures[exposure]?.fields["opened.\($0)"] }
  }

  /// `lines, used, ignored, rejected, repaired`.
  var lines: [String?] {
    ["lines", "used", "ignored", "rejected", "repaired"].map { status.fields["lines.\($0)"] }
  }
}
