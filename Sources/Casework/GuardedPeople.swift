import Documents
import Evidence
import Model
import Notation

/// Everybody in a case, as the leak guard looks for them: what belongs to each, under a pseudonym.
struct GuardedPeople {
  let leakGuard: LeakGuard
  private let places: [Identifier: Int]

  init(_ view: CaseView, findings: [Finding]) {
    self.init(
      kept: view.kept, exposures: view.exposures, facts: view.facts, findings: findings)
  }

  /// For letters, with `Mrs King`: one about a child arrives where its guardian lives, and may say where that is.
  init(_ view: CaseView, findings: [Finding], readers: LetterReaders) {
    self.init(
      kept: view.kept, exposures: view.exposures, facts: view.facts, findings: findings,
      forLetters: true, guardian: readers.guardian)
  }

  /// Their dates of birth too, and `Mrs King`, as a report is read: people write its answers at length.
  init(forReport view: CaseView, findings: [Finding]) {
    let began = view.facts.time("started_at") ?? view.first
    self.init(
      kept: view.kept, exposures: view.exposures, facts: view.facts, findings: findings,
      bornBefore: began.map { TimeText.civil($0, zone: view.zone).year - 1 } ?? Int.max)
  }

  /// - Parameter bornBefore: the year from which on a day is more likely one that an answer is about
  ///   than somebody's birth: an answer that says when a release was made must not be refused for every
  ///   newborn. Nil: births are not looked for.
  init(
    kept: KeptRows, exposures: [Exposure], facts: Facts, findings: [Finding],
    bornBefore: Int? = nil, forLetters: Bool = false,
    guardian: (Identifier) -> Person? = { _ in nil }
  ) {
    var subjects: [GuardSubject] = []
    var places: [Identifier: Int] = [:]
    var known = [Identifier: Person](
      kept.people.map { ($0.patient, $0) }, uniquingKeysWith: { first, _ in first })
    let accounts = AccountHolders(kept)
    var everybody = Set(known.keys)
    everybody.formUnion(exposures.compactMap(\.key.patient))
    everybody.formUnion(exposures.map { accounts.holder(of: $0) ?? $0.key.viewer })
    everybody.formUnion(kept.recordings.map(\.patient))
    everybody.formUnion(kept.accounts.map(\.patient))
    everybody.formUnion(kept.authorised.map(\.viewer).filter { !accounts.isAccount($0) })
    for (place, patient) in everybody.sorted().enumerated() {
      let person = known.removeValue(forKey: patient) ?? Person(patient: patient)
      var subject = GuardSubject(person, pseudonym: GuardedPeople.pseudonym(place))
      // Whom no log names is called by what the log did say, and not at all where it said nothing.
      subject.terms = subject.terms.compactMap(\.asLogged)
      if bornBefore != nil, let birth = person.dateOfBirth {
        subject.terms.append(GuardTerm(.birth, birth))
      }
      if let guardian = guardian(patient) {
        subject.terms += GuardSubject(guardian, pseudonym: subject.pseudonym).terms
          .filter { [.address, .email].contains($0.kind) }
      }
      subjects.append(subject)
      places[patient] = place
    }
    var nobodys = GuardSubject(pseudonym: "nobody known", terms: [])
    func add(_ kind: GuardTerm.Kind, _ term: Identifier?, of patient: Identifier?) {
      guard let term = term.flatMap({ GuardTerm(kind, $0.text).asLogged }) else { return }
      guard let patient, let place = places[patient] else {
        nobodys.terms.append(term)
        return
      }
      subjects[place].terms.append(term)
    }
    for row in kept.recordings {
      add(.recording, row.recording, of: row.patient)
      let consultation = row.consultation.map { Identifier($0) }
      if consultation != row.recording { add(.consultation, consultation, of: row.patient) }
    }
    for exposure in exposures {
      let viewer = accounts.holder(of: exposure) ?? exposure.key.viewer
      add(.viewer, exposure.key.viewer, of: viewer)
      if exposure.key.patient == nil { add(.recording, exposure.key.recording, of: nil) }
    }
    for row in kept.accounts { add(.viewer, row.viewer, of: row.patient) }
    for row in kept.authorised {
      add(.viewer, row.viewer, of: accounts.anyHolder(of: row.viewer) ?? row.viewer)
      if row.recording != nil, row.patient == nil { add(.recording, row.recording, of: nil) }
    }
    for row in kept.sessions {
      add(.session, row.session, of: accounts.anyHolder(of: row.viewer) ?? row.viewer)
    }
    let viewers = [Exposure.Key: Identifier](
      exposures.map { ($0.key, accounts.holder(of: $0) ?? $0.key.viewer) },
      uniquingKeysWith: { first, _ in first })
    for finding in findings {
      add(.session, finding.proof.session, of: viewers[finding.key])
      add(.networkAddress, finding.proof.address, of: viewers[finding.key])
    }
    subjects.append(nobodys)
    for place in subjects.indices { subjects[place].keepOnce() }
    self.places = places
    leakGuard = LeakGuard(
      subjects: subjects, organisation: GuardTerm.organisation(facts),
      bornBefore: bornBefore ?? .max, forReports: bornBefore != nil, forLetters: forLetters)
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

extension GuardTerm {
  /// Without the word that Candour itself puts before a viewer whom no log names (DESIGN §5); nil where
  /// nothing is left. That word is nobody's, and neither is it where a log writes it for want of a name.
  var asLogged: GuardTerm? {
    guard [.patient, .viewer, .session, .networkAddress].contains(kind) else { return self }
    var said = self
    if text.hasPrefix("unknown:") { said.text = String(text.dropFirst("unknown:".count)) }
    return said.text.isEmpty || said.text.lowercased() == "unknown" ? nil : said
  }
}

/// Whose account a viewer is, by the rows the case keeps.
struct AccountHolders {
  private let rows: [Identifier: [KeptRows.Account]]

  init(_ kept: KeptRows) { rows = Dictionary(grouping: kept.accounts, by: \.viewer) }

  func isAccount(_ viewer: Identifier) -> Bool { rows[viewer] != nil }

  /// At any time.
  func holders(of viewer: Identifier) -> [Identifier] { rows[viewer]?.map(\.patient) ?? [] }

  func anyHolder(of viewer: Identifier) -> Identifier? { rows[viewer]?.first?.patient }

  /// Nil where the viewer is no account then.
  func holder(of viewer: Identifier, at time: Timestamp) -> Identifier? {
    rows[viewer]?.first { $0.period.contains(time) }?.patient
  }

  /// At the exposure's first event; nil where the viewer is no account then.
  func holder(of exposure: Exposure) -> Identifier? {
    exposure.first.flatMap { holder(of: exposure.key.viewer, at: $0) }
  }
}
