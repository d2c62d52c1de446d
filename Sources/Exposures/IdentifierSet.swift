import Model

/// The identifiers that a second pass over a table looks for: asked by a cell's bytes, without a
/// copy.
struct IdentifierSet {
  private let hash: IdentifierHash
  private var table: IdentifierTable

  init(_ identifiers: some Sequence<Identifier> = []) {
    hash = IdentifierHash(seed: .random(in: .min ... .max))
    table = IdentifierTable(hash: hash)
    for identifier in identifiers { insert(identifier) }
  }

  var isEmpty: Bool { table.count == 0 }

  /// Whether it was new.
  @discardableResult
  mutating func insert(_ identifier: Identifier) -> Bool {
    identifier.bytes.withUnsafeBufferPointer { bytes in
      let text = Slice(bytes)
      return table.insert(text, hash: hash(text), tag: 0)?.isNew ?? false
    }
  }

  /// In the order in which they came; valid until the body returns.
  func forEach(_ body: (Slice) -> Void) { table.forEach { text, _ in body(text) } }

  func contains(_ text: Slice) -> Bool {
    table.withView { $0.find(text, hash: hash(text)) != nil }
  }
}
