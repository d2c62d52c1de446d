/// How hard a letter is to read.
///
/// The measure is the Flesch–Kincaid grade (Kincaid and others, 1975): 0.39 × words a sentence +
/// 11.8 × syllables a word − 15.59, over whole sentences (headings, addresses and lists of names are
/// no sentences). The reading age is the grade + 5: children enter the first grade at 6. It is a way
/// to find what to rewrite, not a proof that people understand it.
enum Readability {
  /// Nil where there is no whole sentence.
  static func age(of sentences: [TemplateWords.Sentence]) -> Double? {
    let whole = sentences.filter(\.isWhole)
    let words = whole.flatMap(\.words).map { $0.text[...] }.filter { !isAddress($0) }
    if whole.isEmpty || words.isEmpty { return nil }
    let syllables = words.reduce(0) { $0 + Self.syllables(in: $1) }
    let grade =
      0.39 * Double(words.count) / Double(whole.count)
      + 11.8 * Double(syllables) / Double(words.count) - 15.59
    return grade + 5
  }

  /// Groups of vowels, without an `e` that is not spoken; a number is one.
  static func syllables(in word: Substring) -> Int {
    let letters = word.lowercased().filter(\.isLetter)
    var count = 0
    var inVowels = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !inVowels { count += 1 }
      inVowels = isVowel
    }
    let isSilent =
      (letters.hasSuffix("e") && !letters.hasSuffix("le"))
      || (letters.hasSuffix("ed") && !letters.hasSuffix("ted") && !letters.hasSuffix("ded"))
      || (letters.hasSuffix("es")
        && !["ses", "zes", "ces", "ges", "ches", "shes", "xes", "les"]
          .contains { letters.hasSuffix($0) })
    if isSilent, count > 1 { count -= 1 }
    return max(1, count)
  }

  /// An e-mail address or a web site: it is not read aloud.
  private static func isAddress(_ word: Substring) -> Bool {
    word.contains("@") || word.dropLast().contains(".") || word.contains("/")
  }
}
