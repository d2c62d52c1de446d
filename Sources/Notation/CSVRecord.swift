package import Model

/// One record of a CSV: its fields without their quotes, valid as long as the bytes they stand in.
package struct CSVRecord {
  /// The physical line it starts on, counted from 1.
  package internal(set) var line = 0
  /// How many physical lines it spans: more than 1 where a quoted field holds line feeds.
  package internal(set) var lines = 0
  package internal(set) var fields: [Slice] = []
  /// The fields that were written with doubled quotes, by index, in order.
  package internal(set) var doubled: [Int] = []
  /// No byte above 0x7F is in it; false where one may be.
  package internal(set) var isASCII = true

  package init() {}

  /// As it is before its first field is found.
  mutating func clear() {
    fields.removeAll(keepingCapacity: true)
    if !doubled.isEmpty { doubled.removeAll(keepingCapacity: true) }
    lines = 1
    isASCII = false
  }
}
