import Model
import Notation

/// The values of the columns named by `--attribute`: few enough to compare exposures by.
struct AttributeValues {
  private static let limit = 50

  private let names: [String]
  private let firstIndex: Int
  private var values: [Set<Identifier>]

  /// Throws `.input` for an attribute that is no column of the table.
  init(
    _ attributes: [TableReader.Column], of rows: borrowing TableRows, _ request: TableRequest
  ) throws(Problem) {
    names = attributes.map(\.name)
    firstIndex = rows.kind.columns.count
    values = names.map { _ in [] }
    // A table of JSON Lines has no header before its rows are read.
    if !rows.headerColumns.isEmpty { try refuseMissing(in: rows, request) }
  }

  /// Throws `.input` for an attribute that no row has. `rows` are read to the end.
  func refuseMissing(
    in rows: borrowing TableRows, _ request: TableRequest
  ) throws(Problem) {
    for name in names {
      let column = try request.mapping.column(
        for: name, in: rows.kind.rawValue, header: rows.headerColumns)
      if !rows.headerColumns.contains(where: { $0.utf8.elementsEqual(column.utf8) }) {
        throw .noAttribute(name, in: rows.path)
      }
    }
  }

  /// Throws `.input` at the row with one distinct value too many.
  mutating func add(_ rows: borrowing TableRows) throws(Problem) {
    for index in names.indices {
      values[index].insert(Identifier(rows[firstIndex + index]))
      if values[index].count > Self.limit { throw .tooManyValues(names[index], at: rows.place) }
    }
  }
}

extension Problem {
  fileprivate static func noAttribute(_ name: String, in file: String) -> Problem {
    Problem(
      .input, at: Place(file, line: 1), "no column \(name), which --attribute names",
      hint: "look at the first line of the table for the column's name")
  }

  fileprivate static func tooManyValues(_ name: String, at place: Place) -> Problem {
    Problem(
      .input, at: place, "the attribute \(name) has more than 50 distinct values",
      reason: "an attribute groups recordings; what is almost as many as they are groups nothing")
  }
}
