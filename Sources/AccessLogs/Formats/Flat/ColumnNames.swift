import Model
import Notation

/// The columns of a format that are the same in every log, by the names that people use for them.
///
/// Documents, tables made from logs and JSON exports spell one column in several ways; capitals, `-`,
/// `_`, `:` and spaces do not tell names apart.
struct ColumnNames: Sendable {
  private let format: String
  /// In the order of the columns, and what stands behind them.
  private let names: [String]
  private let columns: [[UInt8]: Int]

  /// - Parameter aliases: other spellings by name.
  init(_ format: String, _ names: [String], aliases: [String: [String]] = [:]) {
    self.format = format
    self.names = names
    var columns: [[UInt8]: Int] = [:]
    for (column, name) in names.enumerated() {
      for spelling in [name] + (aliases[name] ?? []) {
        columns[Self.key(Array(spelling.utf8))] = column
      }
    }
    self.columns = columns
  }

  /// Every column by the name it has here.
  var all: [[UInt8]] { names.map { Array($0.utf8) } }

  func column(_ name: [UInt8]) -> Int? { columns[Self.key(name)] }

  private static func key(_ name: [UInt8]) -> [UInt8] {
    name.filter { !"-_: ".utf8.contains($0) }.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Throws `.input` where the profile reads a column that the format has not.
  func check(_ plan: FlatPlan, at place: Problem.Place) throws(Problem) {
    for name in plan.everyName where column(name) == nil {
      throw .unknownColumn(place, format, String(decoding: name, as: UTF8.self), names)
    }
  }
}

extension Problem {
  fileprivate static func unknownColumn(
    _ place: Place, _ format: String, _ name: String, _ known: [String]
  ) -> Problem {
    let near = Nearest.match(for: name, among: known).map { "did you mean \"\($0)\"?" }
    return Problem(
      .input, at: place, "\(format) has no column \"\(name)\"",
      hint: near ?? "it has " + known.joined(separator: ", "))
  }
}
