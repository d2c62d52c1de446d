import Evidence
package import Model
import Obligations

// What a case says of its reports: what was sent and told, by the present that somebody named.
extension CaseView {
  /// By group; none where a person has scored nothing.
  static func signatures(
    in store: CaseStore, _ facts: Facts
  ) throws(Problem) -> [String: Signature] {
    let groups = ["severity", "dspt"]
    let isScored = Facts.keys.contains { groups.contains($0.group ?? "") && facts.isKnown($0.name) }
    guard isScored else { return [:] }
    var signatures: [String: Signature] = [:]
    for entry in try store.ledger(of: "facts set") {
      guard let key = entry.draft.arguments.last.flatMap(Facts.key(named:)), let group = key.group,
        groups.contains(group)
      else { continue }
      signatures[group] = Signature(
        name: entry.draft.by ?? entry.draft.login, at: entry.draft.time)
    }
    return signatures
  }

  /// When the regulator was first told, as a person has recorded it.
  package var reportedAt: Timestamp? {
    assessment.duties.first(where: isToRegulator).map(\.doneAt) ?? submissions.first?.sent
  }

  /// By duty: when the first report on it was recorded as sent. What was entered into the NHS tool has
  /// reached the regulator too.
  static func sent(
    _ submissions: [SubmissionRecord], under jurisdiction: Jurisdiction
  ) -> [String: Timestamp] {
    var sent: [String: Timestamp] = [:]
    for duty in jurisdiction.duties {
      let name = "\(duty.regime) \(duty.duty)"
      let kind = duty.regime.split(separator: "-").last.map { "report-\($0)" } ?? ""
      let own = jurisdiction.duties.first { $0.duty == "regulator" }
      if duty.duty == own?.duty, duty.regime == own?.regime {
        sent[name] = submissions.first?.sent
      } else if duty.duty == "nhs" {
        sent[name] = submissions.first { $0.document.contains(kind) }?.sent
      }
    }
    return sent
  }

  /// What people know as of `time`, as a document states it: the decisions taken by then. The reference
  /// that the regulator gave for a breach that this organisation reported is not another controller's.
  func facts(asOf time: Timestamp) -> Facts {
    var facts = facts
    let taken = facts.decisions.filter { $0.isTaken(by: time) }
    if taken.count < facts.decisions.count { facts["decisions"] = .decisions(taken) }
    if isForAnother { facts["ico_reference"] = nil }
    return facts
  }

  /// Whether all that is looked at was recorded for another controller than the organisation.
  var isForAnother: Bool {
    controller.map { $0.folded != (facts.text("organisation.name") ?? "").folded } ?? false
  }

  /// Whether a duty is the report to the regulator of the case's own jurisdiction.
  package func isToRegulator(_ duty: DutyOwed) -> Bool {
    let own = jurisdiction.duties.first { $0.duty == "regulator" }
    return duty.duty == own?.duty && duty.regime == own?.regime
  }

  /// What is said of a day states all that the case holds, also what it did not hold yet on that day.
  static func warnings(
    asOf: Timestamp, sources: [Source], documents: [DocumentRecord]
  ) -> [String] {
    var warnings: [String] = []
    if let last = sources.compactMap(\.last).max(), asOf < last {
      warnings.append(
        "the date that this is made for lies before the last lines of the logs: the numbers count all"
          + " of them")
    }
    if let last = documents.map(\.made).max(), asOf < last {
      warnings.append(
        "a document of this case was made for a later date than this: it does not stand in the order"
          + " in which it was made")
    }
    return warnings
  }
}
