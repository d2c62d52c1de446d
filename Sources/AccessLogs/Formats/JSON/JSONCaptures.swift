import Model
import Notation

/// What one JSON line holds at the places that a profile names: found in one walk that judges the
/// whole line as well. A line that looks like one before is read by its shape.
struct JSONCaptures {
  /// Fields of which every value matters, not only the first that is there.
  private let collected: UInt64 =
    [FieldName.recording, .action, .request, .path, .range]
    .reduce(0) { $0 | 1 << UInt64($1.index) }

  /// Fields of which no two values may be there that differ: nobody could say which it was.
  private let names: UInt64 =
    1 << UInt64(FieldName.viewer.index) | 1 << UInt64(FieldName.session.index)

  private let tree: JSONFieldTree
  private var firsts: [Capture]
  /// Bit s: `firsts[s]` is of this line.
  private var there: UInt64 = 0
  /// Of the collected fields, in the order of the line.
  private(set) var all: [Capture] = []
  /// Bit s: a key on a path of slot s occurs twice.
  private(set) var repeated: UInt64 = 0
  /// Bit s: two elements of a list say what slot s is, and not the same.
  private var disputed: UInt64 = 0
  private(set) var isDamaged = false
  private var shapes: JSONShapes
  /// All that was captured of a line which is to become a shape.
  private var log: [Capture] = []
  private var isLogging = false

  init(_ tree: JSONFieldTree) {
    self.tree = tree
    let none = Capture(slot: 0, rank: 0, value: .null)
    firsts = Array(repeating: none, count: JSONFieldTree.mostSlots)
    shapes = JSONShapes(isUsable: tree.filters.isEmpty)
  }

  @inline(__always)
  func isRepeated(_ name: FieldName) -> Bool { repeated & 1 << UInt64(name.index) != 0 }

  /// The first that is there, in the profile's order.
  @inline(__always)
  func first(_ name: FieldName) -> Value? { first(slot: name.index) }

  @inline(__always)
  func first(slot: Int) -> Value? {
    there & 1 << UInt64(slot) == 0 ? nil : firsts[slot].value
  }

  /// Walks the line; 64 bytes behind it must be readable.
  mutating func read(_ text: Slice) throws(JSONError) {
    if let shape = shapes.latest {
      if read(text, by: shape) { return shapes.use(shape) }
      for other in shapes.all where other !== shape && read(text, by: other) {
        return shapes.use(other)
      }
      shapes.miss()
    }
    try readInFull(text)
  }

  private mutating func readInFull(_ text: Slice) throws(JSONError) {
    clear()
    log.removeAll(keepingCapacity: true)
    isLogging = shapes.isLearning
    defer { isLogging = false }
    var json = JSONTokenizer(text, slack: Chunk.slack)
    guard try json.kind() == .object else { throw json.fault(.unexpected) }
    try members(&json, at: tree.nodes[0])
    try json.finish()
    isDamaged = json.isDamaged
    // Keys are not looked at again, and every line with a damaged one counts as repaired.
    if isLogging, !isDamaged {
      shapes.add(JSONShape(text, captured: log, repeated: repeated))
    }
    repeated |= disputed
  }

  private mutating func clear() {
    if !all.isEmpty { all.removeAll(keepingCapacity: true) }
    there = 0
    repeated = 0
    disputed = 0
  }

  /// False: the line is not of that shape, or not well-formed.
  private mutating func read(_ text: Slice, by shape: JSONShape) -> Bool {
    clear()
    var json = JSONTokenizer(text, slack: Chunk.slack)
    do throws(JSONError) {
      for step in shape.steps {
        guard json.take(step.text) else { return false }
        for index in step.fixed.range { capture(shape.fixed[index]) }
        switch step.kind {
        case .string: try capture(shape, step.leaves, .text(json.string()))
        case .number: try capture(shape, step.leaves, .number(json.number()))
        case .bool: _ = try json.bool()
        case .end: try json.finish()
        }
      }
    } catch {
      return false
    }
    repeated = shape.repeated | disputed
    isDamaged = json.isDamaged
    return true
  }

  @inline(__always)
  private mutating func capture(
    _ shape: JSONShape, _ leaves: JSONFieldTree.Stretch, _ value: Value
  ) {
    for index in leaves.range {
      let leaf = shape.leaves[index]
      capture(Capture(slot: leaf.slot, rank: leaf.rank, value: value))
    }
  }

  private mutating func members(
    _ json: inout JSONTokenizer, at node: JSONFieldTree.Node
  ) throws(JSONError) {
    var seen: UInt64 = 0
    var more = try json.beginObject()
    while more {
      let key = try json.key()
      if let index = child(of: node, key) {
        let child = tree.nodes[tree.childNodes[index]]
        let bit: UInt64 = 1 << UInt64(index - node.children.range.lowerBound)
        if seen & bit != 0 { repeated |= child.slots }
        seen |= bit
        try value(&json, at: child)
      } else {
        try json.skip()
      }
      more = try json.anotherMember()
    }
  }

  @inline(__always)
  private func child(of node: JSONFieldTree.Node, _ key: JSONText) -> Int? {
    if !key.isPlain { return childSlowly(of: node, key.decoded) }
    guard node.lengths & 1 << UInt64(min(key.raw.count, 63)) != 0 else { return nil }
    return tree.keys.firstIndex(of: key.raw, in: node.children.range)
  }

  private func childSlowly(of node: JSONFieldTree.Node, _ key: [UInt8]) -> Int? {
    key.withUnsafeBufferPointer { tree.keys.firstIndex(of: Slice($0), in: node.children.range) }
  }

  private mutating func value(
    _ json: inout JSONTokenizer, at node: JSONFieldTree.Node
  ) throws(JSONError) {
    let kind = try json.kind()
    if kind == .array { return try array(&json, at: node) }
    if kind != .null, !node.listLeaves.isEmpty { capture(node.listLeaves, .noList) }
    switch kind {
    case .string: try capture(node.leaves, .text(json.string()))
    case .number: try capture(node.leaves, .number(json.number()))
    case .null:
      try json.null()
      capture(node.leaves, .null)
    case .bool:
      _ = try json.bool()
      capture(node.leaves, .other)
    case .object:
      capture(node.leaves, .other)
      if node.children.isEmpty { try json.skip() } else { try members(&json, at: node) }
    case .array: break
    }
  }

  @inline(__always)
  private mutating func capture(_ leaves: JSONFieldTree.Stretch, _ value: Value) {
    let range = leaves.range
    var index = range.lowerBound
    while index < range.upperBound {
      let leaf = tree.leaves[index]
      capture(Capture(slot: leaf.slot, rank: leaf.rank, value: value))
      index += 1
    }
  }

  @inline(__always)
  private mutating func capture(_ capture: Capture) {
    let bit: UInt64 = 1 << UInt64(capture.slot)
    if isLogging { log.append(capture) }
    if collected & bit != 0 { all.append(capture) }
    guard capture.value.isThere else { return }
    // OTLP and others write 0 for a time that is not known: another path may have one.
    if capture.isOf(.time), capture.value.isZero { return }
    if there & names & bit != 0 { compare(capture, bit) }
    if there & bit == 0 || capture.rank < firsts[Int(capture.slot)].rank {
      firsts[Int(capture.slot)] = capture
      there |= bit
    }
  }

  /// With what the same path says in another element of a list. What a later path of the profile says
  /// does not matter.
  @inline(never)
  private mutating func compare(_ capture: Capture, _ bit: UInt64) {
    let first = firsts[Int(capture.slot)]
    if capture.rank < first.rank {
      disputed &= ~bit
    } else if capture.rank == first.rank, !capture.value.says(the: first.value) {
      disputed |= bit
    }
  }

  // MARK: Arrays

  /// Recordings may be an array wherever their path ends; for other fields an array is no value.
  private mutating func array(
    _ json: inout JSONTokenizer, at node: JSONFieldTree.Node
  ) throws(JSONError) {
    capture(node.listLeaves, .list)
    var ends: [JSONFieldTree.Leaf] = []
    for leaf in tree.leaves[node.leaves.range] {
      let isRecording = leaf.slot == Int32(FieldName.recording.index)
      if isRecording { ends.append(leaf) }
      capture(Capture(slot: leaf.slot, rank: leaf.rank, value: isRecording ? .list : .other))
    }
    if ends.isEmpty, node.listLeaves.isEmpty {
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
    _ json: inout JSONTokenizer, at node: JSONFieldTree.Node, _ ends: [JSONFieldTree.Leaf]
  ) throws(JSONError) {
    if !ends.isEmpty {
      let item = try Self.scalar(json)
      for leaf in ends { capture(Capture(slot: leaf.slot, rank: leaf.rank, value: item)) }
    }
    for filter in tree.filters[node.filters.range] {
      var again = json
      guard try again.kind() == .object else { continue }
      let found = try Self.find(filter.key, json)
      if found.count > 1 { repeated |= tree.nodes[filter.node].slots }
      if found.contains(filter.value) { try value(&again, at: tree.nodes[filter.node]) }
    }
    if node.elements >= 0 {
      try value(&json, at: tree.nodes[Int(node.elements)])
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
