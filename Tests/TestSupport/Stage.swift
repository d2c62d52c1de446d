import Foundation

/// Where a play is performed: a folder of its own, the real binary, and what it last printed.
public struct Stage {
  private let folder: String
  private let shell: Shell
  private var last = Shell.Outcome(status: 0, stdout: "", stderr: "")
  private var lastLine = ""

  public init(folder: String, binary: String) {
    self.folder = folder
    shell = Shell(folder: folder, binary: binary)
  }

  /// What went otherwise than the play says, each with its line and what was printed; empty if all
  /// went well. It stops at the first command that ends wrongly: what follows rests on it.
  public mutating func perform(_ play: Play) throws -> [String] {
    var complaints: [String] = []
    for (line, step) in play.steps {
      guard let complaint = try perform(step) else { continue }
      complaints.append(
        """
        \(play.name):\(line): \(complaint)
        $ \(lastLine)
        status \(last.status)
        stdout: \(last.stdout.prefix(2000))
        stderr: \(last.stderr.prefix(2000))
        """)
      if case .command = step { break }
    }
    return complaints
  }

  private mutating func perform(_ step: Play.Step) throws -> String? {
    switch step {
    case .command(let line, let succeeds):
      try run(line)
      if succeeds { return last.status == 0 ? nil : "it failed" }
      return last.status == 0 ? "it did not fail" : nil
    case .prepare(let line):
      try run(line)
      return last.status == 0 ? nil : "the preparation failed"
    case .file(let name, let text):
      let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    case .printed(let channel, let text, let expected):
      let printed = channel == .stdout ? last.stdout : last.stderr
      if printed.contains(text) == expected { return nil }
      return expected ? "\(channel) lacks '\(text)'" : "\(channel) has '\(text)'"
    case .status(let status):
      return last.status == status ? nil : "the status is not \(status)"
    case .exists(let path, let expected):
      if FileManager.default.fileExists(atPath: "\(folder)/\(path)") == expected { return nil }
      return expected ? "\(path) does not exist" : "\(path) exists"
    case .mode(let mode, let path):
      let found = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      let bits = found[.posixPermissions] as? Int
      return bits == Int(mode, radix: 8) ? nil : "\(path) has another mode than \(mode)"
    }
  }

  private mutating func run(_ line: String) throws {
    lastLine = line
    last = try shell.run(line)
  }
}
