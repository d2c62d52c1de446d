import Model
import Notation

// What the members of a line say, read as times and numbers.
extension JSONLines {
  var time: TimeRules.Reading {
    switch captures.first(.time) {
    case nil: return .absent
    case .text(let text)?:
      return text.withValue { times.text($0) }
    case .number(let digits)?: return times.number(digits)
    case .null?, .other?, .list?, .noList?: return .impossible
    }
  }

  /// In nanoseconds.
  var duration: Int64? {
    guard times.isEndMarked else { return nil }
    for (name, places) in FieldName.durations {
      if let duration = decimal(name, places: places) { return duration }
    }
    return nil
  }

  var status: Int64? {
    switch captures.first(.status) {
    case .number(let digits)?: StatusRules.number(digits)
    case .text(let text)?: text.withValue { StatusRules.number($0) }
    case nil, .null?, .other?, .list?, .noList?: nil
    }
  }

  var isRefused: Bool {
    switch captures.first(.error) {
    case .number(let digits)?: !digits.isZero
    case .text(let text)?: text.withValue { !$0.isZero && !$0.isDash }
    case nil, .null?, .other?, .list?, .noList?: false
    }
  }

  /// Negative where there is none.
  func count(_ name: FieldName, places: Int) -> Int64 {
    max(decimal(name, places: places) ?? -1, -1)
  }

  private func decimal(_ name: FieldName, places: Int) -> Int64? {
    switch captures.first(name) {
    case .number(let digits)?: DecimalText.scaled(digits, places: places)
    case .text(let text)?: text.withValue { DecimalText.scaled($0, places: places) }
    case nil, .null?, .other?, .list?, .noList?: nil
    }
  }
}

extension JSONText {
  /// The text that its bytes stand for; nothing is copied unless it holds escapes.
  @inline(__always)
  func withValue<Result>(_ body: (Slice) -> Result) -> Result {
    isPlain ? body(raw) : decoded.withUnsafeBufferPointer { body(Slice($0)) }
  }
}

extension Arena {
  /// The bytes of an id: text decoded, a number as it is written. Nil for anything else.
  mutating func name(_ value: JSONCaptures.Value) -> (text: Slice, isDamaged: Bool)? {
    switch value {
    case .number(let digits): return (digits, false)
    case .text(let text):
      if text.isPlain { return (text.raw, false) }
      let output = allocate(text.decodedCapacity)
      return (Slice(start: output, count: text.decode(into: output)), text.isDamaged)
    case .null, .other, .list, .noList: return nil
    }
  }
}
