import Model

/// Holds a letter's words to the rules of plain writing: what is found is named with file and line.
///
/// NHS service manual: at most 20 words a sentence and 3 sentences a paragraph, the active voice,
/// digits, dates in full, "to" and no dash in a range. These find what to rewrite; whether people
/// understand a letter, people say.
struct PlainLanguage {
  static let longestSentence = 20
  static let longestParagraph = 3
  /// Of ten sentences, how many may be passive before each is named.
  static let passiveInTen = 3

  private(set) var remarks: [Problem] = []
  private var judged: Set<[TemplateWords.Word]> = []

  /// - Parameters:
  ///   - all: every alternative of the template, once.
  ///   - letters: as single readers get them, where those can be made.
  ///   - isEnglish: of another language lengths are all that is judged.
  init(all: TemplateWords, letters: [TemplateWords], isEnglish: Bool) {
    for words in [all] + letters {
      lengths(words.sentences)
      if isEnglish { self.words(words.sentences) }
    }
    for words in letters { paragraphs(words.sentences) }
    if isEnglish { voice(all.sentences) }
    remarks.sort { Self.order(of: $0) < Self.order(of: $1) }
  }

  /// Of what people wrote in English, that stands in a letter.
  init(sentences: [TemplateWords.Sentence]) {
    lengths(sentences)
    words(sentences)
  }

  private mutating func lengths(_ sentences: [TemplateWords.Sentence]) {
    for sentence in sentences where sentence.words.count > Self.longestSentence {
      add(.longSentence(sentence.words.count, sentence.place))
    }
  }

  private mutating func words(_ sentences: [TemplateWords.Sentence]) {
    for sentence in sentences {
      // Most sentences stand in most letters.
      if !judged.insert(sentence.words).inserted { continue }
      let words = sentence.plainWords
      let plain = " " + words.map(\.text).joined(separator: " ") + " "
      for (phrase, instead) in PlainWords.avoided where plain.contains(" \(phrase) ") {
        for place in Self.places(of: phrase, in: words) { add(.avoided(phrase, instead, place)) }
      }
      for remark in PlainFigures(sentence).remarks { add(remark) }
    }
  }

  /// Where a phrase begins, each time that it stands there.
  private static func places(
    of phrase: String, in words: [TemplateWords.Word]
  ) -> [Problem.Place] {
    let parts = phrase.split(separator: " ")
    return words.indices.filter { first in
      words[first...].prefix(parts.count).map { $0.text[...] } == parts
    }.map { words[$0].place }
  }

  private mutating func paragraphs(_ sentences: [TemplateWords.Sentence]) {
    let whole = sentences.filter(\.isWhole)
    for (_, paragraph) in Dictionary(grouping: whole, by: \.paragraph)
    where paragraph.count > Self.longestParagraph {
      add(.longParagraph(paragraph.count, paragraph[0].place))
    }
  }

  private mutating func voice(_ sentences: [TemplateWords.Sentence]) {
    let whole = sentences.filter(\.isWhole)
    let passive = whole.filter(\.isPassive)
    if passive.count * 10 <= whole.count * Self.passiveInTen { return }
    for sentence in passive { add(.passive(passive.count, whole.count, sentence.place)) }
  }

  private static func order(of remark: Problem) -> (String, Int, String) {
    (remark.place?.file ?? "", remark.place?.line ?? 0, remark.message)
  }

  /// Each once, in however many letters it stands.
  private mutating func add(_ remark: Problem) {
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}

extension TemplateWords.Sentence {
  /// Whether it says what was done and not who did it: a form of "be" and a participle, with at most
  /// two small words between.
  var isPassive: Bool {
    let plain = words.map { String($0.text.lowercased().filter(\.isLetter)) }
    for (place, word) in plain.enumerated() where Self.formsOfBe.contains(word) {
      for next in plain.dropFirst(place + 1).prefix(3) {
        if Self.isParticiple(next) { return true }
        if !Self.between.contains(next), !next.hasSuffix("ly") { break }
      }
    }
    return false
  }

  private static let formsOfBe = ["is", "are", "was", "were", "be", "been", "being"]
  private static let between = ["not", "also", "now", "never", "all", "being", "been"]
  /// They say how somebody feels, or what something is.
  private static let states = ["worried", "pleased", "concerned", "upset", "allowed", "needed"]

  private static func isParticiple(_ word: String) -> Bool {
    if states.contains(word) { return false }
    return PlainWords.participles.contains(word) || (word.count > 4 && word.hasSuffix("ed"))
  }
}

extension Problem {
  fileprivate static func longSentence(_ words: Int, _ place: Place) -> Problem {
    Problem(
      .attention, at: place, "a sentence has \(words) words",
      hint: "at most \(PlainLanguage.longestSentence) words")
  }
  fileprivate static func longParagraph(_ sentences: Int, _ place: Place) -> Problem {
    Problem(
      .attention, at: place, "a paragraph has \(sentences) sentences",
      hint: "at most \(PlainLanguage.longestParagraph) sentences")
  }
  fileprivate static func avoided(_ phrase: String, _ instead: String?, _ place: Place) -> Problem {
    Problem(
      .attention, at: place, "\"\(phrase)\" is a phrase to avoid in a letter",
      hint: instead.map { "better: \($0)" })
  }
  fileprivate static func passive(_ count: Int, _ all: Int, _ place: Place) -> Problem {
    Problem(
      .attention, at: place, "this sentence is passive, as \(count) of \(all) are",
      hint: "say who did it: \"we opened\", not \"it was opened\"")
  }
}
