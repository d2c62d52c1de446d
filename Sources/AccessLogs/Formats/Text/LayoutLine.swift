import Model
import Notation

/// A line cut into the values that its layout names.
///
/// A value that a client chose may hold what stands between two values. Then there is more than one way
/// to read the line; it is read only where all ways but one break the form of another value (a status
/// has three digits, an address no blanks). So nobody can write a status for themselves into a path.
struct LayoutLine: FlatRecord {
  enum Shape { case whole, other, ambiguous }

  /// More ways than a server's line can ask for.
  private static let mostSteps = 2000

  private let layout: LogLayout
  private let timeForms: [TimeForm]
  private let decodedPath: Int?
  private var values: [Slice]
  /// The way that is tried, and how many ways were found.
  private var tried: [Slice]
  private var found = 0
  private var steps = 0

  private enum TimeForm { case none, common, seconds, milliseconds, microseconds, open }

  init(_ layout: LogLayout) {
    self.layout = layout
    values = [Slice](repeating: .empty, count: layout.values.count)
    tried = values
    timeForms = layout.values.map { Self.timeForm(of: $0.name) }
    decodedPath = layout.values.firstIndex { $0.name.elementsEqual("uri".utf8) }
  }

  private static func timeForm(of name: [UInt8]) -> TimeForm {
    switch String(decoding: name, as: UTF8.self) {
    case "time_local": .common
    case "msec", "time_sec", "end_time_sec": .seconds
    case "time_msec", "end_time_msec": .milliseconds
    case "time_usec", "end_time_usec": .microseconds
    case "time", "end_time": .open
    default: .none
    }
  }

  // MARK: Shape

  mutating func read(_ text: Slice) -> Shape {
    found = 0
    steps = 0
    guard text.starts(with: layout.lead) else { return .other }
    tryValue(0, from: layout.lead.count, of: text)
    if steps > Self.mostSteps { return .ambiguous }
    return found == 0 ? .other : found == 1 ? .whole : .ambiguous
  }

  private mutating func tryValue(_ index: Int, from start: Int, of text: Slice) {
    steps += 1
    if steps > Self.mostSteps || found > 1 { return }
    let value = layout.values[index]
    if value.isQuoted {
      guard let end = CombinedLine.closingQuote(text, start) else { return }
      return tryEnd(index, start, end, of: text)
    }
    if value.after.isEmpty { return tryEnd(index, start, text.count, of: text) }
    var end = Self.find(value.after, in: text, from: start)
    switch value.kind {
    case .text, .request:
      while let here = end {
        tryEnd(index, start, here, of: text)
        end = Self.find(value.after, in: text, from: here + 1)
      }
    case .time(let inside):
      let isBlank = value.after.first == UInt8(ascii: " ")
      for _ in 0..<(isBlank ? inside : 0) {
        end = end.flatMap { Self.find(value.after, in: text, from: $0 + 1) }
      }
      if let end { tryEnd(index, start, end, of: text) }
    case .word, .number, .status:
      if let end { tryEnd(index, start, end, of: text) }
    }
  }

  private mutating func tryEnd(_ index: Int, _ start: Int, _ end: Int, of text: Slice) {
    let value = layout.values[index]
    let written = text.part(start..<end)
    guard text.dropping(end).starts(with: value.after), value.kind.allows(written) else { return }
    tried[index] = written
    let next = end + value.after.count
    if index + 1 < layout.values.count { return tryValue(index + 1, from: next, of: text) }
    guard next == text.count else { return }
    found += 1
    if found == 1 { values = tried }
  }

  private static func find(_ bytes: [UInt8], in text: Slice, from start: Int) -> Int? {
    guard let first = bytes.first else { return start }
    var next = start
    while let place = text.firstIndex(of: first, from: next) {
      if bytes.count == 1 || text.dropping(place).starts(with: bytes) { return place }
      next = place + 1
    }
    return nil
  }

  // MARK: Values

  func value(_ column: Int, _ arena: inout Arena) -> Slice? {
    let written = values[column]
    if written.isEmpty || written.isDash { return nil }
    let value = LogEscapes.undone(written, arena: &arena)
    return column == decodedPath ? Self.encoded(value, &arena) : value
  }

  /// nginx's `$uri` and Apache's `%U` are decoded already: as the client asked for it.
  private static func encoded(_ path: Slice, _ arena: inout Arena) -> Slice {
    let marks = "%?#".utf8
    guard path.buffer.contains(where: { marks.contains($0) }) else { return path }
    var bytes: [UInt8] = []
    for byte in path.buffer {
      switch byte {
      case UInt8(ascii: "%"): bytes += "%25".utf8
      case UInt8(ascii: "?"): bytes += "%3F".utf8
      case UInt8(ascii: "#"): bytes += "%23".utf8
      default: bytes.append(byte)
      }
    }
    return arena.copy(bytes)
  }

  func time(_ text: Slice, of column: Int, by times: TimeRules) -> TimeRules.Reading {
    switch timeForms[column] {
    case .none: times.text(text)
    case .common: TimeText.clf(text).map { .at($0) } ?? .impossible
    case .seconds: TimeText.epoch(text, unit: .seconds).map { .at($0) } ?? .impossible
    case .milliseconds: TimeText.epoch(text, unit: .milliseconds).map { .at($0) } ?? .impossible
    case .microseconds: TimeText.epoch(text, unit: .microseconds).map { .at($0) } ?? .impossible
    case .open: TimeText.clf(text).map { .at($0) } ?? times.text(text)
    }
  }
}

extension LogLayout.Value.Kind {
  /// Whether a value of this kind can be written so.
  fileprivate func allows(_ text: Slice) -> Bool {
    switch self {
    case .text, .time: return true
    case .request:
      guard let blank = text.firstIndex(of: UInt8(ascii: " ")) else { return true }
      return text[0] == UInt8(ascii: "\\")
        || text.part(0..<blank).buffer.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: "-") }
    case .word: return !text.contains(UInt8(ascii: " "))
    case .number:
      if text.isDash { return true }
      return !text.isEmpty && text.buffer.allSatisfy { $0 &- 48 <= 9 || $0 == UInt8(ascii: ".") }
    case .status:
      if text.isDash { return true }
      return text.count == 3 && text.buffer.allSatisfy { $0 &- 48 <= 9 }
    }
  }
}
