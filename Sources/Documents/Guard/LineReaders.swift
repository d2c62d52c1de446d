import Synchronization

/// Known lines for as many documents as are read at once, so that none waits for another.
///
/// A class, because all that one guard reads shares what it has learned of lines.
final class LineReaders: Sendable {
  private struct Reader {
    var lines = KnownLines()
    var reading = KnownLines.Reading()
  }

  private let idle = Mutex<[Reader]>([])

  /// Folds a document that is to be searched with `dictionary`, always the same.
  func read<Result>(
    _ document: Rendered, for dictionary: TermDictionary,
    _ body: (borrowing KnownLines, borrowing KnownLines.Reading) -> Result
  ) -> Result {
    withReader { reader in
      reader.lines.fold(
        document.bytes, as: document.kind, into: &reader.reading, for: dictionary)
      return body(reader.lines, reader.reading)
    }
  }

  /// The same of another reading of a document, the places being those of the document.
  func read<Result>(
    _ loose: LooseText, for dictionary: TermDictionary,
    _ body: (borrowing KnownLines, borrowing KnownLines.Reading) -> Result
  ) -> Result {
    withReader { reader in
      reader.lines.fold(loose.bytes, as: .plain, into: &reader.reading, for: dictionary)
      reader.reading.text.trace(loose)
      return body(reader.lines, reader.reading)
    }
  }

  private func withReader<Result>(_ body: (inout Reader) -> Result) -> Result {
    var reader = idle.withLock { $0.popLast() } ?? Reader()
    let result = body(&reader)
    idle.withLock { $0.append(reader) }
    return result
  }
}
