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
  ///
  /// - Parameter folded: the text of it.
  func saysNothing(_ folded: FoldedText) -> Bool {
    if text.isEmpty { return true }
    return kind.isParticular && EmptyCell.isNothing(folded.bytes)
  }

  /// Of Han, kana or Hangul alone, two characters or more.
  var isEastAsian: Bool {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    return scalars.count > 1
      && scalars.allSatisfy {
        $0.properties.isIdeographic || (0x3041...0x30FF).contains($0.value)
          || (0xAC00...0xD7A3).contains($0.value)
      }
  }
}
