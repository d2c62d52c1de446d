import Model
import Notation

/// What stands in one column of the breach register: in words for a table, exactly for programs.
indirect enum RegisterValue: Hashable {
  /// Nobody has answered yet: `Not yet known`, and null in JSON.
  case unknown
  /// The same, and why.
  case notKnown(String)
  /// The question does not arise, and why.
  case notApplicable(String)
  /// Somebody else wrote it: a fact, a table, a log.
  case text(String)
  /// Candour's own words.
  case computed(String)
  case number(Int)
  /// A number with a fraction, as it is written: `4.25`.
  case decimal(String)
  /// With what may be missing in it.
  case count(Int, Totals.Bound)
  /// Nothing was counted, and why: in words for a table, for programs as a count.
  case uncounted(String)
  case yes(Bool)
  case time(Timestamp)
  case list([RegisterValue])
  /// What is one item of a list.
  case together([RegisterValue])

  static func text(_ facts: Facts, _ key: String) -> RegisterValue {
    guard facts.isKnown(key), let text = facts.text(key) else { return .unknown }
    return .text(text)
  }

  static func time(orUnknown time: Timestamp?) -> RegisterValue {
    time.map { .time($0) } ?? .unknown
  }
  static func text(orUnknown text: String?) -> RegisterValue {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return .unknown }
    return .text(text)
  }

  static func yes(orUnknown yes: Bool?) -> RegisterValue { yes.map { .yes($0) } ?? .unknown }

  var isUnknown: Bool {
    switch self {
    case .unknown, .notKnown, .uncounted: true
    default: false
    }
  }

  /// What stands in a table's cell: a stretch of words, and whether Candour worked it out itself.
  struct Piece: Hashable {
    let text: String
    let isComputed: Bool

    init(_ text: String, isComputed: Bool = true) {
      self.text = text
      self.isComputed = isComputed
    }
  }

  /// On one line, times as the jurisdiction's clocks show them.
  func pieces(in zone: Zone) -> [Piece] {
    switch self {
    case .unknown: return [Piece("Not yet known")]
    case .notKnown(let why), .uncounted(let why): return [Piece("not known: \(why)")]
    case .notApplicable(let why): return [Piece("not applicable: \(why)")]
    case .text(let text): return [Piece(RegisterValue.line(text), isComputed: false)]
    case .computed(let text): return [Piece(RegisterValue.line(text))]
    case .decimal(let number): return [Piece(number)]
    case .number(let number), .count(let number, .exact): return [Piece("\(number)")]
    case .count(0, .atLeast): return [Piece("none found; the logs cannot rule one out")]
    case .count(let number, .atLeast): return [Piece("at least \(number)")]
    case .yes(let yes): return [Piece(yes ? "yes" : "no")]
    case .time(let time): return [Piece(TimeText.civil(time, zone: zone).longText)]
    case .list(let items):
      if items.isEmpty { return [Piece("none")] }
      return Array(items.map { $0.pieces(in: zone) }.joined(separator: [Piece("; ")]))
    case .together(let items):
      return Array(items.map { $0.pieces(in: zone) }.joined(separator: [Piece(", ")]))
    }
  }

  private static func line(_ text: String) -> String {
    var line: [UInt8] = []
    OutputKind.plain.append(text, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  var json: DocumentJSON {
    switch self {
    case .unknown, .notKnown: .null
    case .notApplicable(let why): .computed("not applicable: \(why)")
    case .text(let text): .text(text)
    case .computed(let text): .computed(text)
    case .number(let number): .integer(number)
    case .decimal(let number): .number(number)
    case .count(let number, let bound):
      .object([("number", .integer(number)), ("bound", .computed(bound.rawValue))])
    case .uncounted: RegisterValue.count(0, .atLeast).json
    case .yes(let yes): .bool(yes)
    case .time(let time): .computed(TimeText.utcMilliseconds(time))
    case .list(let items), .together(let items): .list(items.map(\.json))
    }
  }
}
