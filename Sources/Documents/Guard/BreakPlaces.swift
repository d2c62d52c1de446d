/// Places inside a folded term where it is broken up: mostly few and near its beginning, so that a
/// word of bits holds them.
struct BreakPlaces: Hashable, Sendable {
  private var near: UInt64 = 0
  /// From 64 on, in order.
  private var far: [Int] = []

  var isEmpty: Bool { near == 0 && far.isEmpty }

  /// In order.
  var all: [Int] { (0..<64).filter { near >> UInt64($0) & 1 == 1 } + far }

  /// - Parameter place: beyond those that are in it.
  mutating func append(_ place: Int) {
    if place < 64 { near |= 1 << UInt64(place) } else { far.append(place) }
  }

  func contains(_ place: Int) -> Bool {
    place < 64 ? near >> UInt64(place) & 1 == 1 : far.contains(place)
  }

  @inline(__always)
  func allSatisfy(_ holds: (Int) -> Bool) -> Bool {
    var rest = near
    while rest != 0 {
      if !holds(rest.trailingZeroBitCount) { return false }
      rest &= rest - 1
    }
    return far.allSatisfy(holds)
  }
}
