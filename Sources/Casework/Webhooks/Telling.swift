import Delivery
import Documents
import Evidence
import Model

/// What a workflow tells the endpoints of its case, made ready for the transaction of what it tells.
///
/// Every message is read by the leak guard with the case's own people and identifiers before it enters
/// the outbox; where anything of anybody stands in it, nothing is written at all. A message is short
/// and a case may be large, so the people are looked through for what the message could hold first.
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

  private let store: CaseStore
  private let time: Timestamp
  private let facts: Facts

  init(_ store: CaseStore, facts: Facts, at time: Timestamp) {
    self.store = store
    self.facts = facts
    self.time = time
  }

  /// Whether anybody wants to be told anything: else nothing has to be worked out.
  static func isWanted(in store: CaseStore) throws(Problem) -> Bool {
    try store.endpoints().contains { $0.state == .enabled }
  }

  /// To be called in the transaction that writes what is told: the people are those of the case as it
  /// is then.
  func messages(
    _ news: [News], ledger head: LedgerEntry.Head
  ) throws(Problem) -> [OutboxMessage] {
    var messages: [OutboxMessage] = []
    var documents: [Rendered] = []
    for news in news {
      let event = Event(
        news.kind, at: time, case: store.reference, ledger: head.entries, head.digest,
        details: news.details)
      let payload = try event.payload()
      // Candour works out every value: short identifiers that look like its numbers are no leak, and
      // neither is an account that is called as one of its keys or fixed words.
      documents.append(
        Rendered(
          kind: .json, bytes: payload.bytes,
          stretches: payload.values.map { .init(range: $0, isComputed: true) }))
      messages.append(
        OutboxMessage(type: news.kind.rawValue, payload: payload.bytes, once: news.once))
    }
    try check(documents)
    return messages
  }

  /// Throws where anything of anybody stands in one of them.
  private func check(_ documents: [Rendered]) throws(Problem) {
    if documents.isEmpty { return }
    let possible = try terms(through: TermSieve(documents))
    if possible.isEmpty { return }
    let few = LeakGuard(
      subjects: possible.map { GuardSubject(pseudonym: "somebody", terms: [$0]) },
      organisation: GuardTerm.organisation(facts))
    if documents.allSatisfy({ Telling.leak(in: $0, few) == nil }) { return }
    // Whose it is, the whole case says.
    let everybody = GuardedPeople(
      kept: try store.keptRows(), exposures: try store.exposures(), facts: facts,
      findings: try store.findings())
    for document in documents {
      if let leak = Telling.leak(in: document, everybody.leakGuard) { throw .leak(leak.what) }
    }
  }

  private static func leak(in document: Rendered, _ leakGuard: LeakGuard) -> LeakFinding? {
    leakGuard.verdict(on: document).leaks.first { $0.place == .value }
  }

  /// What of the case the sieve lets through: all that `GuardedPeople` would look for.
  private func terms(through sieve: consuming TermSieve) throws(Problem) -> Set<GuardTerm> {
    var sieve = sieve
    var terms: Set<GuardTerm> = []
    try store.eachIdentifier { kind, text in
      guard let term = GuardTerm(kind.guarded, text).asLogged else { return }
      if sieve.mayHold(term) { terms.insert(term) }
    }
    for person in try store.keptPeople() {
      for term in GuardSubject(person, pseudonym: "somebody").terms where sieve.mayHold(term) {
        terms.insert(term)
      }
    }
    return terms
  }
}

extension CaseIdentifier {
  fileprivate var guarded: GuardTerm.Kind {
    switch self {
    case .patient: .patient
    case .viewer: .viewer
    case .recording: .recording
    case .consultation: .consultation
    case .session: .session
    case .networkAddress: .networkAddress
    }
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
