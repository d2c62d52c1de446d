import Exposures
import Notation

/// What the help says of the tables' columns: the list that the reader itself goes by.
package enum TablesGuide {
  /// `recordings`, and its columns in order; those it cannot do without stand in `required`.
  package static var tables: [(name: String, required: [String], optional: [String])] {
    TableGuide.tables.map { table in
      (
        table.name, table.columns.filter(\.isRequired).map(\.name),
        table.columns.filter { !$0.isRequired }.map(\.name)
      )
    }
  }
}
