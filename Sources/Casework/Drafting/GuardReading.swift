import Documents
import Model

/// Reads the files of one draft for what belongs to somebody, and says where each such thing came
/// from: the answer that holds it where there is one, since that is what a person can correct.
struct GuardReading {
  /// By number.
  let refusals: [DraftOutcome.Refusal]

  init(_ drafting: Drafting, _ parts: [Drafting.Part]) {
    let leakGuard = drafting.people.leakGuard
    var places: [Digest: [(ending: String, finding: LeakFinding)]] = [:]
    var order: [Digest] = []
    for part in parts {
      for finding in leakGuard.verdict(on: part.rendered).leaks {
        if places[finding.passage] == nil { order.append(finding.passage) }
        places[finding.passage, default: []].append((part.ending, finding))
      }
    }
    let answers =
      order.isEmpty ? [:] : GuardReading.answers(of: drafting.view.facts, leakGuard: leakGuard)
    var refusals: [DraftOutcome.Refusal] = []
    for passage in order {
      guard let found = places[passage], let first = found.first?.finding else { continue }
      let key = answers[passage]
      let place: String
      if let key {
        place = "in \(key.name)" + (key.form.map { " (question \($0))" } ?? "")
      } else {
        let lines = found.map { "line \($0.finding.line) of the .\($0.ending)" }
        place = "\(first.place.words), \(lines.joined(separator: ", "))"
      }
      refusals.append(
        DraftOutcome.Refusal(
          number: refusals.count + 1, sentence: "\(first.what) \(place)",
          correction: key.map(FactsWork.line), passage: passage))
    }
    self.refusals = refusals
  }

  /// Which answer each finding stands in, by its passage.
  private static func answers(of facts: Facts, leakGuard: LeakGuard) -> [Digest: Facts.Key] {
    var answers: [Digest: Facts.Key] = [:]
    for key in Facts.keys {
      for text in facts.texts(of: key) {
        let paragraphs = DocumentJSON.text(text).document
        for finding in leakGuard.verdict(on: paragraphs).leaks
        where answers[finding.passage] == nil { answers[finding.passage] = key }
      }
    }
    return answers
  }
}

extension Facts {
  /// What somebody wrote in answer to a question.
  fileprivate func texts(of key: Key) -> [String] {
    switch self[key.name] {
    case .text(let text): [text]
    case .decisions(let decisions):
      decisions.flatMap { [$0.what, $0.decision, $0.by, $0.because].compactMap { $0 } }
    default: []
    }
  }
}
