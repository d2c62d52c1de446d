import Model
import Notation

/// When an AuditEvent says it happened, else when it was recorded.
///
/// FHIR lets a time be a day, a month or a year. That is no instant, and which of its hours was meant
/// is not guessed: then the time of the recording stands, which is always one.
enum FHIRTime: Equatable {
  case absent
  case impossible
  case at(Timestamp)

  static let keys: FHIRKeys = [.recorded, .occurredDateTime, .occurredPeriod, .period]

  init(_ tree: FHIRTree) {
    let root = FHIRTree.root
    let starts = [FHIRKey.occurredPeriod, .period].compactMap { period in
      tree.first(period, in: root).flatMap { tree.first(.start, in: $0) }
    }
    let stated = ([tree.first(.occurredDateTime, in: root)] + starts).compactMap { $0 }
    let recorded = [tree.first(.recorded, in: root)].compactMap { $0 }
    self = .absent
    for place in stated + recorded where !tree[place].text.isEmpty {
      let text = tree[place].text
      if tree[place].kind == .string, let time = TimeText.rfc3339(text) {
        self = .at(time)
        return
      }
      self = .impossible
      if !Self.isPartial(text) { return }
    }
  }

  /// `2020`, `2020-06` or `2020-06-09`.
  private static func isPartial(_ text: Slice) -> Bool {
    guard [4, 7, 10].contains(text.count) else { return false }
    return text.buffer.enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte &- 48 <= 9
    }
  }
}
