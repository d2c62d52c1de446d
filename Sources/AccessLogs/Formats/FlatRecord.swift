import Model

/// One record of a format whose values stand in columns with names, whatever stands between them.
protocol FlatRecord {
  /// What a column says, the format's own escapes undone. Nil: it says nothing (empty, `-`, or a record
  /// that ends before it). 15 bytes behind the value can be read.
  func value(_ column: Int, _ arena: inout Arena) -> Slice?
}
