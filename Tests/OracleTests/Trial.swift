import Foundation
import TestSupport

/// One world written to a folder, read by the real binary, and held against its own truth.
struct Trial {
  private let folder: URL
  private let shell: Shell
  private let world: World
  private let names: [String]
  private let exposures: [Judge.Exposure]
  private var dice: Dice
  private let tables: String
  private let window: String

  init(seed: UInt64, in folder: URL) throws {
    self.folder = folder
    shell = Shell(folder: folder.path, binary: Shell.builtFolder)
    world = WorldMaker.make(seed: seed)
    names = Trial.names(of: world.logs.map(\.path))
    exposures = Judge(world).exposures()
    dice = Dice(seed: ~seed)
    let files = try TableFiles(world, in: folder, dice: dice)
    tables = files.options.joined(separator: " ")
    var window = ""
    for (option, end) in [("--since", world.window.from), ("--until", world.window.until)] {
      if let end { window += " \(option) \(Moment.rfc3339(end, &dice))" }
    }
    self.window = window
    for (name, text) in [
      ("app", AppLine.profile), ("gateway", RequestLine.gateway), ("edge", RequestLine.edge),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".json5"))
    }
    for log in world.logs {
      let plain = folder.appendingPathComponent(
        log.isCompressed ? String(log.path.dropLast(3)) : log.path)
      try FileManager.default.createDirectory(
        at: plain.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(log.content).write(to: plain)
      if log.isCompressed { _ = try run("gzip '\(plain.path)'") }
    }
  }

  /// What went otherwise than the world's truth says; empty if all is well.
  mutating func complaints() throws -> [String] {
    if world.logs.isEmpty { return [] }
    var complaints: [String] = []
    let verdicts = SQLJudge.verdicts(of: exposures)
    let inSQL = try SQLJudge.verdicts(in: world)
    if !verdicts.elementsEqual(inSQL, by: { $0.utf8.elementsEqual($1.utf8) }) {
      complaints.append("the two judges differ: \(verdicts) and \(inSQL)")
    }
    let logs = Array(world.logs.indices)
    let threads = dice.one(of: ["", "--threads 1", "--threads 2", "--threads 4"])
    let scan = try run("candour new case > new.txt && \(self.scan("case", logs)) --json \(threads)")
    let list = try run("candour list --case case --json")
    complaints += try differencesInList(list)
    complaints += try differencesInStatus(scan, run: true)
    complaints += try differencesInStatus(try run("candour status -c case --json"), run: false)

    // The same again, in another order, changes nothing.
    _ = try run(self.scan("case", logs.shuffled(using: &dice)))
    if try run("candour list --case case --json") != list {
      complaints.append("again: another list")
    }
    complaints += try differencesInStatus(try run("candour status -c case --json"), run: false)
    _ = try run("candour verify --case case")
    if dice.once(in: 3) { complaints += try piecemeal() }
    return complaints
  }

  /// One log after the other gives the same as all at once, but for the numbers.
  private mutating func piecemeal() throws -> [String] {
    var lines = "candour new pieces > new.txt"
    for log in world.logs.indices.shuffled(using: &dice) { lines += " && \(scan("pieces", [log]))" }
    _ = try run(lines)
    func withoutNumber(_ line: Substring) -> String {
      line.firstIndex(of: ",").map { String(line[$0...]) } ?? String(line)
    }
    let whole = try run("candour list --case case --json").split(separator: "\n")
    let pieces = try run("candour list --case pieces --json").split(separator: "\n")
    if Set(whole.map(withoutNumber)) == Set(pieces.map(withoutNumber)) { return [] }
    return ["piecemeal: another list\n\(whole)\n\(pieces)"]
  }

  // MARK: Commands

  private func scan(_ folder: String, _ logs: [Int]) -> String {
    var line = "candour scan --case \(folder) \(tables) \(window) --unlikely-ok"
    for log in logs.sorted(by: { rank($0) < rank($1) }) {
      let profile = world.logs[log].profile
      line += (profile.map { " --profile \($0).json5" } ?? "") + " '\(world.logs[log].path)'"
    }
    return line
  }

  /// `--profile` holds for the logs after it, so those without come first.
  private func rank(_ log: Int) -> Int { world.logs[log].profile == nil ? 0 : 1 }

  private func run(_ line: String) throws -> String {
    let outcome = try shell.run(line)
    if outcome.status == 0 { return outcome.stdout }
    throw Failure(message: "\(line)\nstatus \(outcome.status)\n\(outcome.stderr)")
  }

  struct Failure: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
  }

  // MARK: Comparing

  private func differencesInList(_ list: String) throws -> [String] {
    let lines = list.split(separator: "\n")
    var complaints: [String] = []
    if lines.count != exposures.count {
      complaints.append("\(exposures.count) exposures expected, \(lines.count) found")
    }
    for (index, (line, exposure)) in zip(lines, exposures).enumerated() {
      let expected = ExpectedList.fields(exposure, number: index + 1, names: names)
      let differences = try FlatJSON(String(line)).differences(from: expected)
      complaints += differences.map { "exposure \(index + 1) \($0)" }
    }
    return complaints
  }

  private func differencesInStatus(_ text: String, run: Bool) throws -> [String] {
    let files = try world.logs.map {
      Array(try Data(contentsOf: folder.appendingPathComponent($0.path)))
    }
    var expected =
      ExpectedStatus(world: world, names: names, exposures: exposures, files: files).fields
    if run {
      expected["run.number"] = "1"
      expected["run.new"] = "\(exposures.count)"
      expected["run.raised"] = "0"
      expected["run.cleared"] = "0"
      expected["run.sources[]"] = "\(names.count)"
      let order = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for (index, name) in order.enumerated() { expected["run.sources[\(index)]"] = "\"\(name)\"" }
    }
    return try FlatJSON(text).differences(
      from: expected, ignoring: ["case", "ledger", "deadlines", "recorded_only"])
  }

  /// The shortest path endings that no other path has.
  static func names(of paths: [String]) -> [String] {
    paths.map { path in
      let steps = path.split(separator: "/")
      for count in 1...steps.count {
        let ending = "/" + steps.suffix(count).joined(separator: "/")
        let same = paths.filter { ("/" + $0).hasSuffix(ending) }
        if same.count == 1 { return String(ending.dropFirst()) }
      }
      return path
    }
  }
}
