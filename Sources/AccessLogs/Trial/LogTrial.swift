package import Model
package import Notation

/// The first lines of a log, read by as many profiles as one likes to try.
///
/// However long the log is, no more than the first `mostLines` lines (or records, where a profile's
/// units are records) and `mostBytes` bytes of it are read. A pipe is read once: what came out of it
/// is kept. A class, because it holds the file open.
package final class LogTrial {
  package static let mostLines = 10_000
  static let mostBytes = 64 << 20
  private static let chunkSize = 1 << 18

  private let input: LogInput
  private let zone: Zone?
  let content: ContentBytes
  let chunk = Chunk(capacity: SourceReading.capacity(chunkSize: chunkSize))

  /// Throws `.input` where the log cannot be opened.
  ///
  /// - Parameter zone: before the profiles' own.
  package init(_ input: LogInput, zone: Zone? = nil) throws(Problem) {
    self.input = input
    self.zone = zone
    content = try ContentBytes(input, remembered: Self.mostBytes)
  }

  /// Judges the first lines as a scan with the profile would.
  ///
  /// - Returns: what became of them, and whether the log ended among them.
  /// - Throws: `.input` where the log cannot be read or decompressed.
  package func judge(
    by profile: Profile, _ take: (JudgedUnit) -> Void = { _ in }
  ) throws(Problem) -> Judged {
    let (results, nameless, isWhole) = try results(by: profile, take)
    return Judged(results, nameless: nameless, isWhole: isWhole)
  }

  /// Judges the first lines by a profile that maps nothing: a line in which it misses what it would
  /// map has the shape of the format all the same.
  func judge(shape profile: Profile) throws(Problem) -> Judged {
    let (results, nameless, isWhole) = try results(by: profile) { _ in }
    return Judged(results, nameless: nameless, isWhole: isWhole, forgiven: [.noColumn])
  }

  private func results(
    by profile: Profile, _ take: (JudgedUnit) -> Void
  ) throws(Problem) -> (LineResults, nameless: Int, isWhole: Bool) {
    try withoutActuallyEscaping(take) { (take) throws(Problem) in
      let content = content
      var visitor = JudgingVisitor(take: take, isCutByUs: { content.isAtLimit })
      let (unreached, isWhole) = try walk(by: profile, &visitor)
      // A record that only we have cut is no record of the log.
      for lost in unreached.rejected where lost.rejection != .cutShort || !content.isAtLimit {
        visitor.results.add(.rejected(lost.rejection), line: lost.line)
      }
      return (visitor.results, visitor.nameless, isWhole)
    }
  }

  /// - Returns: what became of lines too long to be shown to the visitor, and whether the log ended.
  func walk(
    by profile: Profile, _ visitor: inout some UnitVisitor & ~Copyable
  ) throws(Problem) -> (unreached: LineResults, isWhole: Bool) {
    content.rewind()
    let reading = SourceReading(
      LogRequest(input: input, profile: profile, zone: zone), index: 0, chunkSize: Self.chunkSize,
      content: content)
    var room = Self.mostLines
    while try reading.next(into: chunk) {
      if var format = chunk.format, !format.walk(chunk, &room, &visitor) {
        return (reading.unreached, false)
      }
    }
    return (reading.unreached, !content.isAtLimit)
  }
}

/// What is done with each of a log's first units.
protocol UnitVisitor: ~Copyable {
  mutating func visit(_ line: LogLine, by format: inout some LineFormat)
}

extension LineFormat {
  /// False: there was no room for all of the chunk's lines.
  fileprivate mutating func walk(
    _ chunk: Chunk, _ room: inout Int, _ visitor: inout some UnitVisitor & ~Copyable
  ) -> Bool {
    var isFull = false
    chunk.forEachUnit(of: &self) { format, line in
      isFull = isFull || room <= 0
      if isFull { return }
      room -= line.lines
      visitor.visit(line, by: &format)
    }
    return !isFull
  }
}
