package import Model
import Notation

/// Writes the incident in VERIS 1.4, the vocabulary in which security teams share incidents.
///
/// What the evidence proves is filled in; what only a person can say is taken from the `veris` keys
/// of the facts, and is `Unknown` while nobody has said it.
package enum ReportVeris {
  /// Throws `.input` where nobody knows the year, which the schema requires, and where the industry
  /// is no NAICS code.
  package static func render(_ account: IncidentAccount) throws(Problem) -> Rendered {
    try VerisRecord(account).json().document
  }
}

extension DocumentJSON {
  /// The schema's lists of words; here always of one.
  fileprivate static func words(_ word: String) -> DocumentJSON { .list([.computed(word)]) }
}

private struct VerisRecord {
  private let account: IncidentAccount
  private let report: ReportInput
  private let facts: Facts
  private let totals: Totals

  init(_ account: IncidentAccount) {
    self.account = account
    report = account.report
    facts = account.facts
    totals = account.totals
  }

  func json() throws(Problem) -> DocumentJSON {
    let isAttack = facts.yes("cyber")
    return .object([
      ("schema_version", .computed(VerisWords.schemaVersion)),
      ("incident_id", .computed(report.caseReference)),
      ("security_incident", .computed(securityIncident.rawValue)),
      ("summary", .text(summary)),
      ("timeline", try timeline()),
      ("victim", try victim()),
      ("actor", actor(isAttack)),
      ("action", action(isAttack)),
      ("asset", asset),
      ("attribute", attribute),
      ("discovery_method", discovery),
      ("notes", .computed(VerisNotes(report).notes)),
    ])
  }

  private var securityIncident: VerisWords.SecurityIncident {
    switch account.outcome {
    case .breach: .confirmed
    case .nearMiss: .nearMiss
    case .notEstablished: .suspected
    }
  }

  private var summary: String {
    for key in ["postmortem.summary", "what_happened"] {
      if facts.isKnown(key), let text = facts.text(key) { return text }
    }
    return VerisWords.unknown
  }

  // MARK: When

  private var began: Timestamp? { facts.time("started_at") ?? report.firstExposure }

  private func timeline() throws(Problem) -> DocumentJSON {
    let known = began ?? facts.time("discovered_at") ?? facts.time("aware_at")
    guard let known else { throw .noYear() }
    let day = TimeText.civil(known, zone: report.zone)
    var incident: [(String, DocumentJSON)] = [("year", .integer(day.year))]
    // Of an incident whose beginning is not known the year alone is likely to be right.
    if began != nil { incident += [("month", .integer(day.month)), ("day", .integer(day.day))] }
    let discovered = facts.time("discovered_at")
    return .object([
      ("incident", .object(incident)),
      ("compromise", VerisSpan(from: facts.time("started_at"), to: report.firstExposure).json),
      ("discovery", VerisSpan(from: began, to: discovered).json),
      ("containment", containment.json),
    ])
  }

  /// What was over before anybody noticed took nobody any time to contain.
  private var containment: VerisSpan {
    let discovered = facts.time("discovered_at")
    let contained = facts.time("contained_at")
    if report.afterContainment > 0 { return .unknown }
    if let discovered, let contained, contained < discovered { return .notApplicable }
    return VerisSpan(from: discovered, to: contained)
  }

  // MARK: Who

  private func victim() throws(Problem) -> DocumentJSON {
    let industry = said("veris.industry") ?? VerisWords.unknownIndustry
    guard VerisVictim.isIndustry(industry) else { throw .noIndustry() }
    return .object([
      // The case's own name: the organisation's stays out of what is shared.
      ("victim_id", .computed(report.caseReference)),
      ("industry", .text(industry)),
      (
        "employee_count",
        .computed(said("veris.employees") ?? VerisVictim.employees(facts.text("organisation.size")))
      ),
      ("country", .words(account.country ?? VerisWords.unknown)),
      ("government", .words(said("veris.government") ?? VerisWords.unknown)),
    ])
  }

  private func actor(_ isAttack: Bool?) -> DocumentJSON {
    switch isAttack {
    case nil: .object([("unknown", .object([("notes", .computed(nobodySaid("cyber")))]))])
    case true?:
      .object([
        (
          "external",
          .object([
            ("variety", .words(VerisWords.unknown)),
            ("motive", .words(VerisWords.unknown)),
          ])
        )
      ])
    case false?:
      .object([
        (
          "internal",
          .object([
            ("variety", .words(said("veris.actor") ?? VerisWords.unknown)),
            ("motive", .words(VerisWords.noMotive)),
          ])
        )
      ])
    }
  }

  private func action(_ isAttack: Bool?) -> DocumentJSON {
    guard isAttack == false else {
      return .object([
        (
          "unknown",
          .object([
            (
              "notes",
              .computed(isAttack == nil ? nobodySaid("cyber") : "An attack, not classified here.")
            )
          ])
        )
      ])
    }
    return .object([
      (
        "error",
        .object([
          ("variety", .words(said("veris.error") ?? VerisWords.unknown)),
          ("vector", .words(said("veris.error_vector") ?? VerisWords.unknown)),
        ])
      )
    ])
  }

  // MARK: What

  private var asset: DocumentJSON {
    .object([
      ("assets", .list([.object([("variety", .computed(VerisWords.webApplication))])])),
      ("cloud", .words(said("veris.cloud") ?? VerisWords.unknown)),
    ])
  }

  private var disclosure: VerisWords.Disclosure {
    let kinds = account.assessment.severity.classes.map(\.kind)
    if totals.records.confirmed > 0 { return .yes }
    if kinds.contains(.opened) || kinds.contains(.shown) { return .potentially }
    return totals.bound == .exact ? .no : .unknown
  }

  private var attribute: DocumentJSON {
    var members: [(String, DocumentJSON)] = [("data_disclosure", .computed(disclosure.rawValue))]
    if totals.records.maximum > 0 {
      members += [
        ("data_total", .integer(totals.records.maximum)),
        (
          "data",
          .list([
            .object([
              ("variety", .computed(VerisWords.medical)),
              ("amount", .integer(totals.records.maximum)),
            ])
          ])
        ),
        ("data_victim", .words(VerisWords.patients)),
        ("state", .words(VerisWords.stored)),
      ]
    }
    members.append(("notes", .computed(VerisNotes(report).numbers)))
    return .object([("confidentiality", .object(members))])
  }

  private var discovery: DocumentJSON {
    guard let said = said("veris.discovery"), let colon = said.firstIndex(of: ":") else {
      return .object([("unknown", .bool(true))])
    }
    let variety = said[said.index(after: colon)...].drop { $0 == " " }
    return .object([
      (String(said[..<colon]), .object([("variety", .words(String(variety)))]))
    ])
  }

  /// What a person chose from the schema's list; nil where nobody did.
  private func said(_ key: String) -> String? { facts.isKnown(key) ? facts.text(key) : nil }

  private func nobodySaid(_ key: String) -> String { "Not yet known: fact \(key)." }
}

extension Problem {
  fileprivate static func noYear() -> Problem {
    Problem(
      .input, "the year of the incident is not known",
      reason: "a VERIS record must have it, and the logs show no exposure",
      hint: "type candour facts set started_at TIME")
  }

  fileprivate static func noIndustry() -> Problem {
    Problem(
      .input, "veris.industry is no NAICS code", reason: "VERIS takes two to six digits",
      hint: "type candour facts set veris.industry 621111; null where it is not yet known")
  }
}
