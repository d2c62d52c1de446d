import Model
import Notation

/// The header with which a busy receiver says when to come back (RFC 9110 §10.2.3): seconds, or a
/// date in the one form that senders may write (`Tue, 09 Jun 2020 12:00:00 GMT`) or in the two
/// obsolete ones that recipients must still read.
enum RetryAfter {
  /// From now on; negative where the date has passed. Nil for anything else: hostile, or nothing.
  static func seconds(_ text: String, at now: Timestamp) -> Int64? {
    let text = text.trimmed
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Int64(text) ?? .max
    }
    guard let date = date(text) else { return nil }
    return date.seconds - now.seconds
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// IMF-fixdate, RFC 850's and asctime's (RFC 9110 §5.6.7); the day of the week is not checked.
  private static func date(_ text: String) -> Timestamp? {
    guard text.utf8.count < 64 else { return nil }
    let words = text.split(separator: " ").map(String.init)
    if words.count == 6, words[5] == "GMT", words[0].hasSuffix(",") {
      return time(day: words[1], month: words[2], year: words[3], clock: words[4])
    }
    if words.count == 4, words[3] == "GMT", words[0].hasSuffix(",") {
      let parts = words[1].split(separator: "-").map(String.init)
      guard parts.count == 3, parts[2].utf8.count == 2, let year = Int(parts[2]) else { return nil }
      // More than fifty years ahead means the century before; no answer is that old.
      let full = String(year + (year < 70 ? 2000 : 1900))
      return time(day: parts[0], month: parts[1], year: full, clock: words[2])
    }
    if words.count == 5 {
      return time(day: words[2], month: words[1], year: words[4], clock: words[3])
    }
    return nil
  }

  private static func time(day: String, month: String, year: String, clock: String) -> Timestamp? {
    guard let place = months.firstIndex(of: month), (1...2).contains(day.utf8.count) else {
      return nil
    }
    func two(_ text: String) -> String { text.utf8.count == 1 ? "0\(text)" : text }
    // Our times end in 2262; who says never says the last leap year before.
    let known = year.utf8.count == 4 && Int(year) ?? 0 > latest ? String(latest) : year
    return TimeText.rfc3339("\(known)-\(two(String(place + 1)))-\(two(day))T\(clock)Z")
  }

  private static let latest = 2260
}

extension String {
  fileprivate var trimmed: String {
    let inner = drop { $0 == " " || $0 == "\t" }
    guard let last = inner.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(inner[...last])
  }
}
