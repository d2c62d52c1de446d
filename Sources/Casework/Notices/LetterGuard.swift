import Documents
import Evidence
import Model

/// Stands between the letters of one draft and their readers: reads every form of each, says where
/// what it finds comes from, and knows what people have taken for a coincidence.
struct LetterGuard {
  /// One letter as the guard sees it.
  struct Reading {
    /// Why it is withheld, each a sentence; none where it may be written.
    var reasons: [String] = []
    /// Why a person has to decide about it, each a sentence.
    var holds: [String] = []
    /// What stands in it that others have too, each a sentence.
    var remarks: [String] = []
  }

  private let people: GuardedPeople
  private let places: FindingPlaces
  /// Places that the built-in templates name, such as the regulator's town: they are about nobody.
  private let builtIn: Set<Int>
  /// What stands as base64 in a template's own words: in every letter.
  private let encoded: [LeakFinding]
  private var accepted: AcceptedFindings
  /// Every finding of the letters read so far, in their order; those that were accepted too, so that
  /// numbers stay.
  private(set) var findings = GuardReading.Numbered()

  init(
    _ view: CaseView, store: CaseStore, people: GuardedPeople, templates: [DocumentTemplate]
  ) throws(Problem) {
    self.people = people
    places = FindingPlaces(view.facts, templates, leakGuard: people.leakGuard)
    encoded = Self.encoded(in: templates, people.leakGuard)
    builtIn = Self.places(namedIn: templates, people.leakGuard)
    accepted = try AcceptedFindings(of: "notices", verb: "notices", in: store)
  }

  private static func encoded(
    in templates: [DocumentTemplate], _ leakGuard: LeakGuard
  ) -> [LeakFinding] {
    var seen: Set<String> = []
    return templates.flatMap(\.files).filter { seen.insert($0.name).inserted }.flatMap {
      leakGuard.encodedLeaks(inTemplate: $0.bytes)
    }
  }

  private static func places(
    namedIn templates: [DocumentTemplate], _ leakGuard: LeakGuard
  ) -> Set<Int> {
    var terms: Set<Int> = []
    var seen: Set<String> = []
    for template in templates {
      for file in template.files where seen.insert(file.name).inserted {
        guard let bytes = Shipped.template(file.name) else { continue }
        let verdict = leakGuard.verdict(onTemplate: bytes, kind: template.output)
        terms.formUnion(verdict.placeNames.map(\.term))
      }
    }
    return terms
  }

  /// Those that nobody has accepted.
  var open: [DraftOutcome.Refusal] { findings.all.filter { !accepted.holds($0.binding) } }

  /// Throws `.usage` for a number that none of `all` has.
  mutating func accept(
    _ acceptance: Acceptance, among all: [DraftOutcome.Refusal], by actor: Actor
  ) throws(Problem) {
    try accepted.add(acceptance, among: all, by: actor)
  }

  /// What reads the letters: the same for all of them, on any core.
  var reader: LeakGuard { people.leakGuard }

  /// The place of a reader among those whom the guard knows.
  func place(of patient: Identifier) -> Int? { people.place(of: patient) }

  /// Weighs what was read, letter by letter in their order.
  mutating func read(_ verdicts: LetterVerdicts) -> Reading {
    var reading = Reading()
    for term in reader.unsearchable where term.subject != verdicts.reader {
      let binding = FindingPlaces.binding(of: term)
      findings.add(term.sentence, nil, binding: binding)
      if !accepted.holds(binding) { reading.withhold(term.sentence) }
    }
    judge(encoded, &reading)
    var known: Set<Mark> = []
    for verdict in verdicts.forms {
      known.formUnion(verdict.leaks.map(Mark.init))
      judge(verdict, &reading)
      // A mail is made of the text, and does not say any more what was filled in.
      judge(verdict.placeNames.filter { !builtIn.contains($0.term) }, &reading)
    }
    for file in verdicts.files {
      judge(file.name, &reading)
      // The text of a mail is that of the letter, where it is known which fact or template each word
      // came from: what was found there is not judged again as if it were the mail's own. Its header
      // is.
      guard let mail = file.mail else { continue }
      judge(mail.header, &reading)
      var whole = mail.whole
      whole.leaks.removeAll { known.contains(Mark($0)) }
      judge(whole, &reading)
    }
    return reading
  }

  /// What was found, wherever it stands.
  private struct Mark: Hashable {
    let term: Int
    let kind: GuardTerm.Kind
    let pseudonym: String

    init(_ finding: LeakFinding) {
      term = finding.term
      kind = finding.kind
      pseudonym = finding.pseudonym
    }
  }

  private mutating func judge(_ leaks: [LeakFinding], _ reading: inout Reading) {
    for finding in leaks {
      let place = places.place(of: finding, elsewhere: finding.place.words)
      let sentence = "\(finding.what) \(place.words)"
      findings.add(sentence, place.correction, binding: place.binding)
      if !accepted.holds(place.binding) {
        reading.withhold("line \(finding.line): \(sentence)")
      }
    }
  }

  private mutating func judge(_ verdict: LeakVerdict, _ reading: inout Reading) {
    judge(verdict.leaks, &reading)
    for refusal in verdict.refusals { reading.withhold(refusal) }
    for finding in verdict.noted where !finding.isWeak {
      switch finding.excuse {
      case .addressee: reading.remark("\(finding.what) is the addressee's too")
      case .another:
        reading.hold("\(finding.what) stands in what the table of people has of this patient")
      case .organisation: reading.remark("\(finding.what) is the organisation's too")
      case .common: break
      }
    }
  }
}

extension LetterGuard.Reading {
  fileprivate mutating func withhold(_ sentence: String) {
    if !reasons.contains(sentence) { reasons.append(sentence) }
  }

  fileprivate mutating func hold(_ sentence: String) {
    if !holds.contains(sentence) { holds.append(sentence) }
  }

  fileprivate mutating func remark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }
}
