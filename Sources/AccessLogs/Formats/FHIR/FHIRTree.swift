import Model
import Notation

/// What one FHIR resource holds at the places that tell of an access, found in one walk that judges
/// the whole text as well.
///
/// The nodes lie flat, each before what stands inside it. A list is not a node: its elements are
/// nodes with the list's key, since whether FHIR has one or many of a thing differs from release to
/// release. A null is not there.
struct FHIRTree {
  struct Node {
    let key: FHIRKey
    let kind: JSONTokenizer.Kind
    /// What a string stands for; a number, `true` or `false` as it is written; empty for an object.
    var text = Slice.empty
    /// The text had to be repaired.
    var isDamaged = false
    /// The place behind the last node inside it.
    var end = 0

    /// A name may be text or, against the rules, a number.
    var isName: Bool { kind == .string || kind == .number }
  }

  /// The place of the resource itself.
  static let root = 0

  private let names = FHIRKey.names
  private(set) var nodes: [Node] = []
  /// Members of the resource that occur twice, or inside which a member that is read does.
  private(set) var repeated: FHIRKeys = []
  /// A string anywhere in it had to be repaired.
  private(set) var isDamaged = false

  subscript(place: Int) -> Node { nodes[place] }

  /// What was read is valid as long as the text and the arena are. 64 bytes behind the text must be
  /// readable.
  mutating func read(_ text: Slice, _ arena: inout Arena) throws(JSONError) {
    // What one huge resource needed is not kept for all the small ones.
    nodes.removeAll(keepingCapacity: nodes.count <= 4096)
    repeated = []
    var json = JSONTokenizer(text, slack: Chunk.slack)
    guard try json.kind() == .object else { throw json.fault(.unexpected) }
    nodes.append(Node(key: .contained, kind: .object))
    try object(&json, FHIRKey.topMembers, under: nil, &arena)
    nodes[Self.root].end = nodes.count
    try json.finish()
    isDamaged = json.isDamaged
  }

  // MARK: Finding

  func first(_ key: FHIRKey, in parent: Int) -> Int? {
    var place = parent + 1
    while place < nodes[parent].end {
      if nodes[place].key == key { return place }
      place = nodes[place].end
    }
    return nil
  }

  func all(_ key: FHIRKey, in parent: Int) -> [Int] {
    var found: [Int] = []
    var place = parent + 1
    while place < nodes[parent].end {
      if nodes[place].key == key { found.append(place) }
      place = nodes[place].end
    }
    return found
  }

  /// Every code of a `code`, a Coding or a CodeableConcept: R4 has one where R5 has another.
  func codes(_ key: FHIRKey, in parent: Int) -> [Slice] {
    all(key, in: parent).flatMap { place in
      if nodes[place].isName { return [nodes[place].text] }
      return codes(.code, in: place) + codes(.coding, in: place)
    }
  }

  // MARK: Reading

  /// - Parameter top: the member of the resource that this stands in; nil at the top.
  private mutating func object(
    _ json: inout JSONTokenizer, _ wanted: FHIRKeys, under top: FHIRKey?, _ arena: inout Arena
  ) throws(JSONError) {
    var seen: FHIRKeys = []
    var more = try json.beginObject()
    while more {
      if let key = key(try json.key()), wanted.contains(key) {
        if seen.contains(key) { repeated.insert(top ?? key) }
        seen.insert(key)
        try value(&json, key, under: top ?? key, &arena)
      } else {
        try json.skip()
      }
      more = try json.anotherMember()
    }
  }

  private func key(_ text: JSONText) -> FHIRKey? {
    let index =
      text.isPlain ? names.firstIndex(of: text.raw) : text.withValue { names.firstIndex(of: $0) }
    return index.flatMap { FHIRKey(rawValue: UInt8($0)) }
  }

  private mutating func value(
    _ json: inout JSONTokenizer, _ key: FHIRKey, under top: FHIRKey, _ arena: inout Arena
  ) throws(JSONError) {
    let kind = try json.kind()
    let place = nodes.count
    switch kind {
    case .null: return try json.null()
    case .array:
      var more = try json.beginArray()
      while more {
        try value(&json, key, under: top, &arena)
        more = try json.anotherElement()
      }
      return
    case .object:
      nodes.append(Node(key: key, kind: kind))
      try object(&json, key.members, under: top, &arena)
    case .string:
      let text = try json.string()
      nodes.append(Node(key: key, kind: kind, text: arena.text(text), isDamaged: text.isDamaged))
    case .number, .bool: nodes.append(Node(key: key, kind: kind, text: try json.skip()))
    }
    nodes[place].end = nodes.count
  }
}

extension Arena {
  /// What a string stands for; copied only where it holds escapes.
  fileprivate mutating func text(_ text: JSONText) -> Slice {
    if text.isPlain { return text.raw }
    let output = allocate(text.decodedCapacity)
    return Slice(start: output, count: text.decode(into: output))
  }
}
