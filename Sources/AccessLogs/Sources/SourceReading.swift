import CBytes
import Glibc
import Model
import Notation

/// One source being read: cuts its content into chunks that begin and end with a line, and keeps what
/// only the reader in order can know: line numbers, offsets, digests.
///
/// A class passed from thread to thread; the pool lets one at a time read on, which is what makes
/// `@unchecked Sendable` true.
final class SourceReading: @unchecked Sendable {
  let index: Int
  let request: LogRequest
  private let chunkSize: Int
  private var content: ContentBytes?
  private var profile: Profile?
  private var format: (any LineFormat)?
  /// The beginning of a line whose end is not read yet.
  private var carry: [UInt8] = []
  /// Of `carry`'s first byte.
  private var offset: Int64 = 0
  private var nextLine: Int64 = 1
  /// Inside a line that is too long: it is rejected already, and passed over to its end.
  private var isPassingOver = false
  private var isAtEnd = false
  /// Of lines that never reach a chunk.
  private(set) var results: LineResults

  init(_ request: LogRequest, index: Int, chunkSize: Int) {
    self.request = request
    self.index = index
    self.chunkSize = chunkSize
    profile = request.profile
    results = LineResults(maxGap: request.maxGap)
  }

  /// Room for a carried line and a chunk behind it.
  static func capacity(chunkSize: Int) -> Int { chunkSize + LogLine.longest + 2 }

  var name: String {
    switch request.input {
    case .file(let path): path
    case .standardInput: "-"
    }
  }

  /// Bytes of the file so far.
  var rawCount: Int64 { content?.raw.count ?? 0 }

  /// Fills the chunk with whole lines. False: there are none left.
  func next(into chunk: Chunk) throws(Problem) -> Bool {
    while !isAtEnd {
      var count = takeCarry(chunk)
      try fill(chunk, &count)
      chunk.pad(behind: count)
      if try cut(chunk, count) { return true }
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
    let opened = try ContentBytes(request.input, marks: request.marks)
    content = opened
    return opened
  }

  /// Keeps the whole lines among the first `count` bytes for the chunk. False: there are none.
  private func cut(_ chunk: Chunk, _ count: Int) throws(Problem) -> Bool {
    var start = 0
    if isPassingOver {
      let bytes = Slice(start: chunk.bytes, count: count)
      let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
      start = feed.map { $0 + 1 } ?? count
      isPassingOver = feed == nil
      offset += Int64(start)
      if isPassingOver { return false }
    }
    let lines = start..<(start + wholeLines(chunk.bytes + start, count - start))
    chunk.range = lines
    chunk.offset = offset
    chunk.firstLine = nextLine
    chunk.source = index
    nextLine += LineFeeds.count(in: Slice(start: chunk.bytes + start, count: lines.count))
    offset += Int64(lines.count)
    if isAtEnd {
      endRead(rest: count - lines.upperBound)
    } else {
      keep(chunk, lines.upperBound..<count)
    }
    if lines.isEmpty { return false }
    chunk.format = try format(for: chunk)
    return true
  }

  /// Up to the last LF; all of it at the end, but for the unfinished line of a file that is cut short.
  private func wholeLines(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    if isAtEnd, !(content?.isCutShort ?? false) { return count }
    guard let last = candour_find_last(start, count, UInt8(ascii: "\n")) else { return 0 }
    return UnsafeRawPointer(last) - UnsafeRawPointer(start) + 1
  }

  /// The unfinished line of a file that is cut short is rejected, even where it is empty.
  private func endRead(rest: Int) {
    guard content?.isCutShort ?? false, !isPassingOver else { return }
    results.add(.rejected(.cutShort), line: nextLine)
  }

  private func keep(_ chunk: Chunk, _ tail: Range<Int>) {
    // One more than the longest line, for a CR.
    if tail.count > LogLine.longest + 1 {
      results.add(.rejected(.tooLong), line: nextLine)
      nextLine += 1
      offset += Int64(tail.count)
      isPassingOver = true
    } else {
      carry.append(
        contentsOf: UnsafeBufferPointer(start: chunk.bytes + tail.lowerBound, count: tail.count))
    }
  }

  private func format(for chunk: Chunk) throws(Problem) -> any LineFormat {
    if let format { return format }
    if profile == nil { profile = try guess(chunk) }
    let made = Self.format(profile ?? .standard, request)
    if profile != nil { format = made }
    return made
  }

  private func guess(_ chunk: Chunk) throws(Problem) -> Profile? {
    var problem: Problem?
    var profile: Profile?
    chunk.forEachLine { line in
      guard profile == nil, problem == nil else { return }
      do throws(Problem) {
        profile = try FormatGuess.profile(for: line, in: name)
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return profile
  }

  private static func format(_ profile: Profile, _ request: LogRequest) -> any LineFormat {
    var rules = profile.rules
    rules.zone = request.zone ?? rules.zone
    let window = EventWindow(since: request.since ?? .distantPast, until: request.until)
    let format = Formats.named(profile.format) ?? JSONLines.self
    return format.init(rules, window: window)
  }

  /// Digests of the beginnings that were asked for, by length.
  var prefixes: [Int64: Digest] { content?.prefixes ?? [:] }

  /// The source as a case will know it, once it is read to its end.
  func source(_ judged: LineResults) -> Source? {
    guard let content else { return nil }
    var results = judged
    results.add(self.results)
    let profile = profile ?? .standard
    let islands = results.islands.inOrder
    return Source(
      kind: content.raw.kind, path: AbsolutePath.of(request.input), digest: content.digest,
      contentDigest: content.contentDigest, bytes: content.raw.count,
      contentBytes: content.contentBytes, reading: reading(profile), tally: results.tally,
      rejected: results.rejectedLines, first: islands.first?.first, last: islands.last?.last,
      silences: zip(islands, islands.dropFirst()).map { Period(from: $0.last, until: $1.first) },
      events: results.events)
  }

  private func reading(_ profile: Profile) -> Source.Reading {
    Source.Reading(
      profileName: profile.name, format: profile.format, profileText: profile.text,
      profileDigest: profile.digest, zone: request.zone?.name ?? profile.zoneName,
      since: request.since, until: request.until, maxGap: request.maxGap,
      witnesses: profile.witnesses, clock: profile.clock)
  }
}
