import TestSupport
import Model
import Testing

@testable import Exposures

/// The table behind every lookup, held against a dictionary.
@Suite struct IdentifierTableTests {
  @Test func `identifiers of every length are found again, and no others`() throws {
    var numbers = Dice(seed: 11)
    for expected in [0, 1, 5000] {
      let hash = IdentifierHash(seed: numbers.next())
      var table = IdentifierTable(hash: hash, expecting: expected)
      var known: [[UInt8]: IdentifierTable.Reference] = [:]
      for _ in 0..<2000 {
        let length = numbers.below(40)
        // Two letters only, so that many are the same and many begin alike.
        let bytes = (0..<length).map { _ in UInt8(97 + numbers.below(2)) }
        bytes.withUnsafeBufferPointer { buffer in
          let text = Slice(buffer)
          let (reference, isNew) = table.insert(text, hash: hash(text), tag: 7) ?? (0, false)
          #expect(isNew == (known[bytes] == nil))
          #expect(known[bytes, default: reference] == reference)
          #expect(reference != 0)
          known[bytes] = reference
        }
      }
      #expect(table.count == known.count)
      for (bytes, reference) in known {
        #expect(table.identifier(of: reference).bytes == bytes)
        #expect(table.tag(of: reference) == 7)
        let longer = bytes + [99]
        longer.withUnsafeBufferPointer { buffer in
          let text = Slice(buffer)
          #expect(table.withView { $0.find(text, hash: hash(text)) } == nil)
        }
      }
    }
  }

  @Test func `identifiers whose hashes are the same are told apart by their bytes`() {
    var table = IdentifierTable(hash: IdentifierHash(seed: 1))
    let names = (0..<500).map { Array("name \($0)".utf8) }
    for (number, name) in names.enumerated() {
      name.withUnsafeBufferPointer { _ = table.insert(Slice($0), hash: .max, tag: UInt32(number)) }
    }
    for (number, name) in names.enumerated() {
      name.withUnsafeBufferPointer { buffer in
        let found = table.withView { $0.find(Slice(buffer), hash: .max) }
        #expect(found.map(table.tag(of:)) == UInt32(number))
      }
    }
  }

  @Test func `a tag can be changed without harm to the identifier`() {
    let hash = IdentifierHash(seed: 3)
    var table = IdentifierTable(hash: hash)
    let bytes = Array("rec-0042-é".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      let text = Slice(buffer)
      guard let (reference, _) = table.insert(text, hash: hash(text), tag: 0) else { return }
      table.setTag(.max, of: reference)
      #expect(table.tag(of: reference) == .max)
      #expect(table.identifier(of: reference).bytes == bytes)
    }
  }
}
