import Documents
import Model
import Notation

/// The invented incident of `SampleCase` as an account: what was counted and what it amounts to.
enum SampleAccount {
  static func log(_ name: String, rejected: Int = 0, gaps: [Period] = []) throws -> ReportInput.Log
  {
    let reading = Source.Reading(
      profileName: "gateway", format: "combined", profileText: [],
      profileDigest: SHA256.digest(of: []), zone: nil, since: nil, until: nil,
      maxGap: .seconds(600), witnesses: [.shown, .opened], clock: nil)
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

  /// 50 people's 51 recordings shown, one of them opened.
  static var totals: Totals {
    var totals = Totals()
    totals.dataSubjects = .init(confirmed: 1, maximum: 50)
    totals.records = .init(confirmed: 1, maximum: 51)
    totals.recipientsOpened = 1
    totals.recipientsShown = 3
    totals.exposures = [4, 0, 52, 1]
    totals.noContent = 2
    return totals
  }

  static func severity(_ totals: Totals) -> Severity {
    let counts: [(Severity.Class, Int)] = [
      (.opened, totals[.opened]), (.shown, totals[.shown]), (.linked, totals[.linked]),
      (.noContent, totals.noContent),
    ]
    let score = Severity.Score(dpc: 4, ei: Quarters(count: 4), cb: Quarters(count: 1))
    return Severity(
      classes: counts.filter { $0.1 > 0 }.map { kind, count in
        Severity.OfClass(
          kind: kind, exposures: count, score: kind == .noContent ? nil : score,
          grounds: .init(dpc: "health data", ei: "names are listed", cb: ["known recipients"]),
          alternatives: [])
      },
      overridden: nil, refusal: nil, isOver100: totals.dataSubjects.maximum > 100,
      isUnintelligible: false)
  }

  static func assessment(
    duties: [DutyOwed], controllers: [ControllerShare]
  ) -> Assessment {
    let plain = assessment(Facts(), totals)
    return Assessment(
      severity: plain.severity, grade: plain.grade, regulator: plain.regulator,
      people: plain.people, duties: duties, byCountry: plain.byCountry, byController: controllers,
      notes: [])
  }

  static func assessment(_ region: HarmGrade.Region, reason: String?) -> Assessment {
    assessment(Facts(), totals, region: region, gradedBecause: reason)
  }

  static func assessment(
    _ facts: Facts, _ totals: Totals, region: HarmGrade.Region = .ico,
    gradedBecause reason: String? = nil
  ) -> Assessment {
    func decision(_ what: String) -> Facts.Decision? { facts.decisions.last { $0.what == what } }
    return Assessment(
      severity: severity(totals),
      grade: HarmGrade(
        likelihood: 3, severity: 3, region: region, isVulnerable: nil, reason: reason,
        grounds: ["likelihood 3, likely: a recording was opened"], refusal: nil),
      regulator: Position(
        proposal: .notify, reasons: ["nothing here shows that a risk is unlikely"],
        decision: decision("article-33"), missing: []),
      people: Position(
        proposal: .tell, reasons: ["a high risk is likely"], decision: decision("article-34"),
        missing: []),
      duties: [],
      byCountry: [
        CountryShare(code: "GB", name: "United Kingdom", regimes: ["uk-ico"], totals: totals)
      ], byController: [], notes: [])
  }

  static func account(_ facts: Facts, _ totals: Totals = totals) throws -> IncidentAccount {
    var input = ReportInput(
      caseReference: "C-7Q4M2K9D5T", asOf: try SampleCase.time("2020-06-11T09:00:00Z"),
      zone: try SampleCase.zone(), facts: facts, totals: totals, logs: [try log("access.log")],
      ledgerEntries: 4, ledgerHead: SHA256.digest(of: []))
    if totals.exposures[1...].contains(where: { $0 > 0 }) {
      input.firstExposure = try SampleCase.time("2020-06-09T11:04:00Z")
      input.lastExposure = try SampleCase.time("2020-06-09T12:51:00Z")
    }
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
    return IncidentAccount(input, assessment: assessment(facts, totals), country: "GB")
  }
}
