import Foundation

/// What is true of a world, and what the tool's answers say otherwise.
struct Truth {
  let world: World
  let names: [String]
  let exposures: [Judge.Exposure]

  init(_ world: World) {
    self.world = world
    names = Truth.names(of: world.logs.map(\.path))
    exposures = Judge(world).exposures()
  }

  /// The shortest path endings that no other path has.
  private static func names(of paths: [String]) -> [String] {
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

  /// The two judges must agree before anybody is judged by them.
  func differencesBetweenJudges() throws -> [String] {
    let verdicts = SQLJudge.verdicts(of: exposures)
    let inSQL = try SQLJudge.verdicts(in: world)
    if verdicts.elementsEqual(inSQL, by: { $0.utf8.elementsEqual($1.utf8) }) { return [] }
    return ["the two judges differ: \(verdicts) and \(inSQL)"]
  }

  /// Of `list --json` in a case that has read nothing but this world, all at once.
  func differences(inList list: String) throws -> [String] {
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

  /// Of `list --json` in a case with a past, which may have given other numbers.
  func differences(inUnnumbered list: String) throws -> [String] {
    var found: [Judge.Key: [String: String]] = [:]
    for line in list.split(separator: "\n") {
      let fields = try FlatJSON(String(line)).fields
      func name(_ field: String) -> World.Name? {
        fields[field].flatMap { $0 == "null" ? nil : World.Name(String($0.dropFirst().dropLast())) }
      }
      let key = Judge.Key(
        recording: name("recording") ?? "", patient: name("patient"), viewer: name("viewer") ?? "")
      found[key] = fields
    }
    var complaints =
      found.count == exposures.count
      ? [] : ["\(exposures.count) exposures expected, \(found.count) found"]
    for exposure in exposures {
      let number = found[exposure.key]?["exposure"].flatMap { Int($0) } ?? 0
      let expected = ExpectedList.fields(exposure, number: number, names: names)
      complaints += FlatJSON(fields: found[exposure.key] ?? [:]).differences(from: expected)
    }
    return complaints
  }

  /// Of `status --json`, or, with `run`, of a first `scan --json`. `files` are the logs as they lie in
  /// the folder.
  func differences(inStatus text: String, files: [[UInt8]], run: Bool) throws -> [String] {
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
      from: expected, ignoring: ["case", "ledger", "deadlines"])
  }
}
