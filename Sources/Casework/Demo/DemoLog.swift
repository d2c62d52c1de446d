import Model

/// One log of the demo while it is written: it counts what becomes of every line and notes where it
/// was silent.
struct DemoLog: ~Copyable {
  private static let longestSilence: Int64 = 10 * 60 * 1000

  private let name: String
  /// The place of this log in `DemoTruth.sources`.
  private let place: Int
  private var file: DemoFile
  private var tally = Source.LineTally()
  private var rejected: [Int] = []
  private var first = Int64.max
  private var last = Int64.min
  private var silences: [Period] = []

  init(_ name: String, place: Int, in folder: String) throws(Problem) {
    self.name = name
    self.place = place
    file = try DemoFile(folder + "/" + name, gzip: name.hasSuffix(".gz"))
  }

  /// Lines of one minute; the log orders them as the server would have written them.
  mutating func add(_ lines: [DemoLine], noting witness: inout DemoWitness) throws(Problem) {
    let order = lines.indices.sorted { (lines[$0].logged, $0) < (lines[$1].logged, $1) }
    for index in order {
      let line = lines[index]
      tally.lines += 1
      switch line.fate {
      case .used: tally.used += 1
      case .ignored: tally.ignored += 1
      case .rejected:
        tally.rejected += 1
        rejected.append(tally.lines)
      }
      if let start = line.start {
        if start > last, last > .min, start - last > Self.longestSilence {
          silences.append(
            Period(from: Timestamp(milliseconds: last), until: Timestamp(milliseconds: start)))
        }
        first = min(first, start)
        last = max(last, start)
      }
      witness.note(line, source: place, number: tally.lines)
      try file.add(line.text)
    }
  }

  mutating func finish() throws(Problem) { try file.finish(at: Timestamp(milliseconds: last)) }

  func truth(window: Period) -> DemoTruth.Source {
    DemoTruth.Source(
      name: name, tally: tally, rejected: rejected, first: Timestamp(milliseconds: first),
      last: Timestamp(milliseconds: last), gaps: silences.filter { $0.overlaps(window) })
  }
}
