import Delivery
import Documents
import Evidence
import Model

/// What a workflow tells the endpoints of its case, made ready for the transaction of what it tells.
///
/// Every message is read by the leak guard with the case's own people and identifiers before it enters
/// the outbox; where anything of anybody stands in it, nothing is written at all.
struct Telling {
  /// What is told, but for when and by which entry.
  struct News {
    var kind: Event.Kind
    var details: Event.Details
    /// Told once in the life of the case: see `OutboxMessage.once`.
    var once: String?

    init(_ kind: Event.Kind, once: String? = nil, _ details: Event.Details) {
      self.kind = kind
      self.once = once
      self.details = details
    }
  }

  private let reference: String
  private let time: Timestamp
  private let people: GuardedPeople

  /// `people` are those of the case as it is with what is told.
  init(_ store: CaseStore, at time: Timestamp, people: GuardedPeople) {
    reference = store.reference
    self.time = time
    self.people = people
  }

  /// Whether anybody wants to be told anything: else nothing has to be worked out.
  static func isWanted(in store: CaseStore) throws(Problem) -> Bool {
    try store.endpoints().contains { $0.state == .enabled }
  }

  func messages(
    _ news: [News], ledger head: LedgerEntry.Head
  ) throws(Problem) -> [OutboxMessage] {
    if news.isEmpty { return [] }
    let leakGuard = people.leakGuard
    var messages: [OutboxMessage] = []
    for news in news {
      let event = Event(
        news.kind, at: time, case: reference, ledger: head.entries, head.digest,
        details: news.details)
      let payload = try event.payload()
      // Candour works out every value: short identifiers that look like its numbers are no leak, and
      // neither is an account that is called as one of its keys or fixed words.
      let verdict = leakGuard.verdict(
        on: Rendered(
          kind: .json, bytes: payload.bytes,
          stretches: payload.values.map { .init(range: $0, isComputed: true) }))
      if let leak = verdict.leaks.first(where: { $0.place == .value }) { throw .leak(leak.what) }
      messages.append(
        OutboxMessage(type: news.kind.rawValue, payload: payload.bytes, once: news.once))
    }
    return messages
  }
}

extension Problem {
  fileprivate static func leak(_ what: String) -> Problem {
    Problem(
      .attention, "a message to the endpoints would hold \(what)",
      reason: "no message leaves with anything of anybody; nothing was written",
      hint: "candour webhook remove NAME, then run the same command again, and report the defect")
  }
}
