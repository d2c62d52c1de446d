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

  package enum Result: Sendable {
    case recorded(Outcome)
    /// By the leak guard, nothing recorded: what of somebody's stands in the reference.
    case refused([String])
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

  /// Throws `.usage` where nothing of the whole case was drafted by then, where it is recorded
  /// already, or where the report was late and nobody has said why.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Result {
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let record = try draftSent(among: try store.documents(), in: store)
    let name = EarlierReport.stem(of: record.path)
    let files = try store.documents().filter { EarlierReport.stem(of: $0.path) == name }
    // What the NHS tool takes has one phase: it cannot be edited once it is sent.
    let draft = try files.first { kind == .ico && $0.path.hasSuffix(".json") }.map {
      record throws(Problem) in try EarlierReport(record, sentAt: sent, in: store).report
    }
    let phase = draft?.phase ?? ReportPhase.initial.word
    // Also one that lies after the present that somebody named.
    let recorded = try store.submissions()
    if let earlier = recorded.first(where: { excludes($0, name, phase) }) {
      throw .recorded(EarlierReport.stem(of: earlier.document), earlier, in: view.zone)
    }
    let isLate = isLate(view, after: recorded)
    // The law wants them with the report: what is known since was not in what was sent.
    if isLate.toRegulator {
      let areGiven = draft?.givesDelayReasons ?? view.facts.isKnown("delay_reasons")
      guard areGiven else { throw .noReasons(in: name) }
    }
    // Every later report states the reference.
    let people = GuardedPeople(forReport: view, findings: try store.findings())
    let leaks = people.leakGuard.verdict(on: DocumentJSON.text(reference).document).leaks
    if !leaks.isEmpty { return .refused(leaks.map { "\($0.what) in the reference" }) }

    let edited = try edited(files, in: store)
    var remarks = edited.map { file in
      "\(file.name) was changed by hand after it was drafted: both digests are in the ledger, and what"
        + " the next report says has changed is held against the draft"
    }
    if record.inputs != view.inputs {
      remarks.append("what the draft states has changed since: candour report drafts anew")
    }
    if !view.facts.isKnown("ico_reference") {
      remarks.append(
        "when the regulator gives its case reference: candour facts set ico_reference \"TEXT\"")
    }
    let submission = SubmissionRecord(
      document: files.first?.path ?? record.path, phase: phase, sent: sent, reference: reference)
    try store.record(
      actor.entry(
        "report submitted", read: files.map { .init($0.path, $0.digest) },
        made: edited.map { .init("\($0.name) as sent", $0.digest) }),
      submissions: [submission])
    let outcome = Outcome(
      document: name, phase: phase,
      elapsed: view.facts.time("aware_at").flatMap { aware in
        aware <= sent ? Timestamp.Span(nanoseconds: sent.nanoseconds - aware.nanoseconds) : nil
      }, isLate: isLate.toRegulator || isLate.inTool, remarks: remarks)
    return .recorded(outcome)
  }

  /// Its files that hold other bytes now than were drafted.
  private func edited(
    _ files: [DocumentRecord], in store: CaseStore
  ) throws(Problem) -> [LedgerEntry.NamedDigest] {
    var edited: [LedgerEntry.NamedDigest] = []
    for file in files {
      let path = "\(store.folder.documents)/\(file.path)"
      guard FilePath.exists(path) else { continue }
      let digest = SHA256.digest(of: try FileBytes.contents(of: path))
      if digest != file.digest { edited.append(.init(file.path, digest)) }
    }
    return edited
  }

  /// The last draft of the whole case that was made by then. What was drafted of one controller's
  /// recordings is that controller's to send, and tells nobody of the rest.
  private func draftSent(
    among documents: [DocumentRecord], in store: CaseStore
  ) throws(Problem) -> DocumentRecord {
    let drafts = documents.filter { $0.kind == documentKind }
    guard !drafts.isEmpty else { throw .notDrafted }
    let entries = try store.ledger(of: "report").filter { entry in
      entry.draft.arguments.contains { $0 == "--controller" || $0.hasPrefix("--controller=") }
    }
    let partial = Set(entries.flatMap(\.draft.made).map(\.name))
    let whole = drafts.filter { !partial.contains($0.path) }
    guard !whole.isEmpty else { throw .onlyControllers }
    guard let record = whole.last(where: { $0.made <= sent }) else { throw .draftedLater }
    return record
  }

  /// Whether what was recorded rules this sending out. Follow-ups may be several, each of them newer
  /// than what was sent before it; an initial and a final report are sent once.
  private func excludes(_ earlier: SubmissionRecord, _ name: String, _ phase: String) -> Bool {
    guard earlier.document.contains(documentKind) else { return false }
    if earlier.phase == phase, phase != ReportInput.Phase.followUp.rawValue { return true }
    func number(_ path: String) -> Int { Int(path.prefix { $0.isASCII && $0.isNumber }) ?? 0 }
    return number(name) <= number(earlier.document)
  }

  /// The regulator is told once, and what follows in phases has no hour of its own; the NHS tool has
  /// the same 72 hours.
  private func isLate(
    _ view: CaseView, after recorded: [SubmissionRecord]
  ) -> (toRegulator: Bool, inTool: Bool) {
    let due = view.due.first { view.isToRegulator($0) }?.clock?.due
    guard let due, due < sent else { return (false, false) }
    let isFirst = !recorded.contains { $0.sent <= sent }
    return (isFirst, kind == .dspt)
  }

  private var documentKind: String { "report-\(kind.rawValue)" }
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

  fileprivate static var onlyControllers: Problem {
    Problem(
      .usage, "only the recordings of one controller have been drafted in this case",
      reason: "such a draft does not tell the regulator of the whole breach",
      hint: "draft the whole of it first, without --controller, and send that")
  }

  fileprivate static var draftedLater: Problem {
    Problem(
      .usage, "every draft of the whole case was made after that time",
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
