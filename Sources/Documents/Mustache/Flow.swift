/// Lays a plain text out: a template keeps its sentences on lines of their own, a letter does not.
extension Rendered {
  private static let width = 72

  /// Joins the lines of a paragraph and breaks it at 72 characters; a line that begins with a space
  /// (which is taken off) or a bullet stays a line of its own, and what follows of a bullet stands
  /// under its words; several empty lines become one. The stretches move along.
  func flowed() -> Rendered {
    var flow = Flow(self)
    flow.run()
    return flow.result
  }

  private struct Flow {
    let source: Rendered
    var bytes: [UInt8] = []
    /// Where each byte of the source went.
    var places: [Int] = []
    /// Characters on the line so far.
    var column = 0
    /// Under which column the next line of the paragraph begins.
    var hanging = 0
    var isAtLineStart = true
    var isAfterBlank = true

    init(_ source: Rendered) {
      self.source = source
      bytes.reserveCapacity(source.bytes.count + 64)
      places.reserveCapacity(source.bytes.count + 1)
    }

    mutating func run() {
      var index = 0
      while index < source.bytes.count {
        let end = source.bytes[index...].firstIndex(of: newline) ?? source.bytes.count
        line(index..<end)
        if end < source.bytes.count { places.append(bytes.count) }
        index = end + 1
      }
      while bytes.last == newline { bytes.removeLast() }
      if !bytes.isEmpty { bytes.append(newline) }
      places.append(bytes.count)
    }

    var result: Rendered {
      let stretches = source.stretches.compactMap { stretch -> Stretch? in
        let last = min(bytes.count, places[stretch.range.upperBound - 1] + 1)
        let first = min(places[stretch.range.lowerBound], last)
        return first < last ? Stretch(range: first..<last, isComputed: stretch.isComputed) : nil
      }
      return Rendered(kind: source.kind, bytes: bytes, stretches: stretches)
    }

    private let newline = UInt8(ascii: "\n")
    private let space = UInt8(ascii: " ")

    private mutating func line(_ range: Range<Int>) {
      let words = source.bytes[range]
      guard let first = words.first(where: { $0 != space }) else {
        breakLine()
        if !isAfterBlank { bytes.append(newline) }
        isAfterBlank = true
        places.append(contentsOf: repeatElement(bytes.count, count: range.count))
        return
      }
      isAfterBlank = false
      let indent = words.prefix { $0 == space }.count
      let isBullet = first == UInt8(ascii: "-")
      if indent > 0 || isBullet { breakLine() }
      if isAtLineStart {
        // The first space says that the line stays; it is not printed.
        column = max(0, indent - 1)
        hanging = column + (isBullet ? 2 : 0)
        bytes.append(contentsOf: repeatElement(space, count: column))
      }
      places.append(contentsOf: repeatElement(bytes.count, count: indent))
      var rest = words.dropFirst(indent)
      while !rest.isEmpty {
        let word = rest.prefix { $0 != space }
        if !word.isEmpty { add(word) }
        let spaces = rest.dropFirst(word.count).prefix { $0 == space }
        places.append(contentsOf: repeatElement(bytes.count, count: spaces.count))
        rest = rest.dropFirst(word.count + spaces.count)
      }
    }

    private mutating func add(_ word: ArraySlice<UInt8>) {
      let length = word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      if !isAtLineStart {
        if column + 1 + length > Rendered.width {
          bytes.append(newline)
          bytes.append(contentsOf: repeatElement(space, count: hanging))
          column = hanging
        } else {
          bytes.append(space)
          column += 1
        }
      }
      for byte in word {
        places.append(bytes.count)
        bytes.append(byte)
      }
      column += length
      isAtLineStart = false
    }

    private mutating func breakLine() {
      if isAtLineStart { return }
      bytes.append(newline)
      isAtLineStart = true
      column = 0
      hanging = 0
    }
  }
}
