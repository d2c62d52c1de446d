import Documents
import Evidence
import Model
import Notation

/// Everybody in a case, as the leak guard looks for them: what belongs to each, under a pseudonym.
struct GuardedPeople {
  let leakGuard: LeakGuard
  private let places: [Identifier: Int]

  init(_ view: CaseView, findings: [Finding]) {
    var subjects: [GuardSubject] = []
    var places: [Identifier: Int] = [:]
    var known = [Identifier: Person](
      view.kept.people.map { ($0.patient, $0) }, uniquingKeysWith: { first, _ in first })
    let accounts = AccountHolders(view.kept)
    var everybody = Set(known.keys)
    everybody.formUnion(view.exposures.compactMap(\.key.patient))
    everybody.formUnion(view.exposures.map { accounts.holder(of: $0) ?? $0.key.viewer })
    everybody.formUnion(view.kept.recordings.map(\.patient))
    for (place, patient) in everybody.sorted().enumerated() {
      let person = known.removeValue(forKey: patient) ?? Person(patient: patient)
      subjects.append(GuardSubject(person, pseudonym: GuardedPeople.pseudonym(place)))
      places[patient] = place
    }
    func add(_ kind: GuardTerm.Kind, _ term: Identifier?, of patient: Identifier?) {
      guard let term, let patient, let place = places[patient] else { return }
      subjects[place].terms.append(GuardTerm(kind, term.text))
    }
    for row in view.kept.recordings { add(.recording, row.recording, of: row.patient) }
    var nobodys = GuardSubject(pseudonym: "a recording of nobody", terms: [])
    for exposure in view.exposures {
      let viewer = accounts.holder(of: exposure) ?? exposure.key.viewer
      if exposure.viewerIsNamed { add(.viewer, exposure.key.viewer, of: viewer) }
      if exposure.key.patient == nil {
        nobodys.terms.append(GuardTerm(.recording, exposure.key.recording.text))
      }
    }
    for row in view.kept.accounts { add(.viewer, row.viewer, of: row.patient) }
    let viewers = [Exposure.Key: Identifier](
      view.exposures.map { ($0.key, accounts.holder(of: $0) ?? $0.key.viewer) },
      uniquingKeysWith: { first, _ in first })
    for finding in findings {
      add(.session, finding.proof.session, of: viewers[finding.key])
      add(.networkAddress, finding.proof.address, of: viewers[finding.key])
    }
    subjects.append(nobodys)
    for place in subjects.indices { subjects[place].keepOnce() }
    self.places = places
    leakGuard = LeakGuard(subjects: subjects, organisation: GuardTerm.organisation(view.facts))
  }

  /// The place of a patient among the guard's subjects.
  func place(of patient: Identifier) -> Int? { places[patient] }

  private static func pseudonym(_ place: Int) -> String {
    let digits = String(place + 1)
    return "P-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension GuardSubject {
  fileprivate mutating func keepOnce() {
    var seen: Set<GuardTerm> = []
    terms = terms.filter { seen.insert($0).inserted }
  }
}

/// Whose account a viewer is, by the rows the case keeps.
struct AccountHolders {
  private let rows: [Identifier: [KeptRows.Account]]

  init(_ kept: KeptRows) { rows = Dictionary(grouping: kept.accounts, by: \.viewer) }

  func isAccount(_ viewer: Identifier) -> Bool { rows[viewer] != nil }

  /// Nil where the viewer is no account then.
  func holder(of viewer: Identifier, at time: Timestamp) -> Identifier? {
    rows[viewer]?.first { $0.period.contains(time) }?.patient
  }

  /// At the exposure's first event; nil where the viewer is no account then.
  func holder(of exposure: Exposure) -> Identifier? {
    exposure.first.flatMap { holder(of: exposure.key.viewer, at: $0) }
  }
}
