package import Model

/// The 9 June 2020 incident at an invented clinic, rebuilt from the public facts: two days of logs,
/// the tables beside them, the profiles that read them, the staging system that could have told, and
/// the truth to compare with.
package enum DemoWorld {
  package static let seed: UInt64 = 20_200_609
  /// The morning after: the clock is running, nothing is overdue.
  package static let asOf = Timestamp(demo: DemoClock.end + 8 * 3600)

  /// The case's folder below the demo's. The runbook rehearses in one of its own beside it.
  package static let caseFolder = "case"

  /// Each profile with the logs it reads.
  package static let logs: [(profile: String, files: [String])] = [
    ("gateway.json5", ["access.log", "access.log.1", "access.log.2.gz"]),
    ("app.json5", ["app-audit.jsonl"]),
  ]

  /// Each table's option of `scan`, without its dashes, and its file.
  package static let tables: [(option: String, file: String)] = [
    ("recordings", "recordings.csv"), ("authorised", "authorised.csv"),
    ("accounts", "accounts.csv"), ("sessions", "sessions.csv"), ("people", "people.csv"),
    ("releases", "releases.csv"),
  ]
  package static let recordingsFrom = "booking system, export of 9 June 2020"
  /// The column of the recordings table that tells the cause.
  package static let attribute = "call_mode"

  /// Writes about 200,000 log lines and their tables as new files into `folder`, which it makes where
  /// it is missing. The same seed gives the same bytes on any machine.
  ///
  /// Throws where a file exists already or cannot be written.
  package static func write(
    to folder: String, seed: UInt64 = DemoWorld.seed
  ) throws(Problem) -> DemoTruth {
    try DemoFile.makeFolder(folder)
    let clinic = DemoClinic(seed: seed)
    for (name, text) in [
      ("gateway.json5", DemoProfiles.gateway), ("app.json5", DemoProfiles.app),
    ] {
      var file = try DemoFile(folder + "/" + name)
      try file.add(Array(text.utf8))
      try file.finish()
    }
    try DemoTables(clinic).write(to: folder)
    try DemoStaging.write(to: folder)
    return try writeLogs(of: clinic, seed: seed, to: folder)
  }

  private static func writeLogs(
    of clinic: DemoClinic, seed: UInt64, to folder: String
  ) throws(Problem) -> DemoTruth {
    var days = DemoDays(clinic, seed: seed)
    var witness = DemoWitness()
    var current = try DemoLog("access.log", place: 0, in: folder)
    var rotated = try DemoLog("access.log.1", place: 1, in: folder)
    var packed = try DemoLog("access.log.2.gz", place: 2, in: folder)
    var audit = try DemoLog("app-audit.jsonl", place: 3, in: folder)
    for minute in stride(from: DemoClock.start, to: DemoClock.end, by: 60) {
      let lines = days.gateway(minute)
      if minute < DemoClock.eighth(7, 0) {
        try packed.add(lines, noting: &witness)
      } else if minute < DemoClock.ninth(6, 25) {
        try rotated.add(lines, noting: &witness)
      } else {
        try current.add(lines, noting: &witness)
      }
      try audit.add(days.audit(minute), noting: &witness)
    }
    try current.finish()
    try rotated.finish()
    try packed.finish()
    try audit.finish()

    let exposures = witness.exposures(of: clinic)
    let window = Period(
      from: exposures.compactMap(\.first).min() ?? .distantPast,
      until: exposures.compactMap(\.last).max() ?? .distantFuture)
    return DemoTruth(
      exposures,
      sources: [
        current.truth(window: window), rotated.truth(window: window),
        packed.truth(window: window), audit.truth(window: window),
      ], of: clinic)
  }
}
