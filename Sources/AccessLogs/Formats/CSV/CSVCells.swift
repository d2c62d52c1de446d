import Model
import Notation

/// The cells of one CSV record. An empty one, and one of a dash alone, says nothing.
///
/// The pointer is valid while the record it was made of stays as it is: one call of a judge.
struct CSVCells: FlatRecord {
  let fields: UnsafeBufferPointer<Slice>
  /// Those with doubled quotes, by index: few records have any.
  let doubled: [Int]

  @inline(__always)
  func value(_ column: Int, _ arena: inout Arena) -> Slice? {
    guard column < fields.count else { return nil }
    let field = fields[column]
    if field.isEmpty || field.isDash { return nil }
    if doubled.isEmpty || !doubled.contains(column) { return field }
    return CSVScanner.undouble(field, into: arena.allocate(field.count))
  }

  /// As `value`, of bytes of one's own.
  static func undoubled(_ field: [UInt8]) -> [UInt8] {
    Array(
      unsafeUninitializedCapacity: field.count,
      initializingWith: { room, count in
        guard let output = room.baseAddress else { return }
        field.withUnsafeBufferPointer { count = CSVScanner.undouble(Slice($0), into: output).count }
      })
  }
}
