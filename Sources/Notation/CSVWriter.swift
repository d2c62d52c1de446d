/// Writes a CSV (RFC 4180, CRLF) that a spreadsheet will show and not obey.
///
/// A name that reads `=HYPERLINK(…)` is a formula to the spreadsheet that opens the file. So text is
/// given a `'` before anything a spreadsheet may take for the start of one: at the start of the field
/// and behind whatever could be taken for a delimiter inside it. That changes the bytes: say so where
/// the file is described, and write with `formulaSafe: false` for machines. Plain decimal numbers
/// stay bare.
package struct CSVWriter {
  private let isFormulaSafe: Bool

  /// The file so far; nothing but UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init(formulaSafe: Bool = true) { isFormulaSafe = formulaSafe }

  /// Appends one record.
  package mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(Array(field.utf8), isAlone: fields.count == 1)
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private mutating func append(_ field: [UInt8], isAlone: Bool) {
    let text = isFormulaSafe && !CSVWriter.isNumber(field) ? CSVWriter.defended(field) : field
    // A lone empty field would be a blank line, and a mark at the start of the file no part of it.
    let isQuoted =
      text.count != field.count || (isAlone && text.isEmpty)
      || text.starts(with: "\u{FEFF}".utf8) || text.first == UInt8(ascii: " ")
      || text.last == UInt8(ascii: " ")
      || text.contains { ",\"\r\n".utf8.contains($0) }
    if !isQuoted {
      bytes += text
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CSVWriter {
  /// The field with a `'` before every place where a formula could start.
  private static func defended(_ field: [UInt8]) -> [UInt8] {
    var defended: [UInt8] = []
    var isAtStart = true
    for (index, byte) in field.enumerated() {
      if isAtStart && startsFormula(field[index...]) { defended.append(UInt8(ascii: "'")) }
      defended.append(byte)
      isAtStart = delimiters.contains(byte)
    }
    return defended
  }

  /// What some reader splits a quoted field at: a spreadsheet of another country, a careless script.
  private static let delimiters = Array(";\t\r\n".utf8)

  /// OWASP's first characters, their full-width forms, and white space that a reader may strip with
  /// what follows it.
  private static let starts = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    .map { Array($0.utf8) }

  /// What may stand before the first character and yet not be seen there.
  private static let unseen = [" ", "\"", "\u{A0}", "\u{FEFF}"].map { Array($0.utf8) }

  private static func startsFormula(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let skipped = unseen.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(skipped.count)
    }
    return starts.contains { rest.starts(with: $0) }
  }

  /// `-12.5`, but not `+12`: a spreadsheet drops the sign of a telephone number.
  private static func isNumber(_ field: [UInt8]) -> Bool {
    let unsigned = field.first == UInt8(ascii: "-") ? field.dropFirst() : field[...]
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
