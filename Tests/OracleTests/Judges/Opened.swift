/// How much of a recording was opened (DESIGN §5, Extent), byte by byte and tenth by tenth.
struct Opened {
  let bytes: Int64?
  let tenths: Int64?
  /// Nil without an opened event.
  let extent: String?

  init(_ exposure: Judge.Exposure) {
    let events = exposure.events.filter { $0.action == .opened }
    let carrying = events.filter { !$0.isNotModified && $0.bytes != nil }
    var bodies: [Int64] = []
    var covered: Set<Int64> = []
    for event in carrying {
      let bytes = event.bytes ?? 0
      if let range = event.range {
        for (sent, byte) in range.enumerated() where Int64(sent) < bytes { covered.insert(byte) }
      } else {
        bodies.append(bytes)
      }
    }
    let sent = bodies.reduce(0, +) + Int64(covered.count)
    let played = events.compactMap(\.tenths)
    bytes = carrying.isEmpty ? nil : min(sent, exposure.bytes ?? .max)
    tenths = played.isEmpty ? nil : min(played.reduce(0, +), exposure.tenths ?? .max)
    guard !events.isEmpty else {
      extent = nil
      return
    }
    let byBytes = Opened.extent(
      pieces: bodies + (covered.isEmpty ? [] : [Int64(covered.count)]), sum: bytes,
      of: exposure.bytes, isComplete: carrying.count == events.count)
    let byTenths = Opened.extent(
      pieces: played, sum: tenths, of: exposure.tenths,
      isComplete: played.count == events.count && !events.contains(where: \.isNotModified))
    extent = byBytes ?? byTenths ?? "unknown"
  }

  /// Nil where it cannot be said.
  private static func extent(
    pieces: [Int64], sum: Int64?, of whole: Int64?, isComplete: Bool
  ) -> String? {
    guard let whole else { return nil }
    if pieces.contains(where: { 20 * $0 >= 19 * whole }) { return "whole" }
    guard let sum, isComplete, 20 * sum < 19 * whole else { return nil }
    return "partial"
  }
}
