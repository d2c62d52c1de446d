import Glibc
import Model
import Notation

/// Where the rows of a table stand in its file, some hundreds at a time: so that the few rows that
/// exposures rest on are read again, and not all of them.
///
/// What is read again must be what was read before: of each block of rows a hash is kept, seeded anew
/// in every run. Of JSON Lines there are none, for which key serves a column hangs on the rows above.
struct RowPlaces: Sendable {
  /// Rows of one block.
  static let size = 512

  private struct Block: Sendable {
    /// Of its first row.
    var line: Int
    /// Where it ends in the file, and the next begins.
    var end: Int64
    /// Of its rows, one after the other.
    var hash: UInt64
  }

  private let hash = IdentifierHash(seed: .random(in: .min ... .max))
  private let header: Block
  private var blocks: [Block] = []
  private var count = 0
  /// Of the file.
  private var length: Int64 = 0

  /// To be asked before the first row is read; nil where rows have no place of their own.
  init?(of rows: borrowing TableRows) {
    guard let end = rows.offset else { return nil }
    header = Block(line: 1, end: end, hash: hash(rows.bytes))
  }

  /// Adds the row that was read now.
  mutating func add(_ rows: borrowing TableRows) {
    if count % Self.size == 0 { blocks.append(Block(line: rows.line, end: 0, hash: 0)) }
    count += 1
    blocks[blocks.count - 1].end = rows.offset ?? 0
    blocks[blocks.count - 1].hash = joined(blocks[blocks.count - 1].hash, rows)
  }

  /// To be called once all rows were added.
  mutating func close(_ rows: borrowing TableRows) { length = rows.length }

  @inline(__always)
  private func joined(_ before: UInt64, _ rows: borrowing TableRows) -> UInt64 {
    before &* 0x9E37_79B9_7F4A_7C15 &+ hash(rows.bytes)
  }

  /// The block of a row, by its number from 1.
  func block(ofRow row: Int) -> Int { (row - 1) / Self.size }

  /// The block of the row that starts on a line.
  func block(ofLine line: Int) -> Int {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Calls `body` for every row of these blocks, in the order of the table. Throws `.input` where the
  /// table is not what it was.
  func eachRow(
    of wanted: Set<Int>, _ kind: TableKind, at path: String, of request: TableRequest,
    more: [TableReader.Column], _ body: (borrowing TableRows) throws(Problem) -> Void
  ) throws(Problem) {
    let file = try FileBytes(path: path)
    // What was appended stands in no block.
    guard file.size == length else { throw .tableChanged(path) }
    let head = try bytes(of: file, from: 0, to: header.end)
    for block in wanted.sorted() {
      let start = block == 0 ? header.end : blocks[block - 1].end
      let piece = head + (try bytes(of: file, from: start, to: blocks[block].end))
      try eachRow(of: piece, blocks[block], kind, at: path, of: request, more: more, body)
    }
  }

  private func eachRow(
    of piece: [UInt8], _ block: Block, _ kind: TableKind, at path: String,
    of request: TableRequest, more: [TableReader.Column],
    _ body: (borrowing TableRows) throws(Problem) -> Void
  ) throws(Problem) {
    var found: UInt64 = 0
    do throws(Problem) {
      var rows = try TableRows(kind, piece: piece, at: path, of: request, more: more)
      guard hash(rows.bytes) == header.hash else { throw .tableChanged(path) }
      while try rows.next() {
        found = joined(found, rows)
        try body(rows)
      }
    } catch {
      // Whatever cannot be understood now could be when all of it was read.
      throw .tableChanged(path)
    }
    guard found == block.hash else { throw .tableChanged(path) }
  }

  /// Fewer where the file ends before: a last row without its line end counts as one byte more.
  private func bytes(
    of file: FileBytes, from start: Int64, to end: Int64
  ) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(end - start))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          file.descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
          Int(start) + count)
      }
      if read < 0, errno == EINTR { continue }
      if read <= 0 { break }
      count += read
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

extension FileBytes {
  /// Nil of what is no plain file.
  fileprivate var size: Int64? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
  }
}

extension Problem {
  static func tableChanged(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "it changed while it was read",
      reason: "a table is read before the logs and once more after them",
      hint: "export it to a file that nothing writes to, and scan again")
  }
}
