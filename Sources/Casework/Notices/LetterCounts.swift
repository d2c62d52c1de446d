import Evidence

/// How many letters of one audience stand where: each letter is counted once, and one that went out
/// as released, whatever is drafted to correct it.
package struct LetterCounts: Hashable, Sendable {
  package private(set) var drafted = 0
  /// A person has still to decide.
  package private(set) var held = 0
  /// Somebody decided that nothing is sent.
  package private(set) var never = 0
  package private(set) var withheld = 0
  /// Approved, and not released.
  package private(set) var approved = 0
  package private(set) var released = 0
  /// What they state has changed since; of those that were released the release stands.
  package private(set) var void = 0
  /// Of those released: another letter, which corrects the one that went out, is on its way.
  package private(set) var corrections = 0
  /// Of those released: it came back unread, and a first letter is on its way again.
  package private(set) var again = 0
  /// Of those released: what they told is no longer true, and no letter is drafted that says so.
  package private(set) var untrue = 0
  /// Patients who are due a letter by the evidence of now, and have none yet.
  package let unwritten: Int
  /// Of those released: the last answer, by its word; and those without one.
  package private(set) var replies: [String: Int] = [:]
  package private(set) var unanswered = 0

  init(_ letters: [LetterEntry], unwritten: Int) {
    self.unwritten = unwritten
    for letter in letters {
      count(letter)
      guard letter.releasedAt != nil else { continue }
      if let word = letter.reply?.word { replies[word, default: 0] += 1 } else { unanswered += 1 }
    }
  }

  private mutating func count(_ letter: LetterEntry) {
    if letter.releasedAt != nil {
      released += 1
      if letter.isToBeCorrected { untrue += 1 }
      if letter.state != "released", letter.state != "void", letter.decision?.word != "never" {
        if letter.reply?.word == "returned", !letter.isCorrection {
          again += 1
        } else {
          corrections += 1
        }
      }
      return
    }
    switch letter.state {
    case "withheld": withheld += 1
    case "void": void += 1
    case _ where letter.decision?.word == "never": never += 1
    case "approved": approved += 1
    case "held" where letter.decision?.word == nil: held += 1
    default: drafted += 1
    }
  }
}

extension LetterBook {
  package var affected: LetterCounts {
    LetterCounts(entries.filter { $0.audience == "affected" }, unwritten: unwritten(.affected))
  }
  package var recipients: LetterCounts {
    LetterCounts(entries.filter { $0.audience == "recipient" }, unwritten: unwritten(.recipient))
  }
  package var isEmpty: Bool { letters.isEmpty }
}
