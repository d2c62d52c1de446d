package import Model
import Notation

/// Something of somebody's that the leak guard cannot look for: it cannot vouch for any document, so
/// a person has to.
package struct UnsearchableTerm: Sendable, Hashable {
  package let kind: GuardTerm.Kind
  package let pseudonym: String
  /// Whose it is: the place in the guard's `subjects`.
  package let subject: Int
  /// Of what it is, whose and how it is written: another as soon as any of it changes.
  package let passage: Digest

  init(_ term: GuardTerm, of subject: GuardSubject, at place: Int) {
    kind = term.kind
    pseudonym = subject.pseudonym
    self.subject = place
    var passage = SHA256()
    passage.update(Array("unsearchable\0\(term.kind.rawValue)\0\(subject.identity.count)\0".utf8))
    passage.update(subject.identity + Array(term.text.utf8))
    self.passage = passage.digest
  }

  /// `the patient id of P-003 cannot be looked for`.
  package var sentence: String { "the \(kind.rawValue) of \(pseudonym) cannot be looked for" }
}

extension GuardTerm {
  /// A cell that was filled in to say that there is nothing; an id is always something.
  var saysNothing: Bool {
    if text.isEmpty { return true }
    if !kind.isParticular { return false }
    let folded = FoldedText(Array(text.utf8)).bytes
    return folded.isEmpty || Self.nothings.contains(String(decoding: folded, as: UTF8.self))
  }

  private static let nothings: Set<String> = [
    "na", "nil", "no", "none", "notknown", "null", "tbc", "unknown", "withheld", "exdirectory",
  ]
}
