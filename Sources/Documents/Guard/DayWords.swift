/// Where a text writes out a day, a month of a year or an hour: `12 June 2020`, `12 June`, `June 2020`,
/// `Friday the 12th of June`, `2020-06-12`, `12/06/2020`, `14:05`. Numbers that stand together without
/// anything to tell them apart, as `12062020`, are none of these.
struct DayWords {
  /// Of the folded bytes.
  private(set) var found: [Range<Int>] = []

  private let text: FoldedText
  private let source: [UInt8]
  private let words: [Range<Int>]

  /// - Parameter source: what the text was folded from.
  init(in text: FoldedText, of source: [UInt8]) {
    self.text = text
    self.source = source
    words = text.words.filter { !$0.isEmpty }
    for place in words.indices {
      lookForMonth(at: place)
      lookForNumbers(at: place)
      lookForHour(at: place)
    }
  }

  /// What stands beside a month is its day and its year.
  private mutating func lookForMonth(at place: Int) {
    guard WrittenDates.month(word(place)) != nil else { return }
    var first = place
    var last = place
    var before = place - 1
    if before > 0, word(before).elementsEqual("of".utf8) { before -= 1 }
    if before >= 0, isDay(word(before)), joins(from: before, to: place) {
      first = before
      // `12 to 15 June`, `12\u{2013}15 June`.
      var start = before - 1
      if start > 0, ["to", "and", "or"].contains(where: { word(start).elementsEqual($0.utf8) }) {
        start -= 1
      }
      if start >= 0, isDay(word(start)), joins(from: start, to: before) { first = start }
    }
    var after = place + 1
    if first == place, after < words.endIndex, isDay(word(after)), joins(from: place, to: after) {
      last = after
      after += 1
    }
    if after < words.endIndex, isYear(word(after)), joins(from: last, to: after) { last = after }
    if first < last { found.append(words[first].lowerBound..<words[last].upperBound) }
  }

  /// `2020-06-12`, `12.6.2020`, and the time behind it.
  private mutating func lookForNumbers(at place: Int) {
    guard place + 2 < words.endIndex, let first = gap(before: place + 1).ofDate,
      gap(before: place + 2).ofDate == first
    else { return }
    let (one, two, three) = (word(place), word(place + 1), word(place + 2))
    let day = three.prefix { (0x30...0x39).contains($0) }
    // A time may be written behind the day without a space: `12T14`.
    let isWhole = day.count == three.count || three.dropFirst(day.count).first == UInt8(ascii: "t")
    let isDate =
      (isYear(one) && isWhole && isPlausible(month: two, day: day))
      || (isYear(three)
        && (isPlausible(month: two, day: one) || isPlausible(month: one, day: two)))
    if isDate { found.append(words[place].lowerBound..<words[place + 2].upperBound) }
  }

  /// `14:05`, `9:05:33`, `T14:05` of a date.
  private mutating func lookForHour(at place: Int) {
    guard place + 1 < words.endIndex, isColon(before: place + 1) else { return }
    let hour = word(place).split(separator: UInt8(ascii: "t")).last ?? []
    let minute = word(place + 1).prefix { (0x30...0x39).contains($0) }
    guard let hours = WrittenDates.number(hour), hour.count <= 2, hours < 24,
      let minutes = WrittenDates.number(minute), minute.count == 2, minutes < 60
    else { return }
    found.append(words[place].lowerBound..<words[place + 1].upperBound)
  }

  private func isColon(before place: Int) -> Bool {
    let start = text.origin(of: words[place - 1]).upperBound + 1
    let end = text.origin(of: words[place]).lowerBound
    return start + 1 == end && source[start] == UInt8(ascii: ":")
  }

  private func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
    WrittenDates.ordinal(bytes).map { (1...31).contains($0) } ?? false
  }

  private func isYear(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 4 && WrittenDates.number(bytes).map { (1900...2199).contains($0) } ?? false
  }

  private func isPlausible(month: ArraySlice<UInt8>, day: ArraySlice<UInt8>) -> Bool {
    month.count <= 2 && day.count <= 2
      && (WrittenDates.number(month).map { (1...12).contains($0) }
        ?? (WrittenDates.month(month) != nil))
      && isDay(day)
  }

  /// Whether nothing but white space, a dash or a comma parts two words, and what is between them.
  private func joins(from first: Int, to last: Int) -> Bool {
    (first..<last).allSatisfy { gap(before: $0 + 1).mayBeOfDay }
  }

  private func gap(before place: Int) -> WordGap {
    WordGap(from: words[place - 1], to: words[place], of: text, in: source)
  }

  private func word(_ place: Int) -> ArraySlice<UInt8> { text.bytes[words[place]] }
}
