package import Notation

/// The tables and their columns for the help: the list that the reader itself goes by.
package enum TableGuide {
  /// In the order in which a person would export them.
  package static var tables: [(name: String, columns: [TableReader.Column])] {
    TableKind.allCases.map { ($0.rawValue, $0.columns) }
  }
}
