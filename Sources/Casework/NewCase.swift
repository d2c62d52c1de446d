import Evidence
package import Model

/// Starts a case: a folder for one person's eyes, with nothing in it but questions.
package struct NewCase {
  package var folder: String
  package var jurisdiction = "uk"
  /// When the organisation became aware, and how that was written.
  package var aware: (time: Timestamp, written: String)?
  package var organisation: String?

  package init(folder: String) { self.folder = folder }

  /// The reference of the case. Throws `.usage` for a jurisdiction without a report of its own, `.unusableCase`
  /// where the folder is taken.
  package func run(by actor: Actor) throws(Problem) -> String {
    guard OpenCase.homes.contains(jurisdiction) else { throw .noHome(jurisdiction) }
    var facts = Facts()
    if let aware { facts["aware_at"] = .time(aware.time, written: aware.written) }
    if let organisation { facts["organisation.name"] = .text(organisation) }
    let store = try CaseStore.create(
      folder,
      CaseStore.Beginning(
        key: try CaseKey.random(), jurisdiction: jurisdiction, facts: facts,
        entry: actor.entry("new")))
    return store.reference
  }
}

extension Actor {
  /// What the ledger says of something this actor did.
  func entry(
    _ verb: String, read: [LedgerEntry.NamedDigest] = [], made: [LedgerEntry.NamedDigest] = []
  ) -> LedgerEntry.Draft {
    LedgerEntry.Draft(
      time: at, login: login, by: by, version: version, verb: verb, arguments: arguments,
      read: read, made: made)
  }
}

extension Problem {
  fileprivate static func noHome(_ name: String) -> Problem {
    Problem(
      .usage, "no case can be under that jurisdiction",
      reason: Shipped.jurisdictions.contains { $0.stem == name }
        ? "it has deadlines and duties, and no report of its own yet" : nil,
      hint: "use one of: \(OpenCase.homes.joined(separator: ", "))")
  }
}
