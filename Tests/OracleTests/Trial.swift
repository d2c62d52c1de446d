import Foundation
import TestSupport

/// One world written to a folder, read by the real binary, and held against its own truth.
struct Trial {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let folder: URL
  private let shell: Shell
  private let world: World
  private var dice: Dice
  private let tables: TableFiles
  private let window: String

  /// - Parameter profiles: the texts of those that the world's logs name.
  init(_ world: World, profiles: [String: String], dice: Dice, in folder: URL) throws {
    self.folder = folder
    shell = Shell(folder: folder.path, binary: Shell.builtFolder)
    self.world = world
    var dice = dice
    tables = try TableFiles(world, in: folder, dice: dice)
    var window = ""
    for (option, end) in [("--since", world.window.from), ("--until", world.window.until)] {
      if let end { window += " \(option) \(Moment.rfc3339(end, &dice))" }
    }
    self.window = window
    self.dice = dice
    for (name, text) in profiles {
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
    let truth = Truth(world)
    var complaints = try truth.differencesBetweenJudges()
    let logs = Array(world.logs.indices)
    let threads = dice.one(of: ["", "--threads 1", "--threads 2", "--threads 4"])
    let scan = try run(
      "candour new case > new.txt && \(self.scan("case", logs, tables.options)) --json \(threads)")
    let list = try run("candour list --case case --json")
    complaints += try truth.differences(inList: list)
    complaints += try truth.differences(inStatus: scan, files: files(of: world), run: true)
    complaints += try statusDifferences("case", truth)

    // The same again, in another order, changes nothing.
    _ = try run(self.scan("case", logs.shuffled(using: &dice), tables.options))
    if try run("candour list --case case --json") != list {
      complaints.append("again: another list")
    }
    complaints += try statusDifferences("case", truth)
    _ = try run("candour verify --case case")
    if dice.once(in: 3) { complaints += try complaintsWithPast() }
    return complaints
  }

  /// What the list says of each exposure, but for the lines that prove it.
  func exposuresWithoutLines() throws -> [[String: String]] {
    try run("candour list --case case --json").split(separator: "\n").map { line in
      try FlatJSON(String(line)).fields.filter { !$0.key.hasPrefix("lines[") }
    }
  }

  /// The one document under `documents/` whose name ends so.
  func document(_ ending: String) throws -> String {
    let documents = folder.appendingPathComponent("case/documents")
    let names = try FileManager.default.contentsOfDirectory(atPath: documents.path)
    guard let name = names.first(where: { $0.hasSuffix(ending) }) else {
      throw Failure(description: "no document \(ending)")
    }
    return try String(contentsOf: documents.appendingPathComponent(name), encoding: .utf8)
  }

  /// A case may have come to the same logs and tables by any way: one log after the other, under
  /// tables that were half as good, with one log more.
  private mutating func complaintsWithPast() throws -> [String] {
    let order = world.logs.indices.shuffled(using: &dice)
    var lines = "candour new past > new.txt"
    lines += " && " + scan("past", [order[0]], tables.recordings)
    for log in order { lines += " && " + scan("past", [log], tables.options) }
    _ = try run(lines)
    let truth = Truth(world)
    let list = try run("candour list --case past --json")
    var complaints = try truth.differences(inUnnumbered: list)
    complaints += try statusDifferences("past", truth)

    var without = world
    without.logs.remove(at: order[0])
    let rest = Truth(without)
    _ = try run("candour source drop -c past '\(truth.names[order[0]])' > drop.txt")
    complaints += try rest.differences(
      inUnnumbered: try run("candour list --case past --json"))
    complaints += try statusDifferences("past", rest)
    _ = try run("candour verify --case past")
    return complaints.map { "with a past: " + $0 }
  }

  // MARK: Commands

  private func scan(_ folder: String, _ logs: [Int], _ tables: [String]) -> String {
    var line = "candour scan --case \(folder) \(tables.joined(separator: " ")) \(window)"
    line += " --unlikely-ok"
    for log in logs.sorted(by: { rank($0) < rank($1) }) {
      switch world.logs[log].profile {
      case nil: break
      case "links": line += " --links"
      case let profile?: line += " --profile \(profile).json5"
      }
      line += " '\(world.logs[log].path)'"
    }
    return line
  }

  /// `--profile` holds for the logs after it, so those without come first.
  private func rank(_ log: Int) -> Int { world.logs[log].profile == nil ? 0 : 1 }

  func run(_ line: String) throws -> String {
    let outcome = try shell.run(line)
    if outcome.status == 0 { return outcome.stdout }
    throw Failure(description: "\(line)\nstatus \(outcome.status)\n\(outcome.stderr)")
  }

  private func statusDifferences(_ folder: String, _ truth: Truth) throws -> [String] {
    let status = try run("candour status --case \(folder) --json")
    return try truth.differences(inStatus: status, files: files(of: truth.world), run: false)
  }

  private func files(of world: World) throws -> [[UInt8]] {
    try world.logs.map { Array(try Data(contentsOf: folder.appendingPathComponent($0.path))) }
  }
}
