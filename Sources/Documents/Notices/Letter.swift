package import Model
package import Notation

/// What every letter of one case has in common.
package struct LetterCase: Sendable {
  package var facts: Facts
  /// The zone of the people who read.
  package var zone: Zone
  /// The day the letters bear.
  package var asOf: Timestamp
  /// The logs have gaps, or lines that could not be read: more may have been sent than is known.
  package var recordsAreIncomplete: Bool
  /// A report to the regulator is recorded as sent.
  package var regulatorIsTold: Bool

  package init(
    facts: Facts, zone: Zone, asOf: Timestamp, recordsAreIncomplete: Bool,
    regulatorIsTold: Bool = false
  ) {
    self.facts = facts
    self.zone = zone
    self.asOf = asOf
    self.recordsAreIncomplete = recordsAreIncomplete
    self.regulatorIsTold = regulatorIsTold
  }
}

/// One letter: to whom, and what happened to them.
package struct Letter: Sendable {
  package enum Contents: Sendable {
    case affected(AffectedLetter)
    case recipient(RecipientLetter)
    /// As far as is known now, nothing: an earlier letter said otherwise.
    case cleared
    /// To a recipient who has not answered.
    case reminder(ReminderLetter)
  }

  /// That the reader was sent a letter which is no longer true.
  package struct Correction: Sendable, Hashable {
    /// When that letter was released.
    package var written: Timestamp
    /// What it said; nil where nobody kept it.
    package var told: LetterStatement?

    package init(written: Timestamp, told: LetterStatement? = nil) {
      self.written = written
      self.told = told
    }
  }

  /// What a recipient answered to an earlier letter: nobody is asked twice.
  package enum Answer: Sendable, Hashable {
    /// They confirm that nothing is kept.
    case deleted
    case other
  }

  /// Of this letter alone; it means nothing to anybody else.
  package var reference: String
  /// With a country only where the letter goes abroad.
  package var addressee: Person
  /// The addressee is a child, and the parent or carer reads.
  package var isToCarer: Bool
  /// The first and last exposure that this letter speaks of.
  package var first: Timestamp
  package var last: Timestamp
  package var contents: Contents
  package var correction: Correction?
  package var answer: Answer?

  package init(
    reference: String, addressee: Person, first: Timestamp, last: Timestamp, contents: Contents,
    correction: Correction? = nil, answer: Answer? = nil, isToCarer: Bool = false
  ) {
    self.reference = reference
    self.addressee = addressee
    self.first = first
    self.last = last
    self.contents = contents
    self.correction = correction
    self.answer = answer
    self.isToCarer = isToCarer
  }
}
