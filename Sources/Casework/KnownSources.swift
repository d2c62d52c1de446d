import Model

/// Which of the logs just read are news to the case (DESIGN §5, idempotence): the same content read
/// the same way is nothing new; read another way, or grown since, it replaces what the earlier
/// reading gave.
struct KnownSources {
  /// What becomes of one log that was read.
  enum Verdict: Equatable {
    case new
    /// The number of the source that says the same.
    case known(Int)
    /// The number it takes over, and those it makes superfluous.
    case replaces(Int, alsoDrops: [Int])
    /// Another log of this scan says the same, or more.
    case contained(inLog: Int)
  }

  let existing: [Source]
  /// By number of the source: the bytes of its proving lines by offset.
  let lines: (Int) throws(Problem) -> [Int64: [UInt8]]

  /// By place of the log. Does not depend on the order in which the logs were given.
  func verdicts(on read: [ReadSource], proving: [Int: [Finding]]) throws(Problem) -> [Verdict] {
    var verdicts = [Verdict](repeating: .new, count: read.count)
    var accepted: [Int] = []
    var replaced: Set<Int> = []
    for place in read.indices.sorted(by: { longerFirst(read[$0].source, read[$1].source) }) {
      if let container = accepted.first(where: { contains(read[$0], read[place].source) }) {
        verdicts[place] = .contained(inLog: container)
        continue
      }
      accepted.append(place)
      // A heading is what many logs begin with: only one of them takes its source over.
      let left = existing.filter { !replaced.contains($0.number) }
      let verdict = try verdict(on: read[place], proving: proving[place] ?? [], among: left)
      verdicts[place] = verdict
      if case .replaces(let number, let others) = verdict { replaced.formUnion([number] + others) }
    }
    return verdicts
  }

  private func verdict(
    on read: ReadSource, proving findings: [Finding], among existing: [Source]
  ) throws(Problem) -> Verdict {
    let source = read.source
    if let same = existing.first(where: { saysTheSame($0, source) }) { return .known(same.number) }
    if let longer = try beginning(source, findings, of: existing) { return .known(longer) }
    let replaced = existing.filter { contains(read, $0) }.map(\.number)
    guard let first = replaced.first else { return .new }
    return .replaces(first, alsoDrops: Array(replaced.dropFirst()))
  }

  /// The known source of which this log is the beginning: it is longer, begins at the same time, and
  /// has every proving line of this one at the same place. (Its bytes may be gone by now; a log
  /// without any proving line changes no exposure, and counts as new.)
  private func beginning(
    _ source: Source, _ findings: [Finding], of existing: [Source]
  ) throws(Problem) -> Int? {
    guard !findings.isEmpty else { return nil }
    for known in existing where known.contentBytes > source.contentBytes {
      guard known.first == source.first, isReadAlike(known, source) else { continue }
      let kept = try lines(known.number)
      let mine = findings.allSatisfy { kept[$0.proof.offset] == $0.proof.raw }
      let count = kept.keys.count { $0 < source.contentBytes }
      if mine, count == Set(findings.map(\.proof.offset)).count { return known.number }
    }
    return nil
  }

  private func isReadAlike(_ one: Source, _ other: Source) -> Bool {
    one.reading.profileDigest == other.reading.profileDigest
      && one.reading.zone == other.reading.zone && one.reading.since == other.reading.since
      && one.reading.until == other.reading.until
  }

  private func saysTheSame(_ one: Source, _ other: Source) -> Bool {
    one.contentDigest == other.contentDigest && one.contentBytes == other.contentBytes
      && isReadAlike(one, other) && one.reading.maxGap == other.reading.maxGap
  }

  /// Whether `known` is the whole or the beginning of what was read. An empty file is the beginning
  /// of every other, and one that breaks off within its first line may be that of many (all lines of
  /// a log open with the same key, or the same hour): they count only under their own path.
  private func contains(_ read: ReadSource, _ known: Source) -> Bool {
    let isOfOnePath = known.path == read.source.path
    if known.contentBytes == 0, !isOfOnePath { return false }
    if known.contentBytes == read.source.contentBytes {
      return known.contentDigest == read.source.contentDigest
    }
    if known.tally.lines < 2, known.first == nil, !isOfOnePath { return false }
    return read.prefixes[known.contentBytes] == known.contentDigest
  }

  private func longerFirst(_ one: Source, _ other: Source) -> Bool {
    if one.contentBytes != other.contentBytes { return one.contentBytes > other.contentBytes }
    return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }
}
