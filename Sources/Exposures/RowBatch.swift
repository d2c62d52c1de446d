import Model

/// Rows on their way into the registry, some hundreds at a time: their identifiers are copied, for a
/// reader's cells are gone with its next row, and then looked up together.
struct RowBatch<Row: Sendable>: Sendable {
  static var size: Int { 512 }

  private let width: Int
  private var rows: [Row] = []
  private var bytes: [UInt8] = []
  /// Where each identifier ends in `bytes`, `width` a row.
  private var ends: [Int] = []

  init(width: Int) {
    self.width = width
    rows.reserveCapacity(Self.size)
    ends.reserveCapacity(Self.size * width)
  }

  var isFull: Bool { rows.count >= Self.size }

  /// To be followed by the row's identifiers, in the order of the table's keys.
  mutating func append(_ row: Row) { rows.append(row) }

  mutating func append(identifier: Slice) {
    bytes.append(contentsOf: identifier.buffer)
    ends.append(bytes.count)
  }

  /// Adds the rows to the registry, in order. Throws `.input` with the line of a row that
  /// contradicts an earlier one.
  func enter(
    _ registry: inout Registry, _ table: LoadedTable<Row>, at path: String
  ) throws(Problem) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Problem) in
      var keys: [Registry.Key] = []
      keys.reserveCapacity(ends.count)
      var start = 0
      for end in ends {
        let text = Slice(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        keys.append(Registry.Key(text: text, hash: registry.hash(text)))
        start = end
      }
      try keys.withUnsafeBufferPointer { (keys) throws(Problem) in
        for (place, key) in table.keys.enumerated() {
          registry.warm(keys, from: place, every: width, in: key.space)
        }
        for (index, row) in rows.enumerated() {
          let own = UnsafeBufferPointer(rebasing: keys[index * width..<(index + 1) * width])
          do throws(Holdings.Refusal) {
            try table.add(&registry, row, own)
          } catch {
            throw table.problem(error, row, at: path)
          }
        }
      }
    }
  }
}

extension Registry {
  /// Asks for what lookups of these keys will need: all slots first, then all entries.
  func warm(
    _ keys: UnsafeBufferPointer<Key>, from place: Int, every width: Int, in space: KeySpace
  ) {
    let table =
      switch space {
      case .recordings: recordings
      case .parties: parties.table
      case .sessions: sessions
      }
    table.withView { view in
      for index in stride(from: place, to: keys.count, by: width) {
        view.prefetch(keys[index].hash)
      }
      for index in stride(from: place, to: keys.count, by: width) {
        _ = view.candidate(keys[index].hash)
      }
    }
  }
}
