import Model

/// One record of a format whose values stand in columns with names, whatever stands between them.
protocol FlatRecord {
  /// What a column says, the format's own escapes undone. Nil: it says nothing (empty, `-`, or a record
  /// that ends before it). 15 bytes behind the value can be read.
  func value(_ column: Int, _ arena: inout Arena) -> Slice?
  /// What a time column says, where the format does not write its times as RFC 3339.
  func time(_ text: Slice, of column: Int, by times: TimeRules) -> TimeRules.Reading
}

extension FlatRecord {
  /// RFC 3339, or a number where the profile names an epoch.
  @inline(__always)
  func time(_ text: Slice, of column: Int, by times: TimeRules) -> TimeRules.Reading {
    times.text(text)
  }
}

extension FlatRecord {
  /// Every column under its name, for a log that no profile is written for yet.
  func fields(_ names: [[UInt8]], _ arena: inout Arena, _ take: (SeenField) -> Void) {
    for (column, name) in names.enumerated() {
      take(SeenField(name, text: value(column, &arena)))
    }
  }
}
