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
  /// By source number: found besides what the source has.
  private(set) var added: [Int: [Finding]] = [:]
  /// Exposures that were open and are decided otherwise now, and the lines that said so.
  private(set) var withdrawn: Set<Exposure.Key> = []
  private(set) var withdrawnLines: Set<LineReference> = []
  /// Numbers of all that was read, and of those among them that the case knew already.
  private(set) var read: [Int] = []
  private(set) var known: [Int] = []

  private let before: Scan.Before
  private var next: Int

  init(before: Scan.Before) {
    self.before = before
    next = before.nextSource
  }

  /// `logs` are those the scan named, in order; `findings` are by place in that list. A known log that
  /// is one of `judgedAnew` is stated anew too. Those `besides` are other logs for certain.
  ///
  /// - Returns: the numbers of the sources that they are, by place; none of a log that another one of
  ///   them contains.
  @discardableResult
  mutating func take(
    logs: [ReadSource], findings: [Int: [Finding]], judgedAnew: Set<Int> = [],
    besides standing: Set<Int> = [],
    lines: @escaping (Int) throws(Problem) -> [Int64: [UInt8]]
  ) throws(Problem) -> [Int: Int] {
    let stated = Set(sources.map(\.number)).union(standing)
    let existing = before.sources.filter { !stated.contains($0.number) }
    let verdicts = try KnownSources(existing: existing, lines: lines)
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
        if judgedAnew.contains(number), isWhole {
          state(logs[place].source, as: number, findings[place] ?? [])
        }
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
    read += numbers.sorted { $0.key < $1.key }.map(\.value)
    return numbers
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

  /// A source of the case that was read again from its beginning.
  mutating func take(anew source: Source, as number: Int, findings: [Finding]) {
    state(source, as: number, findings)
    read.append(number)
  }

  /// A source of the case that has grown, with what its new lines prove.
  mutating func take(grown source: Source, as number: Int, findings: [Finding]) {
    added[number] = numbered(findings, number)
    state(source, as: number)
    read.append(number)
  }

  /// A source of the case that was only renamed.
  mutating func take(renamed source: Source) { state(source, as: source.number) }

  /// What was open, decided by the tables of today: `now` is what the lines of `open` prove by them.
  mutating func take(decidedAnew now: [Finding], of open: [Finding]) {
    let before = Dictionary(grouping: open, by: \.key)
    let after = Dictionary(grouping: now, by: \.key)
    for (key, findings) in before where after[key] != findings {
      withdrawn.insert(key)
      withdrawnLines.formUnion(findings.map(\.proof.reference))
    }
    for finding in now where withdrawn.contains(finding.key) || before[finding.key] == nil {
      added[finding.proof.source, default: []].append(finding)
    }
  }

  /// How much of its content the source of that number stands for afterwards.
  func length(of number: Int) -> Int64? {
    standing.first { $0.number == number }?.contentBytes
  }

  /// The case stays as it is.
  var areNone: Bool {
    sources.isEmpty && drops.isEmpty && findings.isEmpty && added.isEmpty && withdrawn.isEmpty
  }

  /// Numbers whose earlier findings no longer count.
  var replaced: Set<Int> { Set(findings.keys).union(drops.map(\.source)) }

  /// Numbers of the sources that hold lines judged by other tables than the case has afterwards.
  func apart(tablesChanged: Bool) -> Set<Int> {
    let old = tablesChanged ? Set(before.sources.map(\.number)) : before.apart
    return old.subtracting(replaced)
  }

  /// The sources that stand afterwards, by number.
  var standing: [Source] {
    let stated = Set(sources.map(\.number))
    let gone = Set(drops.map(\.source))
    return
      (before.sources.filter { !stated.contains($0.number) && !gone.contains($0.number) }
      + sources).sorted { $0.number < $1.number }
  }

  private mutating func state(_ source: Source, as number: Int, _ found: [Finding]) {
    state(source, as: number)
    findings[number] = numbered(found, number)
  }

  private mutating func state(_ source: Source, as number: Int) {
    var source = source
    source.number = number
    sources.append(source)
  }

  private func numbered(_ findings: [Finding], _ number: Int) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.proof.source = number
      return finding
    }
  }
}
