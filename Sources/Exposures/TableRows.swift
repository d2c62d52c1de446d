import Model
import Notation

/// Goes through the rows of one table and understands their cells; what a cell cannot mean is
/// refused with file and line, never with its value.
///
/// It is never copied: a copy a row would cost more than the row.
struct TableRows: ~Copyable {
  private var reader: TableReader
  let kind: TableKind
  let path: String
  private let zone: Zone?
  private(set) var count = 0

  /// Opens the table and reads its header. `more` are columns behind those of the contract.
  init(
    _ kind: TableKind, at path: String, of request: TableRequest, more: [TableReader.Column] = []
  ) throws(Problem) {
    reader = try TableReader(
      path: path, table: kind.rawValue, columns: kind.columns + more, mapping: request.mapping)
    self.kind = kind
    self.path = path
    zone = request.zone
  }

  /// A piece of the table: its header and some of its rows.
  init(
    _ kind: TableKind, piece: [UInt8], at path: String, of request: TableRequest,
    more: [TableReader.Column] = []
  ) throws(Problem) {
    reader = try TableReader(
      piece, name: path, table: kind.rawValue, columns: kind.columns + more,
      mapping: request.mapping)
    self.kind = kind
    self.path = path
    zone = request.zone
  }

  /// The `--column` options that found their column here.
  var usedMappings: Set<String> { reader.usedMappings }
  var headerColumns: [String] { reader.headerColumns }
  var line: Int { reader.line }
  /// As `TableReader` says.
  var offset: Int64? { reader.offset }
  var bytes: Slice { reader.bytes }
  /// Of the file, once read to the end.
  var length: Int64 { reader.length }
  /// Once read to the end.
  var file: TableFile {
    TableFile(kind: kind.rawValue, path: path, digest: reader.digest, rows: count)
  }

  mutating func next() throws(Problem) -> Bool {
    guard try reader.next() else { return false }
    count += 1
    return true
  }

  /// The cell, valid until `next`; empty where there is none.
  subscript(column: some TableColumn) -> Slice { reader[column.rawValue] }
  subscript(index: Int) -> Slice { reader[index] }

  func text(_ column: some TableColumn) -> String? {
    self[column].isEmpty ? nil : self[column].text
  }

  func identifier(_ column: some TableColumn) -> Identifier? {
    self[column].isEmpty ? nil : Identifier(self[column])
  }

  func time(_ column: some TableColumn) throws(Problem) -> Timestamp? {
    if self[column].isEmpty { return nil }
    guard let time = TimeText.rfc3339(self[column], zone: zone) else {
      throw .badTime("\(column)", at: place, hasZone: zone != nil)
    }
    return time
  }

  /// Half-open; open where a cell is empty, and where it lies outside the years that fit.
  func period(from: some TableColumn, until: some TableColumn) throws(Problem) -> Period {
    if self[from].isEmpty && self[until].isEmpty { return .always }
    let period = Period(
      from: try bound(from) ?? .distantPast, until: try bound(until) ?? .distantFuture)
    if period.from >= period.until { throw .emptyPeriod(at: place) }
    return period
  }

  private func bound(_ column: some TableColumn) throws(Problem) -> Timestamp? {
    if self[column].isEmpty { return nil }
    guard let time = TimeText.rfc3339Bound(self[column], zone: zone) else {
      throw .badTime("\(column)", at: place, hasZone: zone != nil)
    }
    return time
  }

  /// A decimal number that is not negative, times ten to the power of `places`.
  func amount(_ column: some TableColumn, places: Int) throws(Problem) -> Int64? {
    if self[column].isEmpty { return nil }
    guard let amount = DecimalText.scaled(self[column], places: places), amount >= 0 else {
      throw .badNumber("\(column)", at: place)
    }
    return amount
  }

  /// One of a few words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ column: some TableColumn, _ type: Word.Type
  ) throws(Problem) -> Word? where Word.RawValue == String {
    if self[column].isEmpty { return nil }
    for word in Word.allCases where self[column].buffer.elementsEqual(word.rawValue.utf8) {
      return word
    }
    throw .unknownWord("\(column)", known: Word.allCases.map(\.rawValue), at: place)
  }

  var place: Problem.Place { Problem.Place(path, line: line) }
}

extension Problem {
  fileprivate static func badTime(_ column: String, at place: Place, hasZone: Bool) -> Problem {
    Problem(
      .input, at: place, "\(column) is not a time",
      reason: hasZone
        ? "a time is written 2020-06-09T11:02:11, and must occur once in the zone given"
        : "a time is written 2020-06-09T11:02:11Z, with its offset",
      hint: hasZone ? nil : "where the export has local times without an offset: --zone NAME")
  }

  fileprivate static func emptyPeriod(at place: Place) -> Problem {
    Problem(
      .input, at: place, "a period that ends before it begins",
      reason: "from must be earlier than until, which is no longer part of the period")
  }

  fileprivate static func badNumber(_ column: String, at place: Place) -> Problem {
    Problem(.input, at: place, "\(column) is not a number from 0 up")
  }

  fileprivate static func unknownWord(
    _ column: String, known: [String], at place: Place
  ) -> Problem {
    Problem(
      .input, at: place, "an unknown \(column)",
      reason: "it is one of \(known.joined(separator: ", ")), or empty")
  }
}
