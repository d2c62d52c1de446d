import Model
import Notation

/// What `status --json` must say of a world, by DESIGN §5 and §7.
struct ExpectedStatus {
  private static let maxGap: Int64 = 600 * Moment.second

  let world: World
  let names: [String]
  let exposures: [Judge.Exposure]
  /// As they lie in the folder, by source.
  let files: [[UInt8]]

  var fields: [String: String] {
    var fields: [String: String] = [
      "jurisdiction": "\"uk\"", "aware_at": "null", "due_at": "null", "overdue": "false",
      "contained_at": "null", "after_containment": "0",
      "unknown_viewers": "\(distinct(exposures.filter { !$0.viewerIsNamed }, \.key.viewer))",
      "window.first": exposures.map(\.first).min().map(Moment.json) ?? "null",
      "window.last": exposures.map(\.last).max().map(Moment.json) ?? "null",
    ]
    for (name, number) in totals(of: exposures) { fields[name] = number }
    let recorded = Judge(world, recordedOnly: true).exposures()
    for (name, number) in totals(of: recorded) { fields["recorded_only." + name] = number }
    for (name, number) in tally(world.logs.flatMap(\.lines)) { fields["lines." + name] = number }
    if unansweredLists > 0 { fields["unanswered_lists"] = "\(unansweredLists)" }
    fields["sources[]"] = "\(world.logs.count)"
    let order = names.indices.sorted {
      Array(names[$0].utf8).lexicographicallyPrecedes(Array(names[$1].utf8))
    }
    for (place, source) in order.enumerated() {
      for (name, text) in self.source(source) { fields["sources[\(place)].\(name)"] = text }
    }
    return fields
  }

  private var unansweredLists: Int {
    world.logs.flatMap(\.lines).filter(\.isUnansweredList).count
  }

  private func distinct<Thing: Hashable>(
    _ exposures: [Judge.Exposure], _ thing: (Judge.Exposure) -> Thing
  ) -> Int { Set(exposures.map(thing)).count }

  private func totals(of exposures: [Judge.Exposure]) -> [String: String] {
    let seen = exposures.filter { $0.action == .shown || $0.action == .opened }
    let opened = exposures.filter { $0.action == .opened && $0.viewerIsNamed }
    func affecting(_ some: [Judge.Exposure]) -> [Judge.Exposure] {
      some.filter { $0.key.patient != nil && $0.hasContent }
    }
    let isExact =
      exposures.allSatisfy { $0.key.patient != nil }
      && world.logs.allSatisfy { log in log.lines.allSatisfy { $0.verdict != .rejected } }
      && names.indices.allSatisfy { gaps(of: $0).isEmpty } && unansweredLists == 0
    var totals = [
      "data_subjects.confirmed": distinct(affecting(opened), \.key.patient),
      "data_subjects.maximum": distinct(affecting(seen), \.key.patient),
      "records.confirmed": distinct(affecting(opened), \.key.recording),
      "records.maximum": distinct(affecting(seen), \.key.recording),
      "recipients.opened": distinct(opened, \.key.viewer),
      "recipients.shown": distinct(seen.filter(\.viewerIsNamed), \.key.viewer),
      "exposures.unattributed": exposures.filter { $0.key.patient == nil }.count,
      "exposures.no_content": exposures.filter { !$0.hasContent }.count,
    ].mapValues(String.init)
    for action in World.Action.allCases {
      totals["exposures." + action.word] = "\(exposures.filter { $0.action == action }.count)"
    }
    for name in ["data_subjects", "records"] {
      totals[name + ".bound"] = isExact ? "\"exact\"" : "\"at_least\""
    }
    return totals
  }

  private func tally(_ lines: [World.Line]) -> [String: String] {
    func count(_ verdict: World.Verdict) -> String {
      "\(lines.filter { $0.verdict == verdict }.count)"
    }
    return [
      "lines": "\(lines.count)", "used": count(.used), "ignored": count(.ignored),
      "rejected": count(.rejected), "repaired": "\(lines.filter(\.isRepaired).count)",
    ]
  }

  private func source(_ source: Int) -> [String: String] {
    let log = world.logs[source]
    let times = log.lines.compactMap(\.moment)
    var fields = tally(log.lines)
    fields["repaired"] = nil
    fields["name"] = "\"\(names[source])\""
    fields["sha256"] = "\"\(SHA256.digest(of: files[source]).hex)\""
    fields["bytes"] = "\(files[source].count)"
    fields["first"] = times.min().map(Moment.json) ?? "null"
    fields["last"] = times.max().map(Moment.json) ?? "null"
    let gaps = gaps(of: source)
    fields["gaps[]"] = "\(gaps.count)"
    for (index, gap) in gaps.enumerated() {
      fields["gaps[\(index)].from"] = Moment.json(gap.from)
      fields["gaps[\(index)].until"] = Moment.json(gap.until)
    }
    return fields
  }

  // MARK: Silences

  /// Within a source, and before it the time since all earlier sources of its profile had ended;
  /// those that take anything away of the window.
  private func gaps(of source: Int) -> [(from: Int64, until: Int64)] {
    guard let first = exposures.map(\.first).min(), let last = exposures.map(\.last).max()
    else { return [] }
    let times = Set(world.logs[source].lines.compactMap(\.moment)).sorted()
    var gaps = zip(times, times.dropFirst()).map { (from: $0, until: $1) }
    if let start = times.first, let before = ended(before: source) {
      gaps.insert((from: before, until: start), at: 0)
    }
    return gaps.filter {
      $0.until - $0.from > Self.maxGap && $0.from < last && $0.until > first
    }
  }

  private func ended(before source: Int) -> Int64? {
    func ends(_ log: World.Log) -> (first: Int64, last: Int64)? {
      let times = log.lines.compactMap(\.moment)
      guard let first = times.min(), let last = times.max() else { return nil }
      return (first, last)
    }
    guard let mine = ends(world.logs[source]) else { return nil }
    let earlier = world.logs.indices.filter { other in
      guard other != source, world.logs[other].profile == world.logs[source].profile,
        let its = ends(world.logs[other])
      else { return false }
      return (its.first, its.last, other) < (mine.first, mine.last, source)
    }
    return earlier.compactMap { ends(world.logs[$0])?.last }.max()
  }
}
