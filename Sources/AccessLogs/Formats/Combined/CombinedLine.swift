import Glibc
import Model

/// A combined line in its outer parts: the head, the request in quotes, the status.
///
/// `127.0.0.1 - us er [09/Jun/2020:12:10:39 -0700] "GET /v1/replays/r-1 HTTP/1.1" 206 1000 …`
///
/// Everything in the head may have been chosen by a stranger, so the request is found by the date
/// before it; where there is none by the first quote that a closed request and a status follow.
struct CombinedLine {
  let text: Slice
  /// Where ` [` of the date begins; nil where the head has no date in brackets.
  private(set) var dateStart: Int?
  private(set) var headEnd: Int
  /// Between its quotes, as it is written.
  private(set) var request: Range<Int>
  private(set) var status: Int64
  /// Behind the status.
  private(set) var tail: Int

  /// Nil where the line has not the shape: no request that is closed and followed by a status.
  @inline(__always)
  init?(_ text: Slice) {
    guard let quote = text.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    if Self.followsDate(text, quote), let rest = Self.answer(text, quote + 1) {
      self.init(text, dateStart: quote - 30, quote: quote, rest)
    } else {
      self.init(searching: text, from: quote)
    }
  }

  private init(_ text: Slice, dateStart: Int?, quote: Int, _ rest: Answer) {
    self.text = text
    self.dateStart = dateStart
    headEnd = quote
    request = (quote + 1)..<rest.requestEnd
    status = rest.status
    tail = rest.tail
  }

  /// A user name may hold raw quotes, and a broken head no date.
  private init?(searching text: Slice, from first: Int) {
    var quote: Int? = first
    while let here = quote {
      if Self.followsDate(text, here), let rest = Self.answer(text, here + 1) {
        self.init(text, dateStart: here - 30, quote: here, rest)
        return
      }
      quote = text.firstIndex(of: UInt8(ascii: "\""), from: here + 1)
    }
    quote = first
    while let here = quote, here > 0, text[here - 1] == UInt8(ascii: "\\") {
      quote = text.firstIndex(of: UInt8(ascii: "\""), from: here + 1)
    }
    guard let quote, let rest = Self.answer(text, quote + 1) else { return nil }
    self.init(text, dateStart: nil, quote: quote, rest)
  }

  /// ` [`, 26 bytes, `] ` stand before the quote.
  @inline(__always)
  private static func followsDate(_ text: Slice, _ quote: Int) -> Bool {
    quote >= 30 && text[quote - 1] == UInt8(ascii: " ") && text[quote - 2] == UInt8(ascii: "]")
      && text[quote - 29] == UInt8(ascii: "[") && text[quote - 30] == UInt8(ascii: " ")
  }

  /// As the head writes it.
  var date: Slice? {
    @inline(__always) get { dateStart.map { text.part(($0 + 2)..<($0 + 28)) } }
  }

  private struct Answer {
    let requestEnd: Int
    let status: Int64
    let tail: Int
  }

  /// The request's closing quote, spaces, and a status of three digits that ends with its word.
  @inline(__always)
  private static func answer(_ text: Slice, _ start: Int) -> Answer? {
    guard let end = closingQuote(text, start) else { return nil }
    var next = end + 1
    while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
    guard next > end + 1, text.count - next >= 3 else { return nil }
    let (hundreds, tens, ones) = (text[next] &- 48, text[next + 1] &- 48, text[next + 2] &- 48)
    guard hundreds <= 9, tens <= 9, ones <= 9 else { return nil }
    let tail = next + 3
    guard tail == text.count || text[tail] == UInt8(ascii: " ") else { return nil }
    return Answer(
      requestEnd: end, status: Int64(hundreds) * 100 + Int64(tens) * 10 + Int64(ones), tail: tail)
  }

  /// The first quote from `start` on that no backslash escapes.
  @inline(__always)
  static func closingQuote(_ text: Slice, _ start: Int) -> Int? {
    guard let quote = text.firstIndex(of: UInt8(ascii: "\""), from: start) else { return nil }
    guard quote > start, let first = text.start,
      memchr(first + start, Int32(UInt8(ascii: "\\")), quote - start) != nil
    else { return quote }
    return closingQuoteBehindEscapes(text, start)
  }

  private static func closingQuoteBehindEscapes(_ text: Slice, _ start: Int) -> Int? {
    var next = start
    while next < text.count {
      switch text[next] {
      case UInt8(ascii: "\""): return next
      case UInt8(ascii: "\\"): next += 2
      default: next += 1
      }
    }
    return nil
  }

  var head: CombinedHead {
    CombinedHead(text.part(0..<(dateStart ?? headEnd)), hasDate: dateStart != nil)
  }
}
