import Model

/// The paths of a profile as one tree, so that a line is walked once whatever it maps.
///
/// `a.b` may stand nested or under the key `a.b`, and longer paths in any mixture of the two: the tree
/// has a branch for each. It is flat, so that walking it touches no reference count, and every node
/// knows which fields lie beneath it, because a key that occurs twice spoils all of those.
struct JSONFieldTree: Sendable {
  /// Which field, and how early its path comes in the profile: the lowest rank that is there counts.
  struct Leaf: BitwiseCopyable, Sendable {
    let slot: Int32
    let rank: Int32
  }

  /// Neighbours in one of the lists below. Half the size of a range of `Int`, because a node is copied
  /// for every member of every line.
  struct Stretch: BitwiseCopyable, Sendable {
    private let lower: Int32
    private let upper: Int32

    init(_ range: Range<Int> = 0..<0) {
      lower = Int32(range.lowerBound)
      upper = Int32(range.upperBound)
    }

    @inline(__always) var range: Range<Int> { Int(lower)..<Int(upper) }
    @inline(__always) var isEmpty: Bool { lower == upper }
  }

  struct Filter: Sendable {
    let key: [UInt8]
    let value: [UInt8]
    let node: Int
  }

  struct Node: BitwiseCopyable, Sendable {
    /// Indices of `keys`; a child's node is `childNodes` at the same index.
    var children = Stretch()
    /// Bit n: a child's key has n bytes (63: or more).
    var lengths: UInt64 = 0
    var leaves = Stretch()
    /// Leaves that lie beneath elements of an array here.
    var listLeaves = Stretch()
    var filters = Stretch()
    /// For each element of an array that stands here; -1 for none.
    var elements: Int32 = -1
    /// Bit s: slot s lies here or beneath.
    var slots: UInt64 = 0
  }

  /// Slots of the fields, then one for each part of the identity.
  static let identitySlot = FieldName.allCases.count
  /// One bit each in a word.
  static let mostSlots = 64
  static let mostChildren = 64

  private(set) var nodes: [Node] = []
  private(set) var keys = ByteStrings()
  private(set) var childNodes: [Int] = []
  private(set) var leaves: [Leaf] = []
  private(set) var filters: [Filter] = []

  init(_ rules: ProfileRules) {
    let branch = JSONFieldBranch()
    for (slot, name) in FieldName.allCases.enumerated() { branch.add(rules.paths(name), slot) }
    for (part, path) in rules.identity.enumerated() {
      branch.add([path], Self.identitySlot + part)
    }
    nodes = [Node()]
    flatten(branch, into: 0)
  }

  /// A line's keys are told apart by bits; a profile that needs more than there are is refused.
  static func fits(_ rules: ProfileRules) -> Bool {
    guard identitySlot + rules.identity.count <= mostSlots else { return false }
    let paths = rules.fields.values.joined() + rules.identity
    guard paths.allSatisfy({ $0.steps.count <= 16 && $0.joints <= 7 }) else { return false }
    return JSONFieldTree(rules).nodes.allSatisfy { $0.children.range.count <= mostChildren }
  }

  private mutating func flatten(_ branch: JSONFieldBranch, into index: Int) {
    var node = Node()
    node.slots = branch.slots
    node.leaves = append(branch.leaves)
    node.listLeaves = append(branch.listLeaves)
    let firstKey = keys.count
    for child in branch.children {
      keys.append(child.key)
      childNodes.append(newNode())
      node.lengths |= 1 << UInt64(min(child.key.count, 63))
    }
    node.children = Stretch(firstKey..<keys.count)
    let firstFilter = filters.count
    for filter in branch.filters {
      filters.append(Filter(key: filter.key, value: filter.value, node: newNode()))
    }
    node.filters = Stretch(firstFilter..<filters.count)
    if branch.elements != nil { node.elements = Int32(newNode()) }
    nodes[index] = node

    for (offset, child) in branch.children.enumerated() {
      flatten(child.branch, into: childNodes[firstKey + offset])
    }
    for (offset, filter) in branch.filters.enumerated() {
      flatten(filter.branch, into: filters[firstFilter + offset].node)
    }
    if let elements = branch.elements { flatten(elements, into: Int(node.elements)) }
  }

  private mutating func append(_ more: [Leaf]) -> Stretch {
    leaves += more
    return Stretch((leaves.count - more.count)..<leaves.count)
  }

  private mutating func newNode() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }
}

extension FieldPath {
  /// Where two names stand side by side: each may be a step or a dot, so ways of reading double there.
  fileprivate var joints: Int {
    zip(steps, steps.dropFirst()).count {
      if case (.member, .member) = $0 { true } else { false }
    }
  }
}

/// A branch while the tree grows. A class, because many paths add to one branch.
private final class JSONFieldBranch {
  var children: [(key: [UInt8], branch: JSONFieldBranch)] = []
  var filters: [(key: [UInt8], value: [UInt8], branch: JSONFieldBranch)] = []
  var elements: JSONFieldBranch?
  var leaves: [JSONFieldTree.Leaf] = []
  var listLeaves: [JSONFieldTree.Leaf] = []
  var slots: UInt64 = 0

  func add(_ paths: [FieldPath], _ slot: Int) {
    for (alternative, path) in paths.enumerated() {
      for (variant, steps) in Self.variants(path.steps).enumerated() {
        insert(
          steps[...],
          JSONFieldTree.Leaf(slot: Int32(slot), rank: Int32(alternative << 8 | variant)))
      }
    }
  }

  /// Every way of reading dots as part of a name; nested all the way comes first.
  private static func variants(_ steps: [FieldPath.Step]) -> [[FieldPath.Step]] {
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

  private func insert(_ steps: ArraySlice<FieldPath.Step>, _ leaf: JSONFieldTree.Leaf) {
    slots |= 1 << UInt64(leaf.slot)
    let next: JSONFieldBranch
    switch steps.first {
    case nil:
      leaves.append(leaf)
      return
    case .member(let key)?:
      next = children.first { $0.key == key }?.branch ?? JSONFieldBranch()
      if !children.contains(where: { $0.key == key }) { children.append((key, next)) }
    case .everyElement?:
      next = elements ?? JSONFieldBranch()
      elements = next
      listLeaves.append(leaf)
    case .elements(let key, let value)?:
      next = JSONFieldBranch()
      filters.append((key, value, next))
      listLeaves.append(leaf)
    }
    next.insert(steps.dropFirst(), leaf)
  }
}
