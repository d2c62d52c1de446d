/// A compiled zone file as the operating system keeps them: TZif, version 2 or later (RFC 8536).
///
/// The first, 32-bit half is passed over. A file that counts leap seconds is refused: its clock is
/// not the one that logs are written by.
enum ZoneFile {
  /// Nil where the bytes are no such file, whole and consistent.
  static func timeline(of bytes: [UInt8]) -> ZoneTimeline? {
    var reader = ZoneFileReader(bytes: bytes)
    guard let old = reader.header(), old.version >= UInt8(ascii: "2"),
      reader.take(old.size(timeBytes: 4)) != nil, let counts = reader.header(),
      counts.leapSeconds == 0, counts.types > 0,
      let times = reader.take(counts.times * 8), let kinds = reader.take(counts.times),
      let types = reader.take(counts.types * 6), let letters = reader.take(counts.letters),
      reader.take(counts.standardMarks + counts.utcMarks) != nil, let footer = reader.footer(),
      let localTypes = localTypes(Array(types), letters: Array(letters))
    else { return nil }

    let rule = ZoneRule(footer)
    if rule == nil && !footer.isEmpty { return nil }
    if counts.times == 0, let rule { return ZoneTimeline(rule: rule) }

    var timeline = ZoneTimeline(fixed: localTypes[0])
    for (index, kind) in kinds.enumerated() {
      let start = times.startIndex + index * 8
      guard kind < localTypes.count,
        timeline.append(
          time: ZoneFileReader.number(times[start..<start + 8]), type: localTypes[Int(kind)])
      else { return nil }
    }
    if let rule, !timeline.append(rule) { return nil }
    return timeline
  }

  /// Six bytes each: the offset, whether it is summer time, and where its name starts.
  private static func localTypes(
    _ bytes: [UInt8], letters: [UInt8]
  ) -> [ZoneTimeline.LocalType]? {
    var types: [ZoneTimeline.LocalType] = []
    for start in stride(from: 0, to: bytes.count, by: 6) {
      let offset = Int32(truncatingIfNeeded: ZoneFileReader.number(bytes[start..<start + 4]))
      guard Int(offset.magnitude) <= ZoneTimeline.widestOffset else { return nil }
      let name = letters.dropFirst(Int(bytes[start + 5])).prefix { $0 != 0 }
      types.append(
        ZoneTimeline.LocalType(
          offset: Int(offset), abbreviation: String(decoding: name, as: UTF8.self)))
    }
    return types
  }
}

/// Takes the parts of a zone file from front to back; nil where the file is too short for the part.
private struct ZoneFileReader {
  /// How many of each thing the block behind a header holds.
  struct Counts {
    var version: UInt8
    var utcMarks: Int
    var standardMarks: Int
    var leapSeconds: Int
    var times: Int
    var types: Int
    var letters: Int

    func size(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + letters + leapSeconds * (timeBytes + 4)
        + standardMarks + utcMarks
    }
  }

  private let bytes: [UInt8]
  private var next = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - next else { return nil }
    defer { next += count }
    return bytes[next..<next + count]
  }

  mutating func header() -> Counts? {
    guard let magic = take(4), magic.elementsEqual("TZif".utf8), let version = take(16)?.first
    else { return nil }
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let field = take(4) else { return nil }
      counts.append(Int(Self.number(field)))
    }
    return Counts(
      version: version, utcMarks: counts[0], standardMarks: counts[1], leapSeconds: counts[2],
      times: counts[3], types: counts[4], letters: counts[5])
  }

  /// The rule between two line feeds at the end; empty where the zone has none.
  mutating func footer() -> String? {
    guard take(1)?.first == 0x0A, let end = bytes[next...].firstIndex(of: 0x0A) else { return nil }
    return String(decoding: bytes[next..<end], as: UTF8.self)
  }

  /// Big-endian; signed where it fills 8 bytes.
  static func number(_ field: ArraySlice<UInt8>) -> Int64 {
    field.reduce(0) { $0 << 8 | Int64($1) }
  }
}
