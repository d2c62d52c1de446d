/// A mail (RFC 5322, RFC 2045 to 2047) as its reader sees it: header fields unfolded, encoded words and
/// quoted-printable undone.
struct MessageText {
  private(set) var bytes: [UInt8] = []
  /// The decoded text of the field `Subject`.
  private(set) var subject: [UInt8] = []
  /// A part of it is in a form that this does not read.
  private(set) var isUnreadable = false
  /// What parts it, the two hyphens before it too.
  private var boundary: [UInt8]?
  /// Where the last encoded word ended, if nothing but white space follows: it joins one that a folded
  /// line begins with (RFC 2047, 6.2).
  private var wordEnd: Int?

  init(_ source: [UInt8]) {
    var isHeader = true
    var isQuoted = false
    var wasField = ""
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? source.count
      let line = source[start..<end]
      let isBlank = line.allSatisfy { $0 == 0x0D || $0 == 0x0A }
      if let boundary, line.starts(with: boundary), !isHeader {
        // The next part has a header of its own.
        isHeader = true
        isQuoted = false
        wasField = ""
        add(line)
      } else if isHeader, isBlank {
        isHeader = false
        add(line)
      } else if isHeader {
        field(line, after: &wasField, isQuoted: &isQuoted)
      } else if isQuoted {
        quoted(line, isWord: false)
      } else {
        add(line)
      }
      start = end
    }
  }

  private mutating func field(
    _ line: ArraySlice<UInt8>, after name: inout String, isQuoted: inout Bool
  ) {
    let isFolded = line.first == 0x20 || line.first == 0x09
    if !isFolded {
      name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
    }
    var shown = line
    let unfolded = line.drop { $0 == 0x20 || $0 == 0x09 }
    if isFolded, let wordEnd, unfolded.starts(with: "=?".utf8) {
      if name == "subject" { subject.removeLast(bytes.count - wordEnd) }
      bytes.removeLast(bytes.count - wordEnd)
      shown = unfolded
    }
    let before = bytes.count
    encodedWords(shown)
    if name == "subject" {
      subject += isFolded ? bytes[before...] : bytes[before...].drop { $0 != UInt8(ascii: ":") }
    }
    if name == "content-transfer-encoding" {
      let value = String(decoding: line, as: UTF8.self).lowercased()
      isQuoted = value.contains("quoted-printable")
      if !isQuoted, !["7bit", "8bit", "binary"].contains(where: value.contains) {
        isUnreadable = true
      }
    }
    let cased = String(decoding: line, as: UTF8.self).split {
      $0.isWhitespace || ";\"=".contains($0)
    }
    if let place = cased.firstIndex(where: { $0.lowercased() == "boundary" }), boundary == nil,
      place + 1 < cased.count
    {
      boundary = Array("--\(cased[place + 1])".utf8)
    }
    // What is in letters of another code cannot be searched.
    let words = cased.map { $0.lowercased() }
    if let place = words.firstIndex(of: "charset"), place + 1 < words.count,
      !["utf-8", "us-ascii"].contains(words[place + 1])
    {
      isUnreadable = true
    }
  }

  /// `=?UTF-8?Q?Jos=C3=A9?=`; what is in another form cannot be searched.
  private mutating func encodedWords(_ line: ArraySlice<UInt8>) {
    var rest = line
    wordEnd = nil
    while let first = rest.first {
      if wordEnd != nil, ![0x20, 0x09, 0x0D, 0x0A].contains(first) { wordEnd = nil }
      guard first == UInt8(ascii: "="), rest.dropFirst().first == UInt8(ascii: "?") else {
        add(rest.prefix(1))
        rest = rest.dropFirst()
        continue
      }
      let head = rest.prefix(10)
      let name = String(decoding: head, as: UTF8.self).lowercased()
      guard name == "=?utf-8?q?", let end = Self.end(of: rest.dropFirst(10)) else {
        isUnreadable = true
        add(rest)
        return
      }
      quoted(rest[(rest.startIndex + 10)..<end], isWord: true)
      wordEnd = bytes.count
      rest = rest[(end + 2)...]
      // White space between two encoded words is none.
      let next = rest.drop { $0 == 0x20 || $0 == 0x09 }
      if next.starts(with: "=?".utf8) { rest = next }
    }
  }

  private static func end(of word: ArraySlice<UInt8>) -> Int? {
    word.indices.first { place in word[place...].starts(with: "?=".utf8) }
  }

  /// A soft line break at its end joins the next line.
  private mutating func quoted(_ line: ArraySlice<UInt8>, isWord: Bool) {
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      if isWord, byte == UInt8(ascii: "_") {
        bytes.append(0x20)
      } else if byte == UInt8(ascii: "=") {
        let rest = line[(index + 1)...]
        if rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }) { return }
        if let high = rest.first.flatMap(LooseText.digit),
          let low = rest.dropFirst().first.flatMap(LooseText.digit)
        {
          bytes.append(high << 4 | low)
          index += 3
          continue
        }
        bytes.append(byte)
      } else {
        bytes.append(byte)
      }
      index += 1
    }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    bytes += line
  }
}
