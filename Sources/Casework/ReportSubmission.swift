import Documents
import Evidence
package import Model
import Notation

/// Records that a person sent a report to the regulator. Candour sends none itself.
package struct ReportSubmission {
  package struct Outcome: Sendable {
    /// `001-report-ico`.
    package let document: String
    /// `initial`, `follow-up`, `final`.
    package let phase: String
    /// Since awareness; nil while that is not known.
    package let elapsed: Timestamp.Span?
    package let isLate: Bool
    /// What the person should see to, in words.
    package let remarks: [String]
  }

  private let kind: ReportWork.Kind
  private let sent: Timestamp
  private let reference: String
  private let asOf: Timestamp

  /// Throws `.usage` without a reference, or for a time that is still to come.
  package init(
    kind: ReportWork.Kind, sent: Timestamp, reference: String?, asOf: Timestamp
  ) throws(Problem) {
    guard let reference, reference.contains(where: { !$0.isWhitespace }) else {
      throw .noReference
    }
    guard sent <= asOf else { throw .toCome }
    guard [.ico, .dspt].contains(kind) else { throw .notSent }
    self.kind = kind
    self.sent = sent
    self.reference = reference
    self.asOf = asOf
  }

  /// Throws `.usage` where nothing was drafted by then, where it is recorded already, or where the
  /// report was late and nobody has said why.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let kind = "report-\(kind.rawValue)"
    let drafts = try store.documents().filter { $0.kind == kind }
    guard !drafts.isEmpty else { throw .notDrafted }
    guard let record = drafts.last(where: { $0.made <= sent }) else { throw .draftedLater }
    let name = EarlierReport.stem(of: record.path)
    let files = drafts.filter { EarlierReport.stem(of: $0.path) == name }
    // What the NHS tool takes has one phase: it cannot be edited once it is sent.
    let draft = try files.first { kind == Self.form && $0.path.hasSuffix(".json") }.map {
      record throws(Problem) in try EarlierReport(record, sentAt: sent, in: store).report
    }
    let phase = draft?.phase ?? ReportPhase.initial.word
    let submission = SubmissionRecord(
      document: files.first?.path ?? record.path, phase: phase, sent: sent, reference: reference)
    if let earlier = view.submissions.first(where: { EarlierReport.stem(of: $0.document) == name })
    {
      throw .recorded(name, earlier, in: view.zone)
    }

    // The regulator is told once; what follows in phases has no hour of its own.
    let due = view.due.first { view.isToRegulator($0) }?.clock?.due
    let isLate = view.submissions.isEmpty && due.map { $0 < sent } ?? false
    var remarks: [String] = []
    if isLate {
      // The law wants them with the report: what is known since was not in what was sent.
      let areGiven = draft?.givesDelayReasons ?? view.facts.isKnown("delay_reasons")
      guard areGiven else { throw .noReasons(in: name) }
    }
    if record.inputs != view.inputs {
      remarks.append("what the draft states has changed since: candour report drafts anew")
    }
    if !view.facts.isKnown("ico_reference") {
      remarks.append(
        "when the regulator gives its case reference: candour facts set ico_reference \"TEXT\"")
    }
    try store.record(
      actor.entry("report submitted", read: files.map { .init($0.path, $0.digest) }),
      submissions: [submission])
    return Outcome(
      document: name, phase: phase,
      elapsed: view.facts.time("aware_at").flatMap { aware in
        aware <= sent ? Timestamp.Span(nanoseconds: sent.nanoseconds - aware.nanoseconds) : nil
      }, isLate: isLate, remarks: remarks)
  }

  private static let form = "report-\(ReportWork.Kind.ico.rawValue)"
}

extension Problem {
  fileprivate static var noReference: Problem {
    Problem(
      .usage, "--submitted needs the reference it was sent under",
      hint: "candour report ico --submitted TIME --reference \"TEXT\"")
  }

  fileprivate static var toCome: Problem {
    Problem(
      .usage, "the report cannot have been sent at a time that is still to come",
      hint: "--submitted takes the time at which a person sent it")
  }

  fileprivate static var notSent: Problem {
    Problem(
      .usage, "only a report to the regulator is recorded as sent",
      hint: "candour report ico --submitted TIME --reference \"TEXT\", or candour report dspt")
  }

  fileprivate static var notDrafted: Problem {
    Problem(
      .usage, "no report has been drafted in this case", hint: "draft one first: candour report ico"
    )
  }

  fileprivate static var draftedLater: Problem {
    Problem(
      .usage, "every draft of this case was made after that time",
      hint: "--submitted takes the time at which a person sent the draft")
  }

  fileprivate static func recorded(
    _ name: String, _ earlier: SubmissionRecord, in zone: Zone
  ) -> Problem {
    let time = TimeText.civil(earlier.sent, zone: zone).longText
    return Problem(
      .usage, "the sending of \(name) is recorded already",
      reason: "\(earlier.phase), sent \(time) under the reference \(earlier.reference)",
      hint: "what is sent next is drafted first: candour report ico --phase follow-up")
  }

  fileprivate static func noReasons(in name: String) -> Problem {
    Problem(
      .usage, "\(name) was sent after the 72 hours and does not say why so late",
      reason: "the law requires the reasons for the delay with it (GDPR Article 33(1))",
      hint:
        "candour facts set delay_reasons \"TEXT\", draft anew with candour report ico, send that,"
        + " and record that it was sent")
  }
}
