import CBytes
import Glibc
import Model

/// Gives each distinct identifier of the tables a small number, so that the correlator compares
/// integers: open addressing over one arena of bytes.
///
/// An identifier costs its bytes, eight more beside them and 11 to 16 for its slot. Each carries a
/// `tag` of four bytes and `marks` of one, which its owner may use as it likes. A slot holds the upper
/// half of the hash and where the entry stands; an entry is a head (length, marks, tag) and its bytes,
/// padded to eight.
///
/// Lookups come in batches, as three steps through a `View`: `prefetch` all slots, then `candidate`
/// of each (which asks for the entry), then `find`. One at a time each step would wait for memory.
struct IdentifierTable: Sendable {
  /// Where an entry stands in the arena, in units of eight bytes: the identifier's number.
  typealias Reference = UInt32

  let hash: IdentifierHash
  private(set) var count = 0
  private var slots: [UInt64] = []
  private var arena: [UInt64] = []

  /// `expected` identifiers find room without moving; more are welcome.
  init(hash: IdentifierHash, expecting expected: Int = 0) {
    self.hash = hash
    slots = Self.emptySlots(max(64, expected / 2 * 3))
    arena.reserveHuge(expected * 3)
    // Reference 0 stands for no identifier, so that others may use it as they use nil.
    arena.append(0)
  }

  /// The identifier's number, and whether it is new: then with this tag and these marks. Nil once the
  /// arena holds 32 GiB, and for an identifier of 16 MiB, which no record of a table is long enough for.
  mutating func insert(
    _ text: Slice, hash hashed: UInt64, tag: UInt32, marks: UInt8 = 0
  ) -> (Reference, isNew: Bool)? {
    if let found = withView({ $0.find(text, hash: hashed) }) { return (found, false) }
    let words = 1 + (text.count + 7) / 8
    guard arena.count + words < Int(UInt32.max), text.count < 1 << 24 else { return nil }
    if count >= slots.count / 4 * 3 { grow() }
    let reference = Reference(arena.count)
    arena.append(UInt64(text.count) << 40 | UInt64(marks) << 32 | UInt64(tag))
    append(text)
    place(hashed & Self.upperHalf | UInt64(reference))
    count += 1
    return (reference, true)
  }

  func tag(of reference: Reference) -> UInt32 {
    UInt32(truncatingIfNeeded: arena[Int(reference)])
  }

  mutating func setTag(_ tag: UInt32, of reference: Reference) {
    arena[Int(reference)] = arena[Int(reference)] & Self.upperHalf | UInt64(tag)
  }

  func marks(of reference: Reference) -> UInt8 {
    UInt8(truncatingIfNeeded: arena[Int(reference)] >> 32)
  }

  mutating func addMarks(_ marks: UInt8, to reference: Reference) {
    arena[Int(reference)] |= UInt64(marks) << 32
  }

  func identifier(of reference: Reference) -> Identifier {
    withView { Identifier($0.text(of: reference)) }
  }

  /// Every identifier with its tag, in the order in which they came; a text is valid until the body
  /// returns.
  func forEach(_ body: (Slice, UInt32) -> Void) {
    withView { view in
      var reference = 1
      while reference < arena.count {
        let text = view.text(of: Reference(reference))
        body(text, view.tag(of: Reference(reference)))
        reference += 1 + (text.count + 7) / 8
      }
    }
  }

  /// Where identifiers stand, for as long as the body runs.
  @inline(__always)
  func withView<Result>(_ body: (View) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      arena.withUnsafeBufferPointer { arena in
        body(View(hash: hash, slots: slots, arena: UnsafeRawBufferPointer(arena)))
      }
    }
  }

  private mutating func append(_ text: Slice) {
    var rest = UnsafeRawBufferPointer(text.buffer)[...]
    while rest.count >= 8 {
      arena.append(rest.loadUnaligned(as: UInt64.self))
      rest = rest.dropFirst(8)
    }
    guard !rest.isEmpty else { return }
    var word: UInt64 = 0
    withUnsafeMutableBytes(of: &word) { $0.copyBytes(from: rest) }
    arena.append(word)
  }

  private mutating func grow() {
    let old = slots
    slots = Self.emptySlots(old.count / 2 * 3)
    for slot in old where slot != 0 { place(slot) }
  }

  private mutating func place(_ slot: UInt64) {
    var position = View.home(of: slot, among: slots.count)
    while slots[position] != 0 {
      position += 1
      if position == slots.count { position = 0 }
    }
    slots[position] = slot
  }

  private static let upperHalf: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func emptySlots(_ count: Int) -> [UInt64] {
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress {
        HugePages.advise(UnsafeMutableRawPointer(base), bytes: count * 8)
      }
      buffer.initialize(repeating: 0)
      filled = count
    }
  }
}

extension IdentifierTable {
  /// The table's memory while nobody changes it. References come from the table's own slots, so
  /// every read lies inside it.
  struct View {
    let hash: IdentifierHash
    private let slots: UnsafeBufferPointer<UInt64>
    private let arena: UnsafeRawBufferPointer

    fileprivate init(
      hash: IdentifierHash, slots: UnsafeBufferPointer<UInt64>, arena: UnsafeRawBufferPointer
    ) {
      self.hash = hash
      self.slots = slots
      self.arena = arena
    }

    /// Asks for the slot of a hash.
    @inline(__always)
    func prefetch(_ hashed: UInt64) {
      guard let base = slots.baseAddress else { return }
      candour_prefetch(base + Self.home(of: hashed, among: slots.count))
    }

    /// Where a search for the hash may begin, and asks for the entry that stands there.
    @inline(__always)
    func candidate(_ hashed: UInt64) -> Int {
      var position = Self.home(of: hashed, among: slots.count)
      while slots[position] != 0, slots[position] >> 32 != hashed >> 32 {
        position = next(position)
      }
      if slots[position] != 0, let base = arena.baseAddress {
        // An entry that is no longer than most lies in one line of the cache or in two.
        let entry = base + Int(UInt32(truncatingIfNeeded: slots[position])) * 8
        candour_prefetch(entry)
        candour_prefetch(entry + 23)
      }
      return position
    }

    /// The identifier's number, if it has one; `position` is what `candidate` answered.
    @inline(__always)
    func find(_ text: Slice, hash hashed: UInt64, from position: Int) -> Reference? {
      var position = position
      while true {
        let slot = slots[position]
        if slot == 0 { return nil }
        if slot >> 32 == hashed >> 32 {
          let reference = Reference(truncatingIfNeeded: slot)
          if isEqual(text, reference) { return reference }
        }
        position = next(position)
      }
    }

    func find(_ text: Slice, hash hashed: UInt64) -> Reference? {
      find(text, hash: hashed, from: Self.home(of: hashed, among: slots.count))
    }

    @inline(__always)
    func tag(of reference: Reference) -> UInt32 {
      UInt32(truncatingIfNeeded: head(reference))
    }

    /// Valid as long as the view is.
    func text(of reference: Reference) -> Slice {
      let bytes = UnsafeRawBufferPointer(rebasing: arena[(Int(reference) * 8 + 8)...])
      return Slice(
        start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
        count: Int(head(reference) >> 40))
    }

    /// The place of a hash, in the order of hashes: growing moves neighbours together.
    @inline(__always)
    static func home(of hashed: UInt64, among count: Int) -> Int {
      Int(truncatingIfNeeded: ((hashed >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }

    @inline(__always)
    private func next(_ position: Int) -> Int {
      position &+ 1 == slots.count ? 0 : position &+ 1
    }

    @inline(__always)
    private func head(_ reference: Reference) -> UInt64 {
      arena.load(fromByteOffset: Int(reference) * 8, as: UInt64.self)
    }

    /// Compares eight bytes at a time; the last step overlaps the one before, so that nothing
    /// outside either text is read.
    @inline(__always)
    private func isEqual(_ text: Slice, _ reference: Reference) -> Bool {
      let count = text.count
      guard head(reference) >> 40 == UInt64(truncatingIfNeeded: count) else { return false }
      guard count > 0, let start = text.start, let base = arena.baseAddress else { return true }
      let left = UnsafeRawPointer(start)
      let right = base + (Int(reference) * 8 + 8)
      guard count >= 8 else { return memcmp(left, right, count) == 0 }
      var at = 0
      while at &+ 8 < count {
        if left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          != right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        {
          return false
        }
        at &+= 8
      }
      return left.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    }
  }
}
