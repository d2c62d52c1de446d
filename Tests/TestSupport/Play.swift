import Foundation

/// A whole run of the tool as a text that anybody can read.
///
///     # A comment says what the play is about.
///     file recordings.csv
///     recording,patient
///     rec-1,pt-1
///     end
///     candour new a
///     ! candour scan --case a --recordings missing.csv access.jsonl
///     stderr 'candour: error: missing.csv: no such file'
///     status 3
///
/// `candour …` must end with 0 and `! candour …` with anything else; `status N` says which. `stdout`
/// and `stderr` name a text that the last command printed there, `! stdout` one that it did not.
/// `exists`, `absent` and `mode 0600 FILE` look at the folder. `$ …` runs a line of shell that
/// prepares something. Lines of `candour` may use the shell's `<`, `>` and `|`.
public struct Play: Sendable {
  public enum Step: Sendable, Equatable {
    case command(String, succeeds: Bool)
    case prepare(String)
    case file(String, String)
    case printed(Channel, String, expected: Bool)
    case status(Int32)
    case exists(String, expected: Bool)
    case mode(String, String)
  }

  public enum Channel: Sendable, Equatable { case stdout, stderr }

  public struct Misprint: Error, CustomStringConvertible {
    public let description: String
  }

  public let name: String
  public let steps: [(line: Int, step: Step)]

  /// Throws `Misprint` for a line that is none of the above.
  public init(name: String, text: String) throws {
    self.name = name
    var steps: [(line: Int, step: Step)] = []
    var open: (line: Int, name: String, lines: [String])?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if let file = open {
        if line == "end" {
          let content = file.lines.map { $0 + "\n" }.joined()
          steps.append((file.line, .file(file.name, content)))
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("file ") {
        open = (index + 1, String(line.dropFirst(5)), [])
      } else if !line.isEmpty, !line.hasPrefix("#") {
        guard let step = Play.step(line) else {
          throw Misprint(description: "\(name):\(index + 1): not a line of a play: \(line)")
        }
        steps.append((index + 1, step))
      }
    }
    if let open { throw Misprint(description: "\(name):\(open.line): a file without an end") }
    self.steps = steps
  }

  private static func step(_ line: String) -> Step? {
    let denied = line.hasPrefix("! ")
    let words = denied ? String(line.dropFirst(2)) : line
    let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let rest = parts[1]
    switch parts[0] {
    case "candour": return .command(words, succeeds: !denied)
    case "stdout": return .printed(.stdout, unquoted(rest), expected: !denied)
    case "stderr": return .printed(.stderr, unquoted(rest), expected: !denied)
    case _ where denied: return nil
    case "$": return .prepare(rest)
    case "status": return Int32(rest).map { .status($0) }
    case "exists": return .exists(rest, expected: true)
    case "absent": return .exists(rest, expected: false)
    case "mode":
      let mode = rest.split(separator: " ", maxSplits: 1).map(String.init)
      return mode.count == 2 ? .mode(mode[0], mode[1]) : nil
    default: return nil
    }
  }

  private static func unquoted(_ text: String) -> String {
    let isQuoted = text.count > 1 && text.hasPrefix("'") && text.hasSuffix("'")
    return isQuoted ? String(text.dropFirst().dropLast()) : text
  }
}
