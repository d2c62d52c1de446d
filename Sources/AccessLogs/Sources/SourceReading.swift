import Glibc
import Model
import Notation

/// One source being read: cuts its content into chunks that begin and end with a unit, and keeps what
/// only the reader in order can know: line numbers, offsets, digests, and what of a unit's meaning
/// stands above it.
///
/// A class passed from thread to thread; the pool lets one at a time read on, which is what makes
/// `@unchecked Sendable` true.
final class SourceReading: @unchecked Sendable {
  let index: Int
  let request: LogRequest
  private let chunkSize: Int
  private var content: ContentBytes?
  /// Nil until the log's beginning has told it.
  private var profile: Profile?
  private var reader: UnitReader
  /// The beginning of a unit whose end is not read yet.
  private var carry: [UInt8] = []
  private var isAtEnd = false

  /// - Parameter content: that of the request's input, where it is open already.
  init(_ request: LogRequest, index: Int, chunkSize: Int, content: ContentBytes? = nil) {
    self.request = request
    self.content = content
    self.index = index
    self.chunkSize = chunkSize
    profile = request.profile
    let (format, units) = Self.format(request.profile ?? .standard, request)
    reader = UnitReader(
      format, units, maxGap: request.maxGap, after: request.resume?.source)
  }

  /// Room for a carried unit and a chunk behind it.
  static func capacity(chunkSize: Int) -> Int { chunkSize + LogLine.longest + 64 }

  var name: String {
    switch request.input {
    case .file(let path): path
    case .standardInput: "-"
    }
  }

  /// Bytes of the file so far.
  var rawCount: Int64 { content?.raw.count ?? 0 }

  /// Fills the chunk with whole units. False: there are none left.
  func next(into chunk: Chunk) throws(Problem) -> Bool {
    while !isAtEnd {
      var count = takeCarry(chunk)
      try fill(chunk, &count)
      chunk.pad(behind: count)
      if try !tellProfile(Slice(start: chunk.bytes, count: count)) {
        keep(chunk, count, last: count)
        continue
      }
      chunk.source = index
      let end: UnitReader.End = !isAtEnd ? .more : content?.isCutShort ?? false ? .cutShort : .whole
      keep(chunk, count, last: reader.cut(chunk, count, end))
      if chunk.holdsUnits { return true }
    }
    return false
  }

  private func takeCarry(_ chunk: Chunk) -> Int {
    let count = carry.count
    carry.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { chunk.bytes.update(from: start, count: count) }
    }
    carry.removeAll(keepingCapacity: true)
    return count
  }

  private func keep(_ chunk: Chunk, _ count: Int, last: Int) {
    carry.append(contentsOf: UnsafeBufferPointer(start: chunk.bytes + (count - last), count: last))
  }

  private func fill(_ chunk: Chunk, _ count: inout Int) throws(Problem) {
    let content = try openedContent()
    let wanted = count + chunkSize
    while count < wanted {
      let room = UnsafeMutableRawBufferPointer(start: chunk.bytes + count, count: wanted - count)
      let added = try content.read(into: room)
      if added == 0 {
        isAtEnd = true
        return
      }
      count += added
    }
  }

  private func openedContent() throws(Problem) -> ContentBytes {
    if let content { return content }
    let opened = try ContentBytes(request)
    content = opened
    return opened
  }

  /// False: more has to be read before it can be told.
  private func tellProfile(_ bytes: Slice) throws(Problem) -> Bool {
    if profile != nil { return true }
    guard
      let beginning = LogBeginning(
        bytes, at: reader.offset, line: reader.nextLine, isEnd: isAtEnd)
    else {
      // Nothing but blank lines so far: whoever counts them, the next ones may still tell.
      return isAtEnd || bytes.count > LogLine.longest
    }
    let told = try FormatGuess.profile(for: beginning, in: name)
    let (format, units) = Self.format(told, request)
    reader.use(format, units)
    profile = told
    return true
  }

  private static func format(
    _ profile: Profile, _ request: LogRequest
  ) -> (any LineFormat, Units) {
    var rules = profile.rules
    rules.zone = request.zone ?? rules.zone
    rules.lists = request.lists
    let window = EventWindow(since: request.since ?? .distantPast, until: request.until)
    let type = Formats.named(profile.format) ?? JSONLines.self
    return (type.init(rules, window: window), type.units(rules))
  }

  /// Digests of the beginnings that were asked for, by length.
  var prefixes: [Int64: Digest] { content?.prefixes ?? [:] }

  /// Of lines that never reached a chunk.
  var unreached: LineResults { reader.results }

  /// The source as a case will know it, once it is read to its end.
  func source(_ judged: LineResults) -> Source? {
    guard let content else { return nil }
    var results = judged
    results.add(reader.results)
    let profile = profile ?? .standard
    let islands = results.islands.inOrder
    return Source(
      kind: content.raw.kind, path: AbsolutePath.of(request.input), digest: content.digest,
      contentDigest: content.contentDigest, bytes: content.raw.count,
      contentBytes: content.contentBytes, reading: reading(profile), tally: results.tally,
      rejected: (request.resume?.source.rejected ?? []) + results.rejectedLines,
      first: islands.first?.first, last: islands.last?.last,
      silences: zip(islands, islands.dropFirst()).map { Period(from: $0.last, until: $1.first) },
      events: results.events)
  }

  func ending(_ judged: LineResults) -> LogEnding {
    LogEnding(
      hashState: content?.hashState ?? SHA256().state, tooNew: judged.tooNew, ahead: judged.ahead,
      isCutShort: content?.isCutShort ?? false)
  }

  private func reading(_ profile: Profile) -> Source.Reading {
    Source.Reading(
      profileName: profile.name, format: profile.format, profileText: profile.text,
      profileDigest: profile.digest, zone: request.zone?.name ?? profile.zoneName,
      since: request.since, until: request.until, maxGap: request.maxGap,
      witnesses: profile.witnesses, clock: profile.clock)
  }
}
