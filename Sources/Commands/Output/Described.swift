import Casework
import Model
import Notation

/// Values in the words of a person who reads them on a terminal.
enum Described {
  /// `2020-06-09 12:02:11 BST`, in the jurisdiction's zone.
  static func time(_ time: Timestamp?, in view: CaseView) -> String {
    guard let time else { return "–" }
    let civil = TimeText.civil(time, zone: view.zone)
    let date = "\(civil.year)-\(two(civil.month))-\(two(civil.day))"
    return
      "\(date) \(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) \(civil.abbreviation)"
  }

  /// `at least 50`, where the evidence cannot rule out more.
  static func count(_ count: Int, _ bound: Totals.Bound) -> String {
    bound == .exact ? grouped(count) : "at least \(grouped(count))"
  }

  /// `1 line`, `200,031 lines`.
  static func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// `200,031`.
  static func grouped(_ number: Int) -> String {
    var text = String(number.magnitude)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return number < 0 ? "-\(text)" : text
  }

  /// `71 h 5 min`.
  static func span(_ span: Timestamp.Span) -> String {
    let minutes = span.nanoseconds / 60_000_000_000
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return hours == 0 ? "\(rest) min" : "\(hours) h \(rest) min"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
