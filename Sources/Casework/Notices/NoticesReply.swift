import Evidence
package import Model

/// Records what became of a released letter: what its reader answered, that it came back, that a
/// reminder was sent.
package struct NoticesReply {
  private let letter: String
  private let word: NoticeReply.Word
  private let time: Timestamp
  private let note: String?
  private let asOf: Timestamp

  /// `deleted`, `refused`, …
  package static var words: [String] { NoticeReply.Word.allCases.map(\.rawValue) }

  /// - Parameters:
  ///   - letter: its number or its reference.
  ///   - words: one of `words`.
  ///   - time: when it came, or was sent; nil: now.
  ///
  /// Throws `.usage` for none or several, or a time that is still to come.
  package init(
    letter: String, words: [String], time: Timestamp?, note: String?, asOf: Timestamp
  ) throws(Problem) {
    guard words.count == 1, let word = NoticeReply.Word(rawValue: words[0]) else { throw .oneWord }
    guard time ?? asOf <= asOf else { throw .toCome }
    self.letter = letter
    self.word = word
    self.time = time ?? asOf
    self.note = note
    self.asOf = asOf
  }

  /// Throws `.usage` where there is no such letter, it was not released, or is not one that asks for
  /// an answer.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> LetterEntry {
    if let by = actor.by { _ = try PersonName.required(by, for: "what became of a letter") }
    let view = try CaseView(opened, asOf: asOf)
    let standing = try LetterBook(opened, view, asOf: asOf).letter(letter)
    guard let released = standing.release?.time else { throw .notReleased }
    if standing.record.audience == .affected, ![.returned, .none].contains(word) {
      throw .asksNothing
    }
    guard released <= time else { throw .beforeRelease }
    let reply = NoticeReply(
      reference: standing.record.reference, word: word, time: time, by: actor.by, note: note)
    try opened.store.record(actor.entry("notices reply"), replies: [reply], after: view.ledgerEnd)
    let book = try LetterBook(opened, try CaseView(opened, asOf: asOf), asOf: asOf)
    return LetterEntry(try book.letter(standing.record.reference), in: book)
  }
}

extension Problem {
  fileprivate static var oneWord: Problem {
    Problem(
      .usage, "say what became of the letter, once",
      hint: "candour notices reply N \(NoticesReply.words.map { "--\($0)" }.joined(separator: "|"))"
    )
  }

  fileprivate static var toCome: Problem {
    Problem(
      .usage, "an answer cannot have come at a time that is still to come",
      hint: "--at takes the time at which it came")
  }

  fileprivate static var notReleased: Problem {
    Problem(
      .usage, "this letter was never released", hint: "candour notices list says where it stands")
  }

  fileprivate static var asksNothing: Problem {
    Problem(
      .usage, "a letter to an affected patient asks for no answer",
      hint: "--returned records that it came back")
  }

  fileprivate static var beforeRelease: Problem {
    Problem(
      .usage, "the letter had not been released at that time",
      hint: "--at takes the time at which the answer came")
  }
}
