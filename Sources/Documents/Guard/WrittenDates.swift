/// Finds the days of the calendar in a text, in the forms in which people write a date of birth:
/// `1980-02-29`, `29/02/1980`, `29.2.1980`, `29 February 1980`, `29th of Feb 1980`, `February 29, 1980`,
/// `19800229`; and with a year of two digits where all of it looks like a date: `29.02.80`, `29-2-80`,
/// `29 Feb 80`.
struct WrittenDates {
  struct Day: Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// Nil where a month is none, or has no such day.
    init?(year: Int, month: Int, day: Int) {
      guard (1850...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      guard day <= (month == 2 && isLeap ? 29 : Self.lengths[month - 1]) else { return nil }
      self.year = year
      self.month = month
      self.day = day
    }

    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }

  struct Found: Hashable {
    let day: Day
    /// Of the folded bytes.
    let range: Range<Int>
    /// Its year has two digits, and no word before it says that somebody was born then.
    var isShort = false
  }

  /// In their order. A date whose day and month could be exchanged is found as both, and one whose year
  /// has two digits in both centuries.
  private(set) var found: [Found] = []

  /// - Parameter source: what the text was folded from.
  init(in text: FoldedText, of source: [UInt8]) {
    let words = text.words
    for place in words.indices {
      look(at: words[place...], in: text)
      lookForShort(at: place, of: words, in: text, source)
    }
  }

  /// What the cell of a table may mean.
  static func days(in cell: String) -> [Day] {
    let bytes = Array(cell.utf8)
    return WrittenDates(in: FoldedText(bytes), of: bytes).found.map(\.day)
  }

  private mutating func look(at words: ArraySlice<Range<Int>>, in text: FoldedText) {
    guard let first = words.first else { return }
    let bytes = text.bytes[first]
    let isNumber = Self.number(bytes) != nil
    if bytes.count == 8, isNumber { addRun(first, bytes) }
    let next = words.dropFirst()
    guard let second = next.first else { return }
    // `29th of February 1980`.
    let isOf = text.bytes[second].elementsEqual("of".utf8)
    let rest = isOf ? next.dropFirst() : next
    guard rest.count > 1, let middle = rest.first, let last = rest.dropFirst().first else { return }
    let (one, two, three) = (bytes, text.bytes[middle], text.bytes[last])
    let range = first.lowerBound..<last.upperBound
    if !isOf, isNumber, one.count == 4 {
      // A time may follow, as in `1980-02-29T00:00`.
      let day = three.prefix { $0 != UInt8(ascii: "t") }
      add(year: one, month: two, day: day, first.lowerBound..<day.endIndex)
    } else if let month = Self.month(one), !isOf {
      add(year: Self.year(three), month: month, day: Self.ordinal(two), range)
    } else if let month = Self.month(two) {
      add(year: Self.year(three), month: month, day: Self.ordinal(one), range)
    } else if !isOf {
      add(year: three, month: two, day: one, range)
      if !one.elementsEqual(two) { add(year: three, month: one, day: two, range) }
    }
  }

  /// `19800229` and `29021980`.
  private mutating func addRun(_ range: Range<Int>, _ bytes: ArraySlice<UInt8>) {
    add(year: bytes.prefix(4), month: bytes.dropFirst(4).prefix(2), day: bytes.suffix(2), range)
    add(year: bytes.suffix(4), month: bytes.dropFirst(2).prefix(2), day: bytes.prefix(2), range)
  }

  private mutating func add(
    year: ArraySlice<UInt8>, month: ArraySlice<UInt8>, day: ArraySlice<UInt8>, _ range: Range<Int>
  ) {
    guard month.count <= 2, day.count <= 2 else { return }
    add(
      year: Self.year(year), month: Self.number(month) ?? Self.month(month), day: Self.number(day),
      range)
  }

  private mutating func add(year: Int?, month: Int?, day: Int?, _ range: Range<Int>) {
    guard let year, let month, let day, let date = Day(year: year, month: month, day: day) else {
      return
    }
    found.append(Found(day: date, range: range))
  }

  private static func year(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.count == 4 ? number(bytes) : nil
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard (1...8).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `29` and `29th`.
  static func ordinal(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    let ending = String(decoding: bytes.dropFirst(digits.count), as: UTF8.self)
    return digits.count <= 2 && endings.contains(ending) ? number(digits) : nil
  }

  /// `February`, and `Feb` as long as three letters of it.
  static func month(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 3 else { return nil }
    return months.firstIndex { $0.starts(with: bytes) }.map { $0 + 1 }
  }

  private static let endings: Set<String> = ["", "st", "nd", "rd", "th"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }
}

// Years of two digits.
extension WrittenDates {
  private mutating func lookForShort(
    at place: Int, of words: [Range<Int>], in text: FoldedText, _ source: [UInt8]
  ) {
    func word(_ place: Int) -> ArraySlice<UInt8> { text.bytes[words[place]] }
    func gap(before place: Int) -> WordGap {
      WordGap(from: words[place - 1], to: words[place], of: text, in: source)
    }
    guard place + 2 < words.endIndex, word(place).first.map({ $0 <= 0x7A }) ?? false else { return }
    // `6th of May 15`
    let isOf = word(place + 1).elementsEqual("of".utf8)
    let middle = place + (isOf ? 2 : 1)
    let last = middle + 1
    guard last < words.endIndex else { return }
    let (one, two, three) = (word(place), word(middle), word(last))
    let month = Self.month(two)
    guard month != nil || Self.month(one) != nil || one.count <= 2 && two.count <= 2 else { return }
    guard three.count == 2 || (one.count == 2 && three.count <= 2) else { return }
    if last + 1 < words.endIndex, gap(before: last + 1).goesOn,
      Self.number(word(last + 1).prefix(1)) != nil
    {
      return
    }
    let before = words[max(0, place - Self.reach)..<place].map { Array(text.bytes[$0]) }
    let isBirth = before.contains(where: Self.births.contains)
    let range = words[place].lowerBound..<words[last].upperBound
    func years(_ year: ArraySlice<UInt8>) -> [Int] {
      guard year.count == 2, let year = Self.number(year) else { return [] }
      return [1900 + year, 2000 + year]
    }
    func add(_ years: [Int], _ month: Int?, _ day: Int?) {
      for year in years {
        guard let month, let day, let date = Day(year: year, month: month, day: day) else {
          continue
        }
        found.append(Found(day: date, range: range, isShort: !isBirth))
      }
    }
    if let month {
      if gap(before: last).isSpace || gap(before: last).ofDate != nil {
        add(years(three), month, Self.ordinal(one))
      }
    } else if let month = Self.month(one) {
      if !isOf, gap(before: last).isSpace || isBirth { add(years(three), month, Self.ordinal(two)) }
    } else if !isOf, let first = gap(before: middle).ofDate, first == gap(before: last).ofDate,
      one.count <= 2, two.count <= 2
    {
      let isPartOfMore =
        place > 0 && gap(before: place).goesOn && Self.number(word(place - 1).suffix(1)) != nil
      let isVersion = before.last.map(Self.versions.contains) ?? false
      if isPartOfMore || isVersion { return }
      add(years(three), Self.number(two), Self.number(one))
      if !one.elementsEqual(two) { add(years(three), Self.number(one), Self.number(two)) }
      if first == UInt8(ascii: "-") { add(years(one), Self.number(two), Self.number(three)) }
    }
  }

  /// So many words before a day may be about it.
  private static let reach = 4

  /// Words before a day that say that it is somebody's birth.
  private static let births = Set(["born", "birth", "dob", "birthday"].map { Array($0.utf8) })
  /// Before three numbers that are no day.
  private static let versions = Set(
    ["version", "v", "release", "build", "ip"].map { Array($0.utf8) })
}
