/// On which days people were born, for the leak guard: a text is read for dates, and each is looked up.
/// So it does not matter in which of their forms a date is written.
struct BirthDays: Sendable {
  /// What is gathered, by day: whose it is, in the order of the case.
  struct Building {
    fileprivate let year: Int
    fileprivate var subjects: [WrittenDates.Day: [Int32]] = [:]

    /// - Parameter year: the first that does not count.
    init(before year: Int) { self.year = year }

    /// A cell that says no day is left out: nothing can be looked for.
    mutating func add(_ term: GuardTerm, of subject: Int32) {
      for day in WrittenDates.days(in: term.text)
      where day.year < year && subjects[day]?.last != subject {
        subjects[day, default: []].append(subject)
      }
    }
  }

  private let meanings: [WrittenDates.Day: GuardMeanings.Meaning]
  /// From the first year that does not count on: `12.06.20` is a day that an answer is about, and
  /// nobody's who was born in 1920.
  private let recent: Range<Int>

  /// The number that stands for all of them, which no term of the dictionary has.
  static let term = -1

  init(_ building: Building) {
    var meanings: [WrittenDates.Day: GuardMeanings.Meaning] = [:]
    for (day, subjects) in building.subjects {
      // Below those of all terms, and apart from the surnames'.
      meanings[day] = GuardMeanings.Meaning(
        number: -1 - 2 * meanings.count, rule: .birth, subjects: subjects[...])
    }
    self.meanings = meanings
    let end = building.year.addingReportingOverflow(10)
    recent = end.overflow ? 0..<0 : building.year..<end.partialValue
  }

  func search(
    _ text: FoldedText, of source: [UInt8], found: (GuardMeanings.Meaning, Range<Int>) -> Void
  ) {
    if meanings.isEmpty { return }
    for date in WrittenDates(in: text, of: source).found {
      if date.isShort, recent.contains(2000 + date.day.year % 100) { continue }
      if let meaning = meanings[date.day] { found(meaning, date.range) }
    }
  }
}
