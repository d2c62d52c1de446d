import Evidence
import Model

/// What the logs just read change in the list of a case's sources, and which findings each source
/// has from now on.
struct SourceChanges {
  /// To add, or to state anew under the number they have.
  private(set) var sources: [Source] = []
  private(set) var drops: [ScanCommit.Drop] = []
  /// By source number.
  private(set) var findings: [Int: [Finding]] = [:]
  /// Numbers of all that was read, and of those among them that the case knew already.
  private(set) var read: [Int] = []
  private(set) var known: [Int] = []

  private let before: Scan.Before
  private var next: Int

  init(before: Scan.Before) {
    self.before = before
    next = before.nextSource
  }

  /// `logs` are those the scan named, in order; `findings` are by place in that list. Where the
  /// tables have changed, a known log is stated anew too.
  mutating func take(
    logs: [ReadSource], findings: [Int: [Finding]], tablesChanged: Bool,
    lines: @escaping (Int) throws(Problem) -> [Int64: [UInt8]]
  ) throws(Problem) {
    let verdicts = try KnownSources(existing: before.sources, lines: lines)
      .verdicts(on: logs, proving: findings)
    var numbers: [Int: Int] = [:]
    for (place, verdict) in verdicts.enumerated() {
      switch verdict {
      case .new:
        numbers[place] = next
        state(logs[place].source, as: next, findings[place] ?? [])
        next += 1
      case .known(let number):
        numbers[place] = number
        known.append(number)
        // A shorter log must not take the place of the one that says more.
        let isWhole = before.sources.contains {
          $0.number == number && $0.contentBytes == logs[place].source.contentBytes
        }
        if tablesChanged, isWhole { state(logs[place].source, as: number, findings[place] ?? []) }
      case .replaces(let number, let others):
        numbers[place] = number
        state(logs[place].source, as: number, findings[place] ?? [])
        drops += others.map { ScanCommit.Drop(source: $0, replacedBy: number) }
      case .contained: continue
      }
    }
    for case (_, .contained(let container)) in zip(logs, verdicts) {
      if let number = numbers[container], !known.contains(number) { known.append(number) }
    }
    read = numbers.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A source of the case that was read again.
  mutating func take(again source: Source, as number: Int, findings: [Finding]) {
    guard self.findings[number] == nil, !drops.contains(where: { $0.source == number }) else {
      return
    }
    state(source, as: number, findings)
    read.append(number)
  }

  /// A table of links, under the number of the one that stood at the same path.
  mutating func take(links: LinkTable) {
    let old = before.sources.first {
      $0.reading.format == LinkTable.format && $0.path == links.source.path
    }
    let number = old?.number ?? next
    if old == nil { next += 1 }
    state(links.source, as: number, links.findings)
    read.append(number)
  }

  /// Numbers whose earlier findings no longer count.
  var replaced: Set<Int> { Set(findings.keys).union(drops.map(\.source)) }

  /// The sources that stand afterwards, by number.
  var standing: [Source] {
    let stated = Set(sources.map(\.number))
    let gone = Set(drops.map(\.source))
    return
      (before.sources.filter { !stated.contains($0.number) && !gone.contains($0.number) }
      + sources).sorted { $0.number < $1.number }
  }

  private mutating func state(_ source: Source, as number: Int, _ found: [Finding]) {
    var source = source
    source.number = number
    sources.append(source)
    findings[number] = found.map { finding in
      var finding = finding
      finding.proof.source = number
      return finding
    }
  }
}
