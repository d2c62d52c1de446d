import Model

/// The paths of a profile as one tree, so that a line is walked once whatever it maps.
///
/// `a.b` may stand nested or under the key `a.b`, and longer paths in any mixture of the two: the tree
/// has a branch for each. Nodes and children are flat, and every node knows which fields lie beneath
/// it, because a key that occurs twice spoils all of those.
struct JSONFieldTree: Sendable {
  /// Which field, and how early its path comes in the profile: the lowest rank that is there counts.
  struct Leaf: BitwiseCopyable, Sendable {
    let slot: Int
    let rank: Int
    /// The path names elements, so it can name any number of values.
    let isList: Bool
  }

  struct Child: Sendable {
    let key: [UInt8]
    let node: Int
  }

  struct Filter: Sendable {
    let key: [UInt8]
    let value: [UInt8]
    let node: Int
  }

  struct Node: Sendable {
    var children: [Child] = []
    /// Bit n: a child's key has n bytes (63: or more).
    var lengths: UInt64 = 0
    var leaves: [Leaf] = []
    /// For each element of an array that stands here.
    var elements: Int?
    var filters: [Filter] = []
    /// Bit s: slot s lies here or beneath.
    var slots: UInt64 = 0
    /// Leaves that lie beneath elements of an array here.
    var listLeaves: [Leaf] = []
  }

  /// Slots of the fields, then one for each part of the identity.
  static let identitySlot = FieldName.allCases.count
  /// One bit each in a word.
  static let mostSlots = 64
  static let mostChildren = 64

  private(set) var nodes = [Node()]

  init(_ rules: ProfileRules) {
    for (slot, name) in FieldName.allCases.enumerated() { add(rules.paths(name), slot) }
    for (part, path) in rules.identity.enumerated() { add([path], Self.identitySlot + part) }
  }

  /// A line's keys are told apart by bits; a profile that needs more than there are is refused.
  static func fits(_ rules: ProfileRules) -> Bool {
    guard identitySlot + rules.identity.count <= mostSlots else { return false }
    let paths = rules.fields.values.joined() + rules.identity
    guard paths.allSatisfy({ $0.steps.count <= 8 }) else { return false }
    return JSONFieldTree(rules).nodes.allSatisfy { $0.children.count <= mostChildren }
  }

  private mutating func add(_ paths: [FieldPath], _ slot: Int) {
    for (alternative, path) in paths.enumerated() {
      for (variant, steps) in Self.variants(path.steps).enumerated() {
        let leaf = Leaf(slot: slot, rank: alternative << 16 | variant, isList: path.isList)
        insert(steps[...], leaf, at: 0)
      }
    }
  }

  /// Every way of reading dots as part of a name; nested all the way comes first.
  static func variants(_ steps: [FieldPath.Step]) -> [[FieldPath.Step]] {
    guard case .member(let name)? = steps.first else {
      return steps.isEmpty ? [[]] : variants(Array(steps.dropFirst())).map { [steps[0]] + $0 }
    }
    var result: [[FieldPath.Step]] = []
    var joined = name
    var next = 1
    while true {
      result += variants(Array(steps[next...])).map { [.member(joined)] + $0 }
      guard next < steps.count, case .member(let more) = steps[next] else { return result }
      joined += [UInt8(ascii: ".")] + more
      next += 1
    }
  }

  private mutating func insert(_ steps: ArraySlice<FieldPath.Step>, _ leaf: Leaf, at node: Int) {
    nodes[node].slots |= 1 << UInt64(leaf.slot)
    guard let step = steps.first else {
      nodes[node].leaves.append(leaf)
      return
    }
    let next: Int
    switch step {
    case .member(let key): next = child(of: node, key)
    case .everyElement:
      next = nodes[node].elements ?? newNode()
      nodes[node].elements = next
      nodes[node].listLeaves.append(leaf)
    case .elements(let key, let value):
      next = newNode()
      nodes[node].filters.append(Filter(key: key, value: value, node: next))
      nodes[node].listLeaves.append(leaf)
    }
    insert(steps.dropFirst(), leaf, at: next)
  }

  private mutating func child(of node: Int, _ key: [UInt8]) -> Int {
    if let child = nodes[node].children.first(where: { $0.key == key }) { return child.node }
    let next = newNode()
    nodes[node].children.append(Child(key: key, node: next))
    nodes[node].lengths |= 1 << UInt64(min(key.count, 63))
    return next
  }

  private mutating func newNode() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }
}
