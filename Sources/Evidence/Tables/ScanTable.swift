import Model

/// The scans of a case and what each of them changed.
struct ScanTable {
  let database: Database

  func all() throws(Problem) -> [ScanRun] {
    var runs = try database.rows("SELECT number, time FROM scan ORDER BY number") {
      row throws(Problem) in
      ScanRun(number: try row.required(row.count(0)), time: try row.required(row.time(1)))
    }
    var places: [Int: Int] = [:]
    for (place, run) in runs.enumerated() { places[run.number] = place }

    let sources = try database.prepare("SELECT scan, source FROM scan_source ORDER BY scan, source")
    while try sources.step() {
      guard let place = sources.count(0).flatMap({ places[$0] }) else { throw sources.damage }
      runs[place].sources.append(try sources.required(sources.count(1)))
    }
    let changes = try database.prepare(
      "SELECT scan, change, exposure FROM scan_change ORDER BY scan, exposure")
    while try changes.step() {
      guard let place = changes.count(0).flatMap({ places[$0] }) else { throw changes.damage }
      let exposure = try changes.required(changes.count(2))
      switch changes.text(1) {
      case "new": runs[place].new.append(exposure)
      case "raised": runs[place].raised.append(exposure)
      case "cleared": runs[place].cleared.append(exposure)
      default: throw changes.damage
      }
    }
    return runs
  }

  /// The row itself, before anything refers to it.
  func add(_ run: ScanRun, kind: ScanCommit.Kind, entry: Int) throws(Problem) {
    try database.run(
      "INSERT INTO scan (number, time, kind, ledger) VALUES (?,?,?,?)",
      [.of(run.number), .of(run.time), .of(kind.rawValue), .of(entry)])
  }

  /// Which sources it read and what it changed, once those are there.
  func addChanges(of run: ScanRun) throws(Problem) {
    let source = try database.prepare("INSERT INTO scan_source (scan, source) VALUES (?,?)")
    for number in run.sources { try source.run([.of(run.number), .of(number)]) }
    let change = try database.prepare(
      "INSERT INTO scan_change (scan, exposure, change) VALUES (?,?,?)")
    for (word, exposures) in [("new", run.new), ("raised", run.raised), ("cleared", run.cleared)] {
      for exposure in exposures {
        try change.run([.of(run.number), .of(exposure), .of(word)])
      }
    }
  }
}
