internal import Model

/// The rows of a table that is a CSV: a header, then records of as many fields.
struct CSVTable {
  /// One of the columns asked for, and the field that holds it; nil where the header lacks it.
  private struct Wanted {
    let name: String
    let isRequired: Bool
    let field: Int?
  }

  private var reader: CSVReader
  private var record = CSVRecord()
  private let name: String
  private let wanted: [Wanted]
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
    var wanted: [Wanted] = []
    for column in columns {
      let choice = try mapping.choice(for: column.name, in: table, header: header, at: place)
      let fields = header.indices.filter { header[$0].utf8.elementsEqual(choice.column.utf8) }
      if fields.count > 1 { throw .columnTwice(choice.column, at: place) }
      if fields.isEmpty && column.isRequired {
        throw .missing(choice, for: column.name, header: header, at: place)
      }
      if let option = choice.option, !fields.isEmpty { usedMappings.insert(option) }
      wanted.append(
        Wanted(name: column.name, isRequired: column.isRequired, field: fields.first))
    }
    self.header = header
    self.wanted = wanted
  }

  var line: Int { record.line }

  mutating func next(into cells: inout [Slice]) throws(Problem) -> Bool {
    if try !reader.next(&record) { return false }
    if record.fields.count != header.count {
      throw .ragged(record.fields.count, under: header.count, at: place)
    }
    for (index, column) in wanted.enumerated() {
      guard let field = column.field else { continue }
      let cell = record.fields[field]
      if cell.isEmpty && column.isRequired { throw .emptyCell(column.name, at: place) }
      if !record.isASCII && !UTF8Text.isValid(cell) { throw .notUTF8(column.name, at: place) }
      cells[index] = cell
    }
    return true
  }

  private var place: Problem.Place { Problem.Place(name, line: record.line) }
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

  fileprivate static func missing(
    _ choice: ColumnMapping.Choice, for name: String, header: [String], at place: Place
  ) -> Problem {
    if let option = choice.option {
      return Problem(
        .input, at: place, "no column \(choice.column)", reason: "--column \(option) names it")
    }
    let isOneCell = header.count == 1 && header[0].utf8.contains { $0 == 0x3B || $0 == 0x09 }
    return Problem(
      .input, at: place, "no column \(name)",
      reason: isOneCell ? "the first line holds semicolons or tabs, and no commas" : nil,
      hint: isOneCell ? "export it again with commas" : "--column \(name)=THEIR_COLUMN")
  }

  fileprivate static func ragged(_ count: Int, under header: Int, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a ragged row",
      reason: "it has \(count) \(count == 1 ? "cell" : "cells"), the header \(header)")
  }
}

extension Problem {
  /// An empty cell, or none, where the table must have one; for every kind of table.
  static func emptyCell(_ column: String, at place: Place) -> Problem {
    Problem(.input, at: place, "an empty required cell", reason: "every row needs its \(column)")
  }

  static func notUTF8(_ column: String, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a cell that is not UTF-8", reason: "the column is \(column)",
      hint: "iconv -f WINDOWS-1252 -t UTF-8 \(place.file)")
  }
}
