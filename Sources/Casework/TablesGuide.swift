import Exposures
import Notation

/// What the help says of the tables' columns: the lists that the readers themselves go by.
package enum TablesGuide {
  /// `recordings`, and its columns in order; those it cannot do without stand in `required`.
  package static var tables: [(name: String, required: [String], optional: [String])] {
    let all =
      TableGuide.tables.map { (name: $0.name, columns: $0.columns) } + [
        (name: Suppressions.table, columns: Suppressions.columns),
        (name: Canaries.table, columns: Canaries.columns),
      ]
    return all.map { table in
      (
        table.name, table.columns.filter(\.isRequired).map(\.name),
        table.columns.filter { !$0.isRequired }.map(\.name)
      )
    }
  }
}
