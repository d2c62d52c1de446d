import Evidence
import Model

/// What people have taken for a coincidence, of what the leak guard found in one kind of document:
/// each for the persons, the place and the exact text they saw. The ledger remembers it.
struct AcceptedFindings {
  private let store: CaseStore
  /// `report`, `notices`.
  private let verb: String
  /// `report-ico`, `notices`.
  private let kind: String
  private var bindings: Set<Digest>

  init(of kind: String, verb: String, in store: CaseStore) throws(Problem) {
    self.store = store
    self.verb = verb
    self.kind = kind
    let entries = try store.ledger(of: "\(verb) accept")
    let name = "accepted in \(kind)"
    bindings = Set(entries.flatMap(\.draft.made).filter { $0.name == name }.map(\.digest))
  }

  func holds(_ binding: Digest) -> Bool { bindings.contains(binding) }

  /// A trial remembers nothing. Throws `.usage` for a number that no finding has.
  mutating func add(
    _ acceptance: Acceptance, among refusals: [DraftOutcome.Refusal], isTrial: Bool = false,
    by actor: Actor
  ) throws(Problem) {
    let chosen = try acceptance.choose(among: refusals)
    if !isTrial {
      try store.record(
        actor.entry("\(verb) accept", made: chosen.map { .init("accepted in \(kind)", $0.binding) })
      )
    }
    bindings.formUnion(chosen.map(\.binding))
  }
}
