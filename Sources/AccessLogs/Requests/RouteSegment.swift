import Model

/// What one path segment of a route stands for, and what a path says there.
enum RouteSegment: Hashable, Sendable {
  case fixed([UInt8])
  case any
  case anyNumber
  case recording(before: [UInt8], after: [UInt8])
  /// The number of a stream's segment: digits.
  case number(before: [UInt8], after: [UInt8])
  case recordingThenNumber(before: [UInt8], between: [UInt8], after: [UInt8])
  case numberThenRecording(before: [UInt8], between: [UInt8], after: [UInt8])

  /// What a path names where a route has braces; empty where the route has none.
  struct Names {
    var recording = Slice.empty
    var number = Slice.empty
  }

  var namesRecording: Bool {
    switch self {
    case .recording, .recordingThenNumber, .numberThenRecording: true
    case .fixed, .any, .anyNumber, .number: false
    }
  }

  var namesNumber: Bool {
    switch self {
    case .number, .recordingThenNumber, .numberThenRecording: true
    case .fixed, .any, .anyNumber, .recording: false
    }
  }

  /// The fixed text that it begins with.
  var beginning: [UInt8] {
    switch self {
    case .fixed(let text): text
    case .any, .anyNumber: []
    case .recording(let before, _), .number(let before, _),
      .recordingThenNumber(let before, _, _), .numberThenRecording(let before, _, _):
      before
    }
  }

  @inline(__always)
  func fits(_ text: Slice, _ names: inout Names) -> Bool {
    switch self {
    case .fixed(let bytes): return text.equals(bytes)
    case .any: return !text.isEmpty
    case .anyNumber: return false
    case .recording(let before, let after):
      guard let recording = Self.inner(text, before, after) else { return false }
      names.recording = recording
      return true
    case .number, .recordingThenNumber, .numberThenRecording: return fitsNumber(text, &names)
    }
  }

  /// The digits that stand next to the fixed text are the number, all of them.
  @inline(never)
  private func fitsNumber(_ text: Slice, _ names: inout Names) -> Bool {
    switch self {
    case .fixed, .any, .anyNumber, .recording: return false
    case .number(let before, let after):
      guard let number = Self.inner(text, before, after),
        number.buffer.allSatisfy(Self.isDigit)
      else { return false }
      names.number = number
    case .recordingThenNumber(let before, let between, let after):
      guard let inner = Self.inner(text, before, after) else { return false }
      let digits = inner.buffer.reversed().prefix(while: Self.isDigit).count
      let rest = inner.part(0..<inner.count - digits)
      guard digits > 0, rest.count > between.count, rest.ends(with: between) else { return false }
      names.recording = rest.part(0..<rest.count - between.count)
      names.number = inner.dropping(rest.count)
    case .numberThenRecording(let before, let between, let after):
      guard let inner = Self.inner(text, before, after) else { return false }
      let digits = inner.buffer.prefix(while: Self.isDigit).count
      let rest = inner.dropping(digits)
      guard digits > 0, rest.count > between.count, rest.starts(with: between) else { return false }
      names.recording = rest.dropping(between.count)
      names.number = inner.part(0..<digits)
    }
    return true
  }

  /// What stands between; nil where nothing does.
  @inline(__always)
  private static func inner(_ text: Slice, _ before: [UInt8], _ after: [UInt8]) -> Slice? {
    guard text.count > before.count + after.count, text.starts(with: before),
      text.ends(with: after)
    else { return nil }
    return text.part(before.count..<text.count - after.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }
}
