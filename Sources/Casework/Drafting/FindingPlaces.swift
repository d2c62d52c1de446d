import Documents
import Model
import Notation

/// Where what the leak guard finds comes from: the answers and the templates that hold it, since
/// those are what a person can correct, and what an acceptance of it holds for.
struct FindingPlaces {
  struct Place {
    /// `in what_happened (question 7)`.
    let words: String
    /// The line to type for a correction, where it stands in an answer.
    let correction: String?
    /// Of the persons it belongs to, the place and the exact text: an acceptance holds for that
    /// alone.
    let binding: Digest
  }

  private struct Term: Hashable {
    let number: Int
    let kind: GuardTerm.Kind
  }

  private struct Spot {
    let file: String
    let line: Int
    let passage: Digest
  }

  /// Which answers hold each passage, in the order of the form.
  private var answers: [Digest: [Facts.Key]] = [:]
  /// Where each term stands in a template's own words.
  private var spots: [Term: [Spot]] = [:]

  /// - Parameter templates: all that the documents are made from.
  init(_ facts: Facts, _ templates: [DocumentTemplate], leakGuard: LeakGuard) {
    for key in Facts.keys {
      for text in facts.texts(of: key) {
        for finding in leakGuard.verdict(on: DocumentJSON.text(text).document).leaks {
          if answers[finding.passage]?.last?.name != key.name {
            answers[finding.passage, default: []].append(key)
          }
        }
      }
    }
    var seen: Set<String> = []
    for template in templates {
      for file in template.files where seen.insert(file.name).inserted {
        let verdict = leakGuard.verdict(onTemplate: file.bytes, kind: template.output)
        for finding in verdict.leaks + verdict.placeNames {
          spots[Term(number: finding.term, kind: finding.kind), default: []].append(
            Spot(file: file.name, line: finding.line, passage: finding.passage))
        }
      }
    }
  }

  /// - Parameter elsewhere: what to call a place that is no answer and no template alone.
  func place(of finding: LeakFinding, elsewhere: @autoclosure () -> String) -> Place {
    if let keys = answers[finding.passage], let first = keys.first {
      let names = keys.map { key in key.name + (key.form.map { " (question \($0))" } ?? "") }
      return Place(
        words: "in \(names.joined(separator: " and "))", correction: FactsWork.line(for: first),
        binding: Self.binding("fact", keys.map(\.name), [finding.passage]))
    }
    let term = Term(number: finding.term, kind: finding.kind)
    if finding.place == .template, let found = spots[term] {
      let words = found.map { "\($0.file) line \($0.line)" }
      return Place(
        words: "in \(words.joined(separator: " and "))", correction: nil,
        binding: Self.binding("template", found.map(\.file), found.map(\.passage)))
    }
    return Place(
      words: elsewhere(), correction: nil,
      binding: Self.binding(finding.place.rawValue, [], [finding.passage]))
  }

  /// Of a term that cannot be looked for, wherever it may stand.
  static func binding(of term: UnsearchableTerm) -> Digest { binding("term", [], [term.passage]) }

  private static func binding(_ kind: String, _ names: [String], _ passages: [Digest]) -> Digest {
    var binding = SHA256()
    for word in [kind] + names { binding.update(Array("\(word)\0".utf8)) }
    for passage in passages { binding.update(passage.bytes) }
    return binding.digest
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
