import Model
import Notation

// What stands around the records, token by token.
extension JSONRecordCutter {
  /// The token at `at`, where no white space is. Nil: more bytes are needed.
  mutating func token(_ bytes: Slice, _ at: Int, isEnd: Bool) -> Int? {
    let byte = bytes[at]
    switch state {
    case .colon:
      guard byte == UInt8(ascii: ":") else { return lose(.brokenDocument, at, bytes) }
      state = .value
      return at + 1
    case .commaOrEnd:
      if byte == UInt8(ascii: ",") { return comma(at) }
      return closing(byte) ? leaveContainer(at) : lose(.brokenDocument, at, bytes)
    case .keyOrEnd:
      return closing(byte) ? leaveContainer(at) : key(bytes, at)
    case .valueOrEnd:
      return closing(byte) ? leaveContainer(at) : value(bytes, at, isEnd: isEnd)
    case .key: return key(bytes, at)
    default: return value(bytes, at, isEnd: isEnd)
    }
  }

  private func closing(_ byte: UInt8) -> Bool {
    guard let frame = frames.last else { return false }
    return byte == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private mutating func leaveContainer(_ at: Int) -> Int {
    frames.removeLast()
    close()
    return at + 1
  }

  private mutating func comma(_ at: Int) -> Int {
    guard let frame = frames.last else { return at }
    if frame.isObject {
      state = .key
    } else {
      state = .value
      step = places.element(of: frame.step)
    }
    return at + 1
  }

  private mutating func key(_ bytes: Slice, _ at: Int) -> Int? {
    guard bytes[at] == UInt8(ascii: "\"") else { return lose(.brokenDocument, at, bytes) }
    guard let end = Self.endOfString(bytes, at) else { return wait(bytes, at) }
    var json = JSONTokenizer(bytes.part(at..<end), slack: Chunk.slack)
    do throws(JSONError) {
      let key = try json.string()
      let step = frames.last?.step ?? RecordPlaces.nowhere
      self.step = key.withValue { places.member($0, of: step) }
    } catch {
      return lose(.brokenDocument, at + error.offset, bytes)
    }
    state = .colon
    return end
  }

  /// A value that stands at `step`.
  mutating func value(_ bytes: Slice, _ at: Int, isEnd: Bool) -> Int? {
    let byte = bytes[at]
    let isArray = byte == UInt8(ascii: "[")
    guard isArray || byte == UInt8(ascii: "{") else { return scalar(bytes, at, isEnd: isEnd) }
    if places.isRecord(step) {
      state = .record
      span = JSONSpan()
      return at
    }
    if frames.count == JSONTokenizer.maximumDepth { return lose(.brokenDocument, at, bytes) }
    if !isArray, places.wantsList(step) { reject(.recordsNotList, at, bytes) }
    frames.append(Frame(isObject: !isArray, step: step))
    state = isArray ? .valueOrEnd : .keyOrEnd
    if isArray { step = places.element(of: step) }
    return at + 1
  }

  private mutating func scalar(_ bytes: Slice, _ at: Int, isEnd: Bool) -> Int? {
    var end = bytes.count
    if bytes[at] == UInt8(ascii: "\"") {
      guard let found = Self.endOfString(bytes, at) else { return wait(bytes, at) }
      end = found
    } else {
      end = Self.endOfWord(bytes, at)
      if end == bytes.count, !isEnd { return wait(bytes, at) }
      if end - at > LogLine.longest { return lose(.brokenDocument, at, bytes) }
    }
    var json = JSONTokenizer(bytes.part(at..<end), slack: Chunk.slack)
    do throws(JSONError) {
      let kind = try json.kind()
      try json.skip()
      try json.finish()
      if places.isRecord(step) {
        cuts.append(UnitCut(start: at, count: end - at))
      } else if places.wantsList(step), kind != .null {
        reject(.recordsNotList, at, bytes)
      }
    } catch {
      return lose(.brokenDocument, at, bytes)
    }
    close()
    return end
  }

  /// More bytes are needed, unless what is there is longer than anything may be.
  private mutating func wait(_ bytes: Slice, _ at: Int) -> Int? {
    bytes.count - at > LogLine.longest ? lose(.brokenDocument, at, bytes) : nil
  }

  /// Behind the closing quote of the string at `at`; nil where there is none within the longest record.
  private static func endOfString(_ bytes: Slice, _ at: Int) -> Int? {
    let known = bytes.part(0..<min(bytes.count, at + LogLine.longest + 1))
    var next = at + 1
    while let quote = known.firstIndex(of: UInt8(ascii: "\""), from: next) {
      var first = quote
      while bytes[first - 1] == UInt8(ascii: "\\"), first - 1 > at { first -= 1 }
      if (quote - first).isMultiple(of: 2) { return quote + 1 }
      next = quote + 1
    }
    return nil
  }

  /// Behind a number or a literal, or what is neither.
  private static func endOfWord(_ bytes: Slice, _ at: Int) -> Int {
    var next = at
    while next < bytes.count, !isSpace(bytes[next]), !isSign(bytes[next]) { next += 1 }
    return next
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
      true
    default: false
    }
  }
}

/// What an object at the top of FHIR's JSON is.
enum FHIRDocument {
  /// True for a Bundle, whose entries are the records; false for what is a record itself. Nil while
  /// more bytes are needed to tell.
  static func isBundle(_ bytes: Slice, isEnd: Bool) -> Bool? {
    let known = bytes.part(0..<min(bytes.count, LogLine.longest))
    do throws(JSONError) {
      var json = JSONTokenizer(known, slack: Chunk.slack)
      guard try json.kind() == .object else { return false }
      var more = try json.beginObject()
      while more {
        let key = try json.key()
        if key.withValue({ $0.equals("entry") }) { return true }
        if key.withValue({ $0.equals("resourceType") }), try json.kind() == .string {
          return try json.string().withValue { $0.equals("Bundle") }
        }
        try json.skip()
        more = try json.anotherMember()
      }
      return false
    } catch {
      // What is no JSON is no Bundle either; an escape that is cut off looks like a wrong one.
      let mayGoOn = error.offset + 12 >= known.count
      return mayGoOn && !isEnd && known.count < LogLine.longest ? nil : false
    }
  }
}
