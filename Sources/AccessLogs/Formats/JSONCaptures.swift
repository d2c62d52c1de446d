import Model
import Notation

/// What one JSON line holds at the places that a profile names: found in one walk that judges the
/// whole line as well.
struct JSONCaptures {
  enum Value {
    case null
    case text(JSONText)
    case number(Slice)
    /// `true`, `false`, an object, or an array where one value is wanted.
    case other
    /// A list was here; what it held follows as values of its own.
    case list
    /// A list was wanted, and something else was here.
    case noList
  }

  struct Capture {
    let slot: Int
    let rank: Int
    let isList: Bool
    let value: Value
  }

  private let tree: JSONFieldTree
  private(set) var captures: [Capture] = []
  /// Bit s: a key on a path of slot s occurs twice.
  private(set) var repeated: UInt64 = 0
  private(set) var isDamaged = false

  init(_ tree: JSONFieldTree) { self.tree = tree }

  /// Walks the line; 64 bytes behind it must be readable.
  mutating func read(_ text: Slice) throws(JSONError) {
    captures.removeAll(keepingCapacity: true)
    repeated = 0
    var json = JSONTokenizer(text, slack: 64)
    guard try json.kind() == .object else { throw json.fault(.unexpected) }
    try members(&json, at: 0)
    try json.finish()
    isDamaged = json.isDamaged
  }

  private mutating func members(_ json: inout JSONTokenizer, at node: Int) throws(JSONError) {
    var seen: UInt64 = 0
    var more = try json.beginObject()
    while more {
      let key = try json.key()
      if let index = child(of: node, key) {
        let child = tree.nodes[node].children[index].node
        if seen & 1 << UInt64(index) != 0 { repeated |= tree.nodes[child].slots }
        seen |= 1 << UInt64(index)
        try value(&json, at: child)
      } else {
        try json.skip()
      }
      more = try json.anotherMember()
    }
  }

  @inline(__always)
  private func child(of node: Int, _ key: JSONText) -> Int? {
    if !key.isPlain { return childSlowly(of: node, key.decoded) }
    let length = UInt64(min(key.raw.count, 63))
    guard tree.nodes[node].lengths & 1 << length != 0 else { return nil }
    return tree.nodes[node].children.firstIndex { key.raw.equals($0.key) }
  }

  private func childSlowly(of node: Int, _ key: [UInt8]) -> Int? {
    tree.nodes[node].children.firstIndex { $0.key == key }
  }

  private mutating func value(_ json: inout JSONTokenizer, at node: Int) throws(JSONError) {
    let kind = try json.kind()
    if kind == .array { return try array(&json, at: node) }
    if kind != .null {
      for leaf in tree.nodes[node].listLeaves { capture(leaf, .noList) }
    }
    switch kind {
    case .string: try captureAll(node, .text(json.string()))
    case .number: try captureAll(node, .number(json.number()))
    case .null:
      try json.null()
      captureAll(node, .null)
    case .bool:
      _ = try json.bool()
      captureAll(node, .other)
    case .object:
      captureAll(node, .other)
      if tree.nodes[node].children.isEmpty { try json.skip() } else { try members(&json, at: node) }
    case .array: break
    }
  }

  private mutating func captureAll(_ node: Int, _ value: Value) {
    for leaf in tree.nodes[node].leaves { capture(leaf, value) }
  }

  private mutating func capture(_ leaf: JSONFieldTree.Leaf, _ value: Value) {
    captures.append(
      Capture(slot: leaf.slot, rank: leaf.rank, isList: leaf.isList, value: value))
  }

  // MARK: Arrays

  /// Recordings may be an array wherever their path ends; for other fields an array is no value.
  private mutating func array(_ json: inout JSONTokenizer, at node: Int) throws(JSONError) {
    for leaf in tree.nodes[node].listLeaves { capture(leaf, .list) }
    var ends: [JSONFieldTree.Leaf] = []
    for leaf in tree.nodes[node].leaves {
      if leaf.slot == FieldName.recording.index {
        ends.append(leaf)
        capture(leaf, .list)
      } else {
        capture(leaf, .other)
      }
    }
    if ends.isEmpty, tree.nodes[node].listLeaves.isEmpty {
      try json.skip()
      return
    }
    var more = try json.beginArray()
    while more {
      try element(&json, at: node, ends)
      more = try json.anotherElement()
    }
  }

  /// An element may be wanted in more than one way: each reads it anew from its beginning.
  private mutating func element(
    _ json: inout JSONTokenizer, at node: Int, _ ends: [JSONFieldTree.Leaf]
  ) throws(JSONError) {
    if !ends.isEmpty {
      let item = try Self.scalar(json)
      for leaf in ends {
        captures.append(Capture(slot: leaf.slot, rank: leaf.rank, isList: true, value: item))
      }
    }
    for filter in tree.nodes[node].filters {
      var again = json
      guard try again.kind() == .object else { continue }
      let found = try Self.find(filter.key, json)
      if found.count > 1 { repeated |= tree.nodes[filter.node].slots }
      if found.contains(filter.value) { try value(&again, at: filter.node) }
    }
    if let elements = tree.nodes[node].elements {
      try value(&json, at: elements)
    } else {
      try json.skip()
    }
  }

  private static func scalar(_ json: JSONTokenizer) throws(JSONError) -> Value {
    var json = json
    switch try json.kind() {
    case .string: return .text(try json.string())
    case .number: return .number(try json.number())
    case .null: return .null
    case .object, .array, .bool: return .other
    }
  }

  /// The values of a key of the object that comes next, as text.
  private static func find(_ key: [UInt8], _ json: JSONTokenizer) throws(JSONError) -> [[UInt8]] {
    var json = json
    var found: [[UInt8]] = []
    var more = try json.beginObject()
    while more {
      if try json.key().decoded == key {
        if try json.kind() == .string {
          found.append(try json.string().decoded)
        } else {
          found.append(try json.skip().copied)
        }
      } else {
        try json.skip()
      }
      more = try json.anotherMember()
    }
    return found
  }
}
