import Foundation
import Glibc
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// A log that grows and is rotated in every way at random, swept now and then, must come to what one
/// scan of all its parts finds, and every exposure must be told once.
@Suite(.serialized)
struct SweepHistoryTests {
  @Test(arguments: 0..<12)
  func `sweeps of a log that is rotated at random find what one scan finds`(_ seed: Int) throws {
    let history = try SweptHistory(seed: UInt64(seed))
    try history.sweep()
    for _ in 0..<40 {
      try history.step()
      if history.dice.once(in: 3) { try history.sweep() }
    }
    try history.end()
    // What was left unfinished is read once nobody has touched it between two sweeps.
    for _ in 0..<3 { try history.sweep() }
    let swept = try CaseView(history.openCase(), asOf: history.asOf)
    let scanned = try history.scanOfEverything()
    #expect(SweptHistory.facts(swept) == SweptHistory.facts(scanned))
    #expect(swept.lines == scanned.lines && swept.first == scanned.first)
    var actions: [Int: Action] = [:]
    for exposure in swept.exposures { actions[exposure.number] = exposure.action }
    #expect(history.told == actions)
    #expect(history.tellings == history.rises)
    #expect(history.failures.isEmpty)
    #expect(try history.sweep().lines == 0)
    #expect(!history.toldNow)
    #expect(try history.differences() == [])
  }

  @Test(arguments: 200..<212)
  func `logs that all begin alike, or are away for a while, lose no line`(_ seed: Int) throws {
    let heading = "{\"action\":\"login\",\"of\":\"the same in every file\"}\n"
    let history = try SweptHistory(seed: UInt64(seed), heading: heading)
    try history.sweep()
    for _ in 0..<40 {
      try history.step()
      if history.dice.once(in: 8) { try history.rename(leaving: false) }
      if history.dice.once(in: 8) { try history.sweepWithoutFolder() }
      if history.dice.once(in: 3) { try history.sweep() }
    }
    try history.end()
    for _ in 0..<3 { try history.sweep() }
    let swept = try CaseView(history.openCase(), asOf: history.asOf)
    #expect(SweptHistory.facts(swept) == SweptHistory.facts(try history.scanOfEverything()))
    #expect(swept.exposures.allSatisfy { history.told[$0.number] == $0.action })
    #expect(history.tellings == history.rises)
    #expect(history.failures.allSatisfy { $0.word == .unreadable })
    #expect(try history.differences() == [])
  }

  @Test func `a log that is named twice is read once`() throws {
    let history = try SweptHistory(seed: 1)
    try history.sweep()
    for _ in 0..<3 { try history.step() }
    try history.end()
    #expect(try history.sweep(naming: 2).lines > 0)
    #expect(try history.sweep(naming: 2).lines == 0)
    let swept = try CaseView(history.openCase(), asOf: history.asOf)
    #expect(SweptHistory.facts(swept) == SweptHistory.facts(try history.scanOfEverything()))
  }

  @Test func `what an empty log was rotated to and compressed is not called lost`() throws {
    let history = try SweptHistory(seed: 7)
    try history.sweep()
    try history.write(lines: 5)
    try history.rename()
    try history.compress(1)
    #expect(try history.sweep().lines == 5)
    #expect(history.failures.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe is refused, not waited for`() throws {
    let history = try SweptHistory(seed: 1)
    try history.replaceByPipe()
    #expect(throws: Problem.self) { try history.sweep() }
  }

  @Test(arguments: 300..<308)
  func `a scan after sweeps whose tables were corrected judges all of it by the last of them`(
    _ seed: Int
  ) throws {
    let history = try SweptHistory(seed: UInt64(seed))
    try history.sweep()
    for _ in 0..<40 {
      try history.step()
      if history.dice.once(in: 8) { try history.correct() }
      if history.dice.once(in: 3) { try history.sweep() }
    }
    try history.correct()
    try history.end()
    for _ in 0..<3 { try history.sweep() }
    _ = try history.scan(history.openCase(), [])
    let scanned = try CaseView(history.openCase(), asOf: history.asOf)
    #expect(SweptHistory.facts(scanned) == SweptHistory.facts(try history.scanOfEverything()))
    #expect(try history.openCase().store.sourcesApart().isEmpty)
    #expect(try history.differences() == [])
    // The scan leaves the sweeps where they were.
    #expect(try history.sweep().lines == 0)
    #expect(history.failures.isEmpty)
  }

  @Test(arguments: 400..<408)
  func `sweeps while the log is written find it all, though some of its lines are from the future`(
    _ seed: Int
  ) throws {
    let history = try SweptHistory(seed: UInt64(seed))
    history.isLive = true
    try history.sweep()
    for _ in 0..<40 {
      try history.step()
      if history.dice.once(in: 3) { try history.sweep() }
    }
    try history.end()
    history.isLive = false
    for _ in 0..<3 { try history.sweep() }
    let swept = try CaseView(history.openCase(), asOf: history.asOf)
    let scanned = try history.scanOfEverything()
    #expect(SweptHistory.facts(swept) == SweptHistory.facts(scanned))
    #expect(swept.lines == scanned.lines && swept.last == scanned.last)
    #expect(history.tellings == history.rises)
    #expect(history.failures.isEmpty)
    #expect(try history.sweep().lines == 0)
    #expect(try history.differences() == [])
  }

  @Test(arguments: 100..<108)
  func `sweeps whose tables catch up find what one scan by the last of them finds`(
    _ seed: Int
  ) throws {
    // Every patient is known from the beginning: who a viewer is stays with what was found.
    let history = try SweptHistory(seed: UInt64(seed), known: 5)
    try history.sweep()
    for _ in 0..<40 {
      try history.step()
      if history.dice.once(in: 6) { try history.catchUp(1) }
      if history.dice.once(in: 3) { try history.sweep() }
      if history.dice.once(in: 20) { try history.forgetDigests() }
    }
    try history.end()
    try history.catchUp(12)
    for _ in 0..<3 { try history.sweep() }
    let swept = try CaseView(history.openCase(), asOf: history.asOf)
    #expect(SweptHistory.facts(swept) == SweptHistory.facts(try history.scanOfEverything()))
    #expect(swept.exposures.allSatisfy { history.told[$0.number] == $0.action })
    #expect(try history.sweep().lines == 0)
    #expect(!history.toldNow)
    #expect(try history.differences() == [])
  }
}

/// The log, the case that is swept, and what was told.
final class SweptHistory {
  let place: URL
  private(set) var told: [Int: Action] = [:]
  /// How often somebody was told, and how often that was of something new.
  private(set) var tellings = 0
  private(set) var rises = 0
  private(set) var toldNow = false
  private(set) var failures: [SweepFailure] = []
  var dice: Dice
  /// The sweeps are of the moment when the last line was written, and some of the lines are of 2036.
  var isLive = false
  private var second = 0
  private var rotated = 0
  private var isUnfinished = false
  /// Of so many recordings the tables say whose they are.
  private var known: Int
  /// What every file of the log begins with.
  private let heading: String
  /// How often the tables said that every recording is somebody else's.
  private var corrected = 0

  init(seed: UInt64, known: Int = 12, heading: String = "") throws {
    self.known = known
    self.heading = heading
    dice = Dice(seed: seed)
    place = FileManager.default.temporaryDirectory
      .appendingPathComponent("candour-sweep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try catchUp(0)
    try Data("{ name: \"app\", format: \"json-lines\" }".utf8)
      .write(to: URL(fileURLWithPath: path("app.json5")))
    _ = try NewCase(folder: path("case")).run(by: actor)
    try append("")
  }

  /// The tables know of more recordings than before.
  func catchUp(_ more: Int) throws {
    known = min(12, known + more)
    var rows = "recording,patient,bytes\n"
    for number in 0..<known { rows += "r\(number),p\((number + corrected) % 5),1000\n" }
    try Data(rows.utf8).write(to: URL(fileURLWithPath: path("recordings.csv")))
  }

  /// Every recording is somebody else's than the tables said.
  func correct() throws {
    corrected += 1
    try catchUp(0)
  }

  /// As an older candour leaves a case.
  func forgetDigests() throws {
    try openCase().store.database.execute(
      "DELETE FROM contents_part; DELETE FROM contents_block")
  }

  /// What verification finds wrong with the case itself.
  func differences() throws -> [String] {
    let opened = try openCase()
    let result = try Verify.run(opened, view: CaseView(opened, asOf: asOf))
    return result.differences.map { "\($0.what) \($0.name): \($0.reason)" }
  }

  deinit { try? FileManager.default.removeItem(at: place) }

  func path(_ name: String) -> String { place.appendingPathComponent(name).path }
  private var log: String { path("access.log") }

  private static let day = Timestamp(nanoseconds: 1_591_660_800_000_000_000)
  var asOf: Timestamp {
    Self.day.adding(.seconds(isLive ? Int64(second) : 140_000))
  }

  private var actor: Actor {
    Actor(login: "tester", by: nil, at: asOf, version: "test", arguments: [])
  }

  func openCase() throws -> OpenCase {
    try OpenCase(CaseFolder(path("case")), writing: true)
  }

  private func request() -> ScanRequest {
    var request = ScanRequest(workingFolder: place.path)
    request.tables["recordings"] = path("recordings.csv")
    request.unlikelyIsFine = true
    return request
  }

  // MARK: What happens to the log

  func step() throws {
    switch dice.below(10) {
    case 0: try rename()
    case 1: try copyAndTruncate()
    case 2: try compress()
    case 3: try writeBeginning()
    default: for _ in 0..<dice.below(6) { try append(line() + "\n") }
    }
  }

  func end() throws {
    if isUnfinished { try append("\n") }
    isUnfinished = false
  }

  private func line() -> String {
    if dice.once(in: 12) { return dice.one(of: ["", "broken {", "{\"action\":\"login\"}"]) }
    second += dice.below(90)
    let day = isLive && dice.once(in: 10) ? "2036-02-07" : "2020-06-09"
    let time = "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    let action = dice.one(of: ["shown", "opened", "attempted"])
    return
      "{\"time\":\"\(time)\",\"viewer\":\"p\(dice.below(6))\",\"recording\":\"r\(dice.below(13))\","
      + "\"action\":\"\(action)\",\"bytes\":\(dice.below(1100))}"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func append(_ text: String) throws {
    if !FileManager.default.fileExists(atPath: log) {
      _ = FileManager.default.createFile(atPath: log, contents: Data(heading.utf8))
    }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    defer { try? file.close() }
    try file.seekToEnd()
    let isLine = text.hasSuffix("\n")
    try file.write(contentsOf: Data((isUnfinished && isLine && text != "\n" ? "\n" : "").utf8))
    try file.write(contentsOf: Data(text.utf8))
    if isLine { isUnfinished = false }
  }

  private func writeBeginning() throws {
    guard !isUnfinished else { return }
    let whole = line()
    try append(String(whole.prefix(dice.below(whole.count + 1))))
    isUnfinished = true
  }

  /// `.2` becomes `.3`, `.1` becomes `.2`, and so on; compressed or not.
  private func shift() throws {
    for number in stride(from: rotated, to: 0, by: -1) {
      for ending in ["", ".gz"] where exists("access.log.\(number)\(ending)") {
        try FileManager.default.moveItem(
          atPath: path("access.log.\(number)\(ending)"),
          toPath: path("access.log.\(number + 1)\(ending)"))
      }
    }
    rotated += 1
  }

  /// - Parameter leaving: a new log is there at once.
  func rename(leaving: Bool = true) throws {
    guard exists("access.log") else { return }
    try shift()
    try FileManager.default.moveItem(atPath: log, toPath: path("access.log.1"))
    isUnfinished = false
    if leaving { try append("") }
  }

  func write(lines: Int) throws {
    for _ in 0..<lines {
      second += 1
      try append(
        "{\"time\":\"2020-06-09T00:00:\(two(second))Z\",\"viewer\":\"p1\",\"recording\":\"r0\","
          + "\"action\":\"shown\",\"bytes\":1}\n")
    }
  }

  /// As where a disk is not mounted.
  func sweepWithoutFolder() throws {
    let all = try FileManager.default.contentsOfDirectory(atPath: place.path)
      .filter { $0.hasPrefix("access.log") }
    for name in all { try move(name, to: "away-\(name)") }
    do {
      try sweep()
    } catch let problem as Problem {
      #expect(problem.kind == .input)
    }
    for name in all { try move("away-\(name)", to: name) }
  }

  private func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func replaceByPipe() throws {
    try FileManager.default.removeItem(atPath: log)
    #expect(mkfifo(log, 0o600) == 0)
  }

  private func copyAndTruncate() throws {
    guard exists("access.log") else { return }
    try shift()
    try FileManager.default.copyItem(atPath: log, toPath: path("access.log.1"))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(heading.utf8))
    try file.close()
    isUnfinished = false
  }

  private func compress() throws { try compress(dice.below(rotated + 1)) }

  func compress(_ number: Int) throws {
    guard number > 0, exists("access.log.\(number)") else { return }
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = [path("access.log.\(number)")]
    try gzip.run()
    gzip.waitUntilExit()
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  // MARK: What is found

  @discardableResult
  func sweep(naming times: Int = 1) throws -> SweepOutcome {
    var asked = SweepRequest(request())
    asked.lag = .seconds(isLive ? 120 : 0)
    asked.scan.logs = Array(
      repeating: .init(path: log, profile: path("app.json5")), count: times)
    let sweep = try Sweep(try openCase(), asked, by: actor)
    let outcome = try sweep.run()
    // A sweep that is killed before this tells again.
    try sweep.markTold(outcome)
    toldNow = !outcome.telling.isEmpty
    for telling in outcome.telling {
      tellings += 1
      if told[telling.number].map({ $0 < telling.action }) ?? true { rises += 1 }
      told[telling.number] = telling.action
    }
    // A broken line alone is one, and so is a line of 2036.
    failures += outcome.failures.filter { failure in
      failure.word != .clock && !failure.problem.message.hasSuffix("could not be read")
    }
    return outcome
  }

  func scanOfEverything() throws -> CaseView {
    _ = try NewCase(folder: path("whole")).run(by: actor)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    let opened = try OpenCase(CaseFolder(path("whole")), writing: true)
    return try scan(opened, names.filter { $0.hasPrefix("access.log") }).view
  }

  func scan(_ opened: OpenCase, _ names: [String]) throws -> ScanOutcome {
    var asked = request()
    asked.logs = names.map { .init(path: path($0), profile: path("app.json5")) }
    return try Scan(opened, asked, by: actor).run()
  }

  /// Everything but the numbers, and the names of the files.
  static func facts(_ view: CaseView) -> [Exposure.Key: [String]] {
    var facts: [Exposure.Key: [String]] = [:]
    for exposure in view.exposures {
      let tallies = exposure.tallies.map {
        "\($0.count) \($0.first?.nanoseconds ?? 0) \($0.last?.nanoseconds ?? 0)"
      }
      facts[exposure.key] =
        [
          exposure.viewerKind.rawValue, exposure.content.rawValue, exposure.evidence.rawValue,
          exposure.action.word, "\(exposure.bytes ?? -1)", exposure.extent?.rawValue ?? "",
          "\(exposure.lines.count)", "\(exposure.lines.map(\.line).sorted())",
        ] + tallies
    }
    return facts
  }
}
