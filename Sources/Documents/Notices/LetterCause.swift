package import Model

/// What caused a breach, as letters say it in the organisation's own words: one or two sentences, held
/// to the rules of plain writing as the letters' templates are.
package enum LetterCause {
  /// The fact that says it.
  package static let fact = "letters.cause"
  static let mostSentences = 2

  /// What a plain writer would change of it, each in words; none where nobody has given it.
  package static func remarks(in facts: Facts) -> [String] {
    guard let text = facts.text(fact), facts.isKnown(fact) else { return [] }
    var reader = SentenceReader()
    for character in text { reader.add(character, at: Problem.Place(fact)) }
    reader.finish()
    var remarks: [String] = []
    if reader.sentences.count > mostSentences {
      remarks.append("it has \(reader.sentences.count) sentences (at most \(mostSentences))")
    }
    if reader.sentences.contains(where: { !$0.isWhole }) {
      remarks.append("a sentence has no end (write a full stop)")
    }
    return remarks
      + PlainLanguage(sentences: reader.sentences).remarks.map { remark in
        remark.message + (remark.hint.map { " (\($0))" } ?? "")
      }
  }
}
