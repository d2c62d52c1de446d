import Documents
import Model

/// Reads the files of one draft for what belongs to somebody, and says where each such thing came
/// from: the answer that holds it where there is one, since that is what a person can correct.
struct GuardReading {
  /// By number.
  let refusals: [DraftOutcome.Refusal]
  /// What the organisation has too, and what is too common to tell: to be seen, no reason to refuse.
  let noted: [String]
  /// What nobody can accept, each a sentence.
  let faults: [String]

  init(_ drafting: Drafting, _ parts: [Drafting.Part], from templates: [DocumentTemplate]) {
    let leakGuard = drafting.people.leakGuard
    var lines: [Digest: [String]] = [:]
    var order: [LeakFinding] = []
    var noted: [String] = []
    var faults: [String] = []
    for part in parts {
      let verdict = leakGuard.verdict(on: part.rendered)
      for finding in verdict.leaks {
        if lines[finding.passage] == nil { order.append(finding) }
        lines[finding.passage, default: []].append("line \(finding.line) of the .\(part.ending)")
      }
      for finding in verdict.noted where finding.excuse == .organisation {
        let sentence = "\(finding.what) is the organisation's too, and stands in the report"
        if !noted.contains(sentence) { noted.append(sentence) }
      }
      faults += verdict.refusals.map { "\($0), in the .\(part.ending)" }
    }
    var refusals = Numbered()
    for term in leakGuard.unsearchable {
      refusals.add(term.sentence, nil, binding: FindingPlaces.binding(of: term))
    }
    if !order.isEmpty {
      let places = FindingPlaces(drafting.view.facts, templates, leakGuard: leakGuard)
      for finding in order {
        let place = places.place(
          of: finding,
          elsewhere: "\(finding.place.words), "
            + (lines[finding.passage] ?? []).joined(separator: ", "))
        refusals.add(
          "\(finding.what) \(place.words)", place.correction, binding: place.binding)
      }
    }
    self.refusals = refusals.all
    self.noted = noted
    self.faults = faults
  }

  /// Findings, each under a number of its own, however often it is met.
  struct Numbered {
    private(set) var all: [DraftOutcome.Refusal] = []
    private var seen: Set<Digest> = []

    mutating func add(_ sentence: String, _ correction: String?, binding: Digest) {
      guard seen.insert(binding).inserted else { return }
      all.append(
        DraftOutcome.Refusal(
          number: all.count + 1, sentence: sentence, correction: correction, binding: binding))
    }
  }
}
