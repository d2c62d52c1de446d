internal import Model

/// The rows of a table that is a CSV: a header, then records of as many fields.
struct CSVTable {
  private var reader: CSVReader
  private var record = CSVRecord()
  private let name: String
  private let columns: [TableReader.Column]
  /// Where each of `columns` stands in a record; nil where the header lacks it.
  private let fields: [Int?]
  let header: [String]
  private(set) var usedMappings: Set<String> = []

  init(
    _ reader: CSVReader, name: String, table: String, columns: [TableReader.Column],
    mapping: ColumnMapping
  ) throws(Problem) {
    self.reader = reader
    self.name = name
    if try !self.reader.next(&record) { throw .empty(name) }
    let header = record.fields.map(\.text)
    let place = Problem.Place(name, line: record.line)
    var wanted: [Int?] = []
    for column in columns {
      let choice = try mapping.choice(for: column.name, in: table, header: header, at: place)
      let fields = header.indices.filter { header[$0].utf8.elementsEqual(choice.column.utf8) }
      if fields.count > 1 { throw .columnTwice(choice.column, at: place) }
      if fields.isEmpty && column.isRequired {
        throw CSVTable.isSeparatedOtherwise(header)
          ? .noCommas(at: place) : .missingColumn(choice, for: column.name, at: place)
      }
      if let option = choice.option, !fields.isEmpty { usedMappings.insert(option) }
      wanted.append(fields.first)
    }
    self.header = header
    self.columns = columns
    fields = wanted
  }

  var line: Int { record.line }
  /// The current row, or the header before the first, as `CSVReader` says.
  var bytes: Slice { reader.bytes }
  var offset: Int64 { reader.offset }

  mutating func next(into cells: inout [Slice]) throws(Problem) -> Bool {
    if try !reader.next(&record) { return false }
    if record.fields.count != header.count {
      throw .ragged(record.fields.count, under: header.count, at: place)
    }
    for index in fields.indices {
      guard let field = fields[index] else { continue }
      let cell = record.fields[field]
      if !record.isASCII && !UTF8Text.isValid(cell) {
        throw .cellNotUTF8(columns[index].name, at: place)
      }
      cells[index] = cell
    }
    return true
  }

  private var place: Problem.Place { Problem.Place(name, line: record.line) }

  /// One name with semicolons or tabs in it is a header of another kind of file.
  private static func isSeparatedOtherwise(_ header: [String]) -> Bool {
    header.count == 1 && header[0].utf8.contains { ";\t".utf8.contains($0) }
  }
}

extension Problem {
  fileprivate static func empty(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file, line: 1), "an empty table",
      reason: "a table starts with the names of its columns")
  }

  fileprivate static func columnTwice(_ column: String, at place: Place) -> Problem {
    Problem(.input, at: place, "two columns are named \(column)")
  }

  fileprivate static func noCommas(at place: Place) -> Problem {
    Problem(
      .input, at: place, "no comma in the first line",
      reason: "it holds semicolons or tabs", hint: "export it again with commas")
  }

  fileprivate static func ragged(_ count: Int, under header: Int, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a ragged row",
      reason: "it has \(count) \(count == 1 ? "cell" : "cells"), the header \(header)")
  }
}
