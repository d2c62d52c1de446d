import Documents
import Model
import Notation

/// What a report on the sample incident is made of.
enum SampleReport {
  static func log(_ name: String, rejected: Int, gaps: [Period]) throws -> ReportInput.Log {
    let reading = Source.Reading(
      profileName: "gateway", format: "combined", profileText: [],
      profileDigest: SHA256.digest(of: []), zone: nil, since: nil, until: nil,
      maxGap: .seconds(600), witnesses: [.shown, .opened],
      clock: name.hasSuffix("1") ? "+2.5s" : nil)
    return ReportInput.Log(
      name: name,
      source: Source(
        kind: .file, path: "/logs/" + name, digest: SHA256.digest(of: Array(name.utf8)),
        contentDigest: SHA256.digest(of: Array(name.utf8)), bytes: 0, contentBytes: 0,
        reading: reading,
        tally: .init(lines: 1000, used: 900, ignored: 100 - rejected, rejected: rejected),
        rejected: [], first: try SampleCase.time("2020-06-08T23:00:01Z"),
        last: try SampleCase.time("2020-06-09T22:59:58Z"), silences: gaps, events: 900),
      gaps: gaps)
  }

  static func input(_ facts: Facts) throws -> ReportInput {
    var totals = Totals()
    totals.dataSubjects = .init(confirmed: 1, maximum: 50)
    totals.records = .init(confirmed: 1, maximum: 51)
    totals.recipientsOpened = 1
    totals.recipientsShown = 3
    totals.exposures = [4, 0, 52, 1]
    totals.noContent = 2
    var input = ReportInput(
      caseReference: "C-7Q4M2K9D5T", asOf: try SampleCase.time("2020-06-11T09:00:00Z"),
      zone: try SampleCase.zone(), facts: facts, totals: totals,
      logs: [try log("access.log", rejected: 0, gaps: [])], ledgerEntries: 4,
      ledgerHead: SHA256.digest(of: []))
    input.firstExposure = try SampleCase.time("2020-06-09T11:04:00Z")
    input.lastExposure = try SampleCase.time("2020-06-09T12:51:00Z")
    input.opened = ReportOpened(whole: 1, partial: 0, unknown: 0, preparation: 0, bounded: 0)
    input.recipients = ReportRecipients(
      consultationsShown: 3, consultationsOpened: 1, artefactsShown: 2, artefactsOpened: 0)
    input.recordingsFrom = "booking records, exported 10 June"
    input.releases = [
      .init(time: try SampleCase.time("2020-06-09T11:00:00Z"), name: "replay|switch")
    ]
    input.law = .init(
      name: "the GDPR (EU) 2016/679", article: "Article 33", needsConfirmation: false)
    if let aware = facts.time("aware_at") {
      input.clock = .init(awareAt: aware, dueAt: aware.adding(.hours(72)))
    }
    return input
  }

  /// Three recipients, one of whom opened one recording; one viewer whom no log names; an artefact.
  static func sights() throws -> [ReportSight] {
    func sight(
      _ recipient: String, _ subject: String?, _ action: Action, _ time: String,
      isEmpty: Bool = false
    ) throws -> ReportSight {
      ReportSight(
        recipient: recipient, subject: subject, action: action, first: try SampleCase.time(time),
        isEmpty: isEmpty)
    }
    return [
      try sight("R-01", "DS-001", .shown, "2020-06-09T11:04:00Z"),
      try sight("R-01", "DS-002", .opened, "2020-06-09T11:05:00Z"),
      try sight("R-01", "DS-003", .shown, "2020-06-09T11:05:00Z"),
      try sight("R-02", "DS-002", .shown, "2020-06-09T12:20:00Z"),
      try sight("U-01", "DS-001", .opened, "2020-06-09T12:30:00Z"),
      try sight("R-02", nil, .shown, "2020-06-09T12:40:00Z"),
      try sight("R-03", "DS-004", .opened, "2020-06-09T12:51:00Z", isEmpty: true),
    ]
  }
}
