import Glibc
import Model

/// Room for the bytes of fields that had to be decoded, prefixed or joined.
///
/// Blocks are kept and used again, and never move, so a slice into the arena stays valid until
/// `removeAll`. Slices are the only way in and out: no pointer outlives the arena's owner.
struct Arena: ~Copyable {
  private static let blockSize = 65_536
  private static let slack = 16

  private var blocks: [UnsafeMutablePointer<UInt8>] = []
  private var block = 0
  private var used = 0
  /// Fields of more than a quarter of a block have a block of their own.
  private var large: [UnsafeMutablePointer<UInt8>] = []

  /// Found while a path was decoded: the line asks for a list that nobody can replay.
  var asksForList = false

  deinit {
    for pointer in blocks { pointer.deallocate() }
    for pointer in large { pointer.deallocate() }
  }

  mutating func removeAll() {
    block = 0
    used = 0
    for pointer in large { pointer.deallocate() }
    large.removeAll(keepingCapacity: true)
  }

  /// Uninitialised room for `count` bytes; the caller writes no more than that, and may read `slack`
  /// bytes behind it.
  mutating func allocate(_ wanted: Int) -> UnsafeMutablePointer<UInt8> {
    let count = wanted + Self.slack
    if count > Self.blockSize / 4 {
      let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
      large.append(pointer)
      return pointer
    }
    if blocks.isEmpty || used + count > Self.blockSize {
      if !blocks.isEmpty { block += 1 }
      if block == blocks.count { blocks.append(.allocate(capacity: Self.blockSize)) }
      used = 0
    }
    defer { used += count }
    return blocks[block] + used
  }

  mutating func join(_ first: Slice, _ second: Slice) -> Slice {
    let pointer = allocate(first.count + second.count)
    if let start = first.start { memcpy(pointer, start, first.count) }
    if let start = second.start { memcpy(pointer + first.count, start, second.count) }
    return Slice(start: pointer, count: first.count + second.count)
  }

  mutating func copy(_ bytes: [UInt8]) -> Slice {
    let pointer = allocate(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { memcpy(pointer, start, source.count) }
    }
    return Slice(start: pointer, count: bytes.count)
  }
}

extension Arena {
  /// Joined by U+001F, so that two lists of parts never give one text; empty where every part is.
  mutating func joined(_ parts: [Slice]) -> Slice {
    if parts.allSatisfy(\.isEmpty) { return .empty }
    if parts.count == 1 { return parts[0] }
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(0x1F) }
      bytes += part.buffer
    }
    return copy(bytes)
  }

  /// With U+FFFD for what is not UTF-8.
  mutating func repaired(_ text: Slice) -> Slice {
    copy(Array(String(decoding: text.buffer, as: UTF8.self).utf8))
  }
}
