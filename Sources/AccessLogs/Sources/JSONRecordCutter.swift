import Model
import Notation

/// Cuts JSON documents into the records that stand in them, in order, in one pass and in the room of
/// one record.
///
/// What stands around the records is held against RFC 8259 token by token. A record itself is only
/// measured (`JSONSpan`), because its judge holds all of it against the RFC, and several judges work at
/// a time. Where a document is not well-formed one record is rejected for it, and reading goes on
/// where the next document may begin:
///
/// - between documents, at the next line;
/// - inside one, at the next line that begins with `{` or `[`: of one record a line, or one document a
///   line, so only the broken one is lost, and nothing of a pretty-printed one is taken for another;
///   what is left of an array is read on.
struct JSONRecordCutter {
  enum State {
    case between
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd
    /// At a record's first byte.
    case record
    /// Inside a record that is too long, and rejected already.
    case passingOver
    /// Behind what is not JSON: to the next line, or to the next line that may begin a document.
    case skippingLine, lost
  }

  struct Frame {
    let isObject: Bool
    /// Where its members or elements are looked for.
    let step: Int
  }

  private let units: Units
  var places: RecordPlaces
  var state = State.between
  var frames: [Frame] = []
  /// Of the value that comes next.
  var step = 0
  var span = JSONSpan()
  /// Commas and closing brackets between documents are what is left of a broken one.
  private var isBroken = false
  /// Of the first byte of the bytes at hand, in the content.
  private var position: Int64 = 0
  /// The byte before those at hand.
  private var previous = UInt8(ascii: "\n")
  /// The furthest fault for which the lines of a record were tried again, and how often that may still
  /// be done: so no byte is read more than a few times, whoever writes the log.
  private var mended: (fault: Int64, left: Int) = (-1, 0)
  var cuts: [UnitCut] = []

  /// - Parameter units: `.jsonRecords` or `.fhirResources`.
  init(_ units: Units) {
    self.units = units
    if case .jsonRecords(let each) = units {
      places = RecordPlaces(each)
    } else {
      places = .elements
    }
  }

  /// Finds the records that end among the bytes, behind which 64 more can be read; they are in `cuts`
  /// until the next call.
  ///
  /// - Returns: how many bytes at the end are needed again, with more behind them: at most
  ///   `LogLine.longest + 64`.
  mutating func cut(_ bytes: Slice, _ end: UnitReader.End) -> Int {
    cuts.removeAll(keepingCapacity: true)
    var at = 0
    while true {
      if let next = advance(bytes, at, isEnd: end != .more) {
        at = next
      } else if end != .more, let next = finish(bytes, at, isCutShort: end == .cutShort) {
        at = next
      } else {
        break
      }
    }
    if at > 0 { previous = bytes[at - 1] }
    position += Int64(at)
    return end == .more ? bytes.count - at : 0
  }

  /// One step from `at`. Nil: more bytes are needed.
  private mutating func advance(_ bytes: Slice, _ at: Int, isEnd: Bool) -> Int? {
    switch state {
    case .record: return record(bytes, at)
    case .passingOver: return passOver(bytes, at)
    case .skippingLine, .lost: return skip(bytes, at)
    default: break
    }
    let next = Self.behindSpace(bytes, at)
    if next > at { return next }
    if at == bytes.count { return nil }
    if state == .between { return document(bytes, at, isEnd: isEnd) }
    return token(bytes, at, isEnd: isEnd)
  }

  private static func behindSpace(_ bytes: Slice, _ at: Int) -> Int {
    var next = at
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    return next
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Documents

  private mutating func document(_ bytes: Slice, _ at: Int, isEnd: Bool) -> Int? {
    if position + Int64(at) == 0, bytes[0] == 0xEF {
      if bytes.count < 3, !isEnd { return nil }
      if bytes.count > bytes.withoutByteOrderMark.count { return 3 }
    }
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      step = 0
      if units == .fhirResources {
        let isBundle = FHIRDocument.isBundle(bytes.dropping(at), isEnd: isEnd)
        guard let isBundle else { return nil }
        places = isBundle ? .bundle : .elements
      }
      if bytes[at] == UInt8(ascii: "{"), places.wantsList(0) { step = 1 }
      return value(bytes, at, isEnd: isEnd)
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      if isBroken { return at + 1 }
      fallthrough
    default:
      reject(.brokenDocument, at, bytes)
      state = .skippingLine
      return at
    }
  }

  /// A document breaks off at `at`.
  mutating func lose(_ rejection: Rejection, _ at: Int, _ bytes: Slice) -> Int {
    reject(rejection, at, bytes)
    return getLost(at)
  }

  private mutating func getLost(_ at: Int) -> Int {
    frames.removeAll(keepingCapacity: true)
    isBroken = true
    state = .lost
    return at
  }

  mutating func reject(_ rejection: Rejection, _ at: Int, _ bytes: Slice) {
    let line = bytes.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? bytes.count
    cuts.append(
      UnitCut(start: at, count: min(line - at, LogLine.longest), rejection: rejection))
  }

  private mutating func skip(_ bytes: Slice, _ at: Int) -> Int? {
    if at == bytes.count { return nil }
    let isAtLineStart = (at > 0 ? bytes[at - 1] : previous) == UInt8(ascii: "\n")
    let mayBegin = bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[")
    if state == .lost, isAtLineStart, mayBegin {
      state = .between
      return at
    }
    guard let feed = bytes.firstIndex(of: UInt8(ascii: "\n"), from: at) else { return bytes.count }
    if state == .skippingLine { state = .between }
    return feed + 1
  }

  /// Behind a value, and so perhaps behind a document.
  mutating func close() { state = frames.isEmpty ? .between : .commaOrEnd }

  // MARK: Records

  private mutating func record(_ bytes: Slice, _ at: Int) -> Int? {
    let rest = bytes.dropping(at)
    switch span.scan(rest) {
    case .end(let count):
      cuts.append(UnitCut(start: at, count: count))
      close()
      return at + count
    case .fault(let place):
      return leave(.notOneObject, at, place, bytes)
    case .open:
      // As far as the span has seen whole blocks up to the limit.
      if rest.count <= LogLine.longest + 64 { return nil }
      cuts.append(UnitCut(start: at, count: 0, rejection: .tooLong))
      state = .passingOver
      return passOver(bytes, at)
    }
  }

  private mutating func passOver(_ bytes: Slice, _ at: Int) -> Int? {
    switch span.scan(bytes.dropping(at)) {
    case .end(let count):
      close()
      return at + count
    case .fault(let place): return getLost(at + place)
    case .open:
      let next = at + span.scanned
      span.drop()
      return next > at ? next : nil
    }
  }

  /// The record at `at` is no JSON at `place`, counted from there.
  private mutating func leave(
    _ rejection: Rejection, _ at: Int, _ place: Int, _ bytes: Slice
  ) -> Int {
    let fault = position + Int64(at + place)
    if place > LogLine.longest {
      cuts.append(UnitCut(start: at, count: 0, rejection: .tooLong))
      return getLost(at + place)
    }
    reject(rejection, at, bytes)
    if fault > mended.fault { mended = (fault, 8) }
    if mended.left == 0 { return getLost(at + place) }
    mended.left -= 1
    // The record may have ended long before: the next lines are tried again.
    return getLost(at + 1)
  }

  // MARK: The end

  /// Nothing more comes. Nil: all is said.
  private mutating func finish(_ bytes: Slice, _ at: Int, isCutShort: Bool) -> Int? {
    if isCutShort {
      reject(.cutShort, at, bytes)
      return nil
    }
    switch state {
    case .between, .passingOver, .skippingLine, .lost: return nil
    case .record: return leave(.documentEnds, at, bytes.count - at, bytes)
    default:
      reject(.documentEnds, at, bytes)
      frames.removeAll()
      state = .between
      return bytes.count
    }
  }
}
