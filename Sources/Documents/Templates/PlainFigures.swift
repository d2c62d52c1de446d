import Model

/// How a sentence writes numbers, days, ranges and links (NHS service manual, "Numbers, measurements,
/// dates and time", "Links").
struct PlainFigures {
  private(set) var remarks: [Problem] = []

  init(_ sentence: TemplateWords.Sentence) {
    let words = sentence.words.map { $0.text[...].trimmed }
    for (place, word) in words.enumerated() {
      let before = place > 0 ? words[place - 1] : ""
      let after = place + 1 < words.count ? words[place + 1] : ""
      if let problem = Self.problem(
        with: word, before: before, after: after, sentence.words[place].place)
      {
        remarks.append(problem)
      }
    }
  }

  private static func problem(
    with word: String, before: String, after: String, _ place: Problem.Place
  ) -> Problem? {
    if PlainWords.numbers.contains(word) { return .inWords(place) }
    if PlainWords.shortMonths.contains(word), before.isNumber || after.isNumber {
      return .shortMonth(place)
    }
    if word.isOrdinal { return .ordinal(place) }
    if word.isNumericDate { return .numericDate(place) }
    if word.isRange { return .range(place) }
    if word.contains("://") || word.hasPrefix("www."), word.contains("?") { return .query(place) }
    return nil
  }
}

extension Substring {
  /// In small letters, without the punctuation around it.
  fileprivate var trimmed: String {
    let inner = drop { !$0.isLetter && !$0.isNumber }
    return String(inner.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()).lowercased()
  }
}

extension String {
  fileprivate var isNumber: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }

  /// `9th`, but not `9am`.
  fileprivate var isOrdinal: Bool {
    ["st", "nd", "rd", "th"].contains { hasSuffix($0) } && String(dropLast(2)).isNumber
  }

  /// `9/6/2020`, `09.06.2020`, `2020-06-09`.
  fileprivate var isNumericDate: Bool {
    for mark in ["/", ".", "-"] as [Character] {
      let parts = split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 3, parts.allSatisfy({ $0.isNumber && $0.count <= 4 }) { return true }
    }
    return false
  }

  /// `9-11`, `9am–5pm`, `June–July`; no telephone number, which begins with a 0.
  fileprivate var isRange: Bool {
    for mark in ["-", "–", "—"] as [Character] {
      let parts = split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 2, let from = parts[0].first, let to = parts[1].first else { continue }
      if from.isNumber, to.isNumber, from != "0" { return true }
      if mark != "-", from.isLetter || from.isNumber, to.isLetter || to.isNumber { return true }
    }
    return false
  }
}

extension Problem {
  fileprivate static func inWords(_ place: Place) -> Problem {
    Problem(.attention, at: place, "a number stands in words", hint: "write digits: 2 patients")
  }
  fileprivate static func shortMonth(_ place: Place) -> Problem {
    Problem(.attention, at: place, "a month is cut short", hint: "write it in full: 9 June 2020")
  }
  fileprivate static func ordinal(_ place: Place) -> Problem {
    Problem(.attention, at: place, "a number ends in letters", hint: "write 9 June, not 9th June")
  }
  fileprivate static func numericDate(_ place: Place) -> Problem {
    Problem(.attention, at: place, "a date stands in figures", hint: "write 9 June 2020")
  }
  fileprivate static func range(_ place: Place) -> Problem {
    Problem(.attention, at: place, "a dash stands for \"to\"", hint: "write 9am to 5pm")
  }
  fileprivate static func query(_ place: Place) -> Problem {
    Problem(
      .attention, at: place, "a link holds a question mark",
      hint: "a link in a letter says nothing about its reader")
  }
}
