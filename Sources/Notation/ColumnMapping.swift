package import Model

/// What a table's own columns are called, where they are not called as this tool calls them:
/// `patient=owner_id` in every table that has `owner_id`, `people.patient=id` in that table only.
package struct ColumnMapping: Sendable, Hashable {
  fileprivate struct Entry: Hashable {
    /// As it was given.
    let option: String
    /// Nil: every table.
    let table: String?
    let name: String
    let column: String
  }

  fileprivate let entries: [Entry]

  /// Nothing is mapped.
  package static let none = ColumnMapping(entries: [])

  private init(entries: [Entry]) { self.entries = entries }

  /// The values of `--column`, in order. Throws `.usage` for one that is no `NAME=COLUMN` or
  /// `TABLE.NAME=COLUMN`, and for two that map one name of one table.
  package init(_ options: [String]) throws(Problem) {
    var entries: [Entry] = []
    for option in options {
      guard let entry = Entry(option) else { throw .notAMapping() }
      let rival = entries.first {
        $0.table != nil && $0.table == entry.table && $0.name == entry.name
      }
      if let rival, rival.column != entry.column { throw .mappedTwice(entry.name, entry.table) }
      if !entries.contains(entry) { entries.append(entry) }
    }
    self.entries = entries
  }
}

extension ColumnMapping {
  /// Which column of a table serves a name, and the option that said so.
  struct Choice {
    let column: String
    let option: String?
  }

  /// The columns that may serve `name` in `table`. The table's own mapping stands alone; else any of
  /// those for every table, of which a table may have one; and the name itself where it has none.
  func choices(for name: String, in table: String) -> [Choice] {
    let fitting = entries.filter { $0.name == name && ($0.table == nil || $0.table == table) }
    if let own = fitting.first(where: { $0.table == table }) {
      return [Choice(column: own.column, option: own.option)]
    }
    return fitting.map { Choice(column: $0.column, option: $0.option) }
      + [Choice(column: name, option: nil)]
  }

  /// Which column of a table with these columns serves `name`, whether it is there or not. Throws
  /// `.input` where the mapping leaves two.
  func choice(
    for name: String, in table: String, header: [String], at place: Problem.Place
  ) throws(Problem) -> Choice {
    let choices = choices(for: name, in: table)
    let mapped = choices.filter { choice in
      choice.option != nil && header.contains { $0.utf8.elementsEqual(choice.column.utf8) }
    }
    if mapped.count > 1 { throw .ambiguous(name, mapped.map(\.column), at: place) }
    return mapped.first ?? choices[choices.count - 1]
  }

  /// The column that serves `name` in a table with this header.
  package func column(
    for name: String, in table: String, header: [String]
  ) throws(Problem) -> String {
    try choice(for: name, in: table, header: header, at: Problem.Place(table)).column
  }

  /// Throws `.input` for the first option that no table used. `used` is the union of
  /// `TableReader.usedMappings` over all tables given.
  package func refuseUnused(_ used: Set<String>) throws(Problem) {
    for entry in entries where !used.contains(entry.option) { throw .unused(entry.option) }
  }
}

extension ColumnMapping.Entry {
  fileprivate init?(_ option: String) {
    let sides = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
    let path = sides[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard path.allSatisfy({ !$0.isEmpty }), let name = path.last else { return nil }
    self.init(
      option: option, table: path.count == 2 ? String(path[0]) : nil, name: String(name),
      column: String(sides[1]))
  }
}

extension Problem {
  fileprivate static func notAMapping() -> Problem {
    Problem(
      .usage, "--column needs NAME=COLUMN or TABLE.NAME=COLUMN",
      hint: "--column patient=owner_id")
  }

  fileprivate static func mappedTwice(_ name: String, _ table: String?) -> Problem {
    Problem(
      .usage, "--column maps \([table, name].compactMap(\.self).joined(separator: ".")) twice")
  }

  fileprivate static func ambiguous(
    _ name: String, _ columns: [String], at place: Place
  ) -> Problem {
    Problem(
      .input, at: place, "two columns for \(name)",
      reason: "--column maps it to each of \(columns.joined(separator: ", ")), and all are here",
      hint: "--column TABLE.\(name)=\(columns[0])")
  }

  fileprivate static func unused(_ option: String) -> Problem {
    Problem(
      .input, "--column \(option) names no column of the tables given",
      hint: "look at the first line of each table for the column's name")
  }
}
