import Model

/// What the recordings table says of a recording besides its owner, by row of `Holdings`.
///
/// Sizes and lengths take 16 bytes a row, and nothing where the table has neither column; a row
/// without content is remembered by its number alone, since few are.
struct RecordingDetails: Sendable {
  private struct Measure: BitwiseCopyable {
    var size: Int64
    var lengthMicroseconds: Int64
    static let none = Measure(size: -1, lengthMicroseconds: -1)
  }

  private var measures: [Measure] = []
  private var withoutContent: Set<Holdings.Index> = []

  /// `expected` rows find room without moving, once one of them is measured.
  mutating func add(
    _ row: Holdings.Index, size: Int64?, lengthMicroseconds: Int64?, content: Exposure.Content,
    expecting expected: Int = 0
  ) {
    if content == .none { withoutContent.insert(row) }
    guard size != nil || lengthMicroseconds != nil else { return }
    if measures.isEmpty { measures.reserveHuge(max(expected, Int(row)) + 1) }
    while measures.count < Int(row) { measures.append(.none) }
    measures.append(Measure(size: size ?? -1, lengthMicroseconds: lengthMicroseconds ?? -1))
  }

  func size(of row: Holdings.Index) -> Int64? { measure(row) { $0.size } }
  func lengthMicroseconds(of row: Holdings.Index) -> Int64? {
    measure(row) { $0.lengthMicroseconds }
  }
  func content(of row: Holdings.Index) -> Exposure.Content {
    withoutContent.contains(row) ? .none : .consultation
  }

  private func measure(_ row: Holdings.Index, _ part: (Measure) -> Int64) -> Int64? {
    guard Int(row) < measures.count else { return nil }
    let value = part(measures[Int(row)])
    return value < 0 ? nil : value
  }
}
