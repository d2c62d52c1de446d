import Model
import Notation

/// A day that an answer or a decision names for what is still to be done: `by 12 June 2020`. When it
/// has passed, a later report has to say whether the promise was kept.
struct PromisedDay: Hashable {
  /// Of the form's question.
  let question: Int
  /// As it was written: `by 12 June 2020`.
  let words: String
  let year: Int
  let month: Int
  let day: Int

  /// Whether the day is over where the report's clocks are.
  func hasPassed(at time: Timestamp, in zone: Zone) -> Bool {
    let now = TimeText.civil(time, zone: zone)
    return (year, month, day) < (now.year, now.month, now.day)
  }

  /// What was promised and lies before the report: of the plans, in their order, and of what somebody
  /// decided about questions that are open.
  static func passed(in input: ReportInput) -> [PromisedDay] {
    let plans = ["actions_planned", "recurrence_prevention", "told_subjects"].compactMap { name in
      Facts.key(named: name)
    }
    var days = plans.flatMap { key in
      find(in: input.facts.text(key.name) ?? "", question: key.form ?? 0)
    }
    for outstanding in ReportQuestions.outstanding(in: input) {
      days += find(in: outstanding.decision?.decision ?? "", question: outstanding.number)
    }
    var seen: Set<PromisedDay> = []
    return days.filter {
      $0.hasPassed(at: input.asOf, in: input.zone) && seen.insert($0).inserted
    }
  }

  /// Every date behind a word that makes it a promise, as `9 June 2020` or `2020-06-09`.
  static func find(in text: String, question: Int) -> [PromisedDay] {
    let words = text.split { $0.isWhitespace }.map { word in
      String(
        word.drop { !$0.isLetter && !$0.isNumber }.reversed()
          .drop { !$0.isLetter && !$0.isNumber }.reversed())
    }
    return words.indices.compactMap { place in
      guard promising.contains(words[place].lowercased()), place + 1 < words.count else {
        return nil
      }
      let rest = words[(place + 1)...]
      guard let date = date(at: rest) else { return nil }
      let said = rest.prefix(date.words).joined(separator: " ")
      return PromisedDay(
        question: question, words: "\(words[place].lowercased()) \(said)", year: date.year,
        month: date.month, day: date.day)
    }
  }

  private static let promising: Set<String> = ["by", "from", "until", "before", "than"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private typealias Date = (year: Int, month: Int, day: Int, words: Int)

  private static func date(at words: ArraySlice<String>) -> Date? {
    guard let first = words.first else { return nil }
    let parts = first.split(separator: "-")
    if parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    {
      return whole(year, month, day, words: 1)
    }
    guard words.count >= 3, let day = Int(first), let year = Int(words[words.startIndex + 2]),
      let month = months.firstIndex(of: words[words.startIndex + 1].lowercased())
    else { return nil }
    return whole(year, month + 1, day, words: 3)
  }

  private static func whole(_ year: Int, _ month: Int, _ day: Int, words: Int) -> Date? {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    return (year, month, day, words)
  }
}
