import Model

/// Where the fields that a profile reads stand in the columns of a flat format.
///
/// What the profile asks for is fixed; which columns that means is found apart, as often as a log names
/// its columns anew. Before that no field stands anywhere. `column?name` is a parameter of the query,
/// or a cookie, that the column holds.
struct FlatPlan: Sendable {
  private static let identitySlot = FieldName.allCases.count

  /// By slot (the fields, then the parts of `id`), then in the order in which they are tried.
  private let names: [[[UInt8]]]
  let identityCount: Int
  /// Of every slot one behind the other; `ends` says where each slot's end.
  private var places: [Place] = []
  private var ends: [Int]
  private var repeats: [Bool]
  /// Whether any field that the profile reads has two columns of one name.
  private(set) var hasRepeats = false

  private struct Place: Sendable {
    var column: Int
    /// Among `parameters`; -1 for the whole column.
    var parameter = -1
  }

  private var parameters: [QueryParameter] = []

  /// `defaults` and `identity`: the columns that the format itself has for what the profile does not map.
  init(
    _ rules: ProfileRules, defaults: [FieldName: [String]] = [:], identity: [String] = []
  ) {
    var names = FieldName.allCases.map { name in
      let mapped = rules.paths(name).map(\.plainName)
      return mapped.isEmpty ? (defaults[name] ?? []).map { Array($0.utf8) } : mapped
    }
    let parts =
      rules.identity.isEmpty ? identity.map { Array($0.utf8) } : rules.identity.map(\.plainName)
    names += parts.map { [$0] }
    self.names = names
    identityCount = parts.count
    ends = names.map { _ in 0 }
    repeats = names.map { _ in false }
  }

  /// Finds the columns. Cheap enough for every directive of a log, too dear for every line.
  ///
  /// - Parameter find: every column of a name, in order: more than one is a key that occurs twice.
  mutating func resolve(_ find: (_ name: [UInt8]) -> [Int]) {
    places.removeAll(keepingCapacity: true)
    parameters.removeAll(keepingCapacity: true)
    for slot in names.indices {
      repeats[slot] = false
      for name in names[slot] {
        let found = places(of: name, find)
        places += found
        if found.count > 1 { repeats[slot] = true }
      }
      ends[slot] = places.count
    }
    hasRepeats = repeats.contains(true)
  }

  private mutating func places(of name: [UInt8], _ find: ([UInt8]) -> [Int]) -> [Place] {
    let columns = find(name)
    guard columns.isEmpty, let (field, parameter) = QueryParameter.split(name) else {
      return columns.map { Place(column: $0) }
    }
    parameters.append(parameter)
    return find(field).map { Place(column: $0, parameter: parameters.count - 1) }
  }

  /// Whether the profile, or the format, has a name for the field: the log need not have the column.
  func isMapped(_ name: FieldName) -> Bool { !names[name.index].isEmpty }

  /// The last of the columns of these fields among the first `count`; -1 for none.
  func lastColumn(of names: [FieldName], among count: Int) -> Int {
    names.flatMap { places[($0.index == 0 ? 0 : ends[$0.index - 1])..<ends[$0.index]] }
      .map(\.column).filter { $0 < count }.max() ?? -1
  }

  /// Whether the log has a column for the field.
  func stands(_ name: FieldName) -> Bool {
    ends[name.index] > (name.index == 0 ? 0 : ends[name.index - 1])
  }

  func isRepeated(_ name: FieldName) -> Bool { repeats[name.index] }

  /// Every column that is asked for by name.
  var everyName: [[UInt8]] { names.joined().map { QueryParameter.split($0)?.field ?? $0 } }

  // MARK: Values

  /// Of the first column that says something.
  @inline(__always)
  func value<Record: FlatRecord>(
    _ name: FieldName, of record: Record, _ arena: inout Arena
  ) -> Slice? {
    value(slot: name.index, of: record, &arena)
  }

  /// Of one part of `id`.
  func identityValue<Record: FlatRecord>(
    _ part: Int, of record: Record, _ arena: inout Arena
  ) -> Slice? {
    value(slot: Self.identitySlot + part, of: record, &arena)
  }

  @inline(__always)
  private func value<Record: FlatRecord>(
    slot: Int, of record: Record, _ arena: inout Arena
  ) -> Slice? {
    found(slot: slot, of: record, &arena)?.value
  }

  @inline(__always)
  func found<Record: FlatRecord>(
    slot: Int, of record: Record, _ arena: inout Arena
  ) -> (value: Slice, column: Int)? {
    var index = slot == 0 ? 0 : ends[slot - 1]
    while index < ends[slot] {
      if let value = value(at: places[index], of: record, &arena) {
        return (value, places[index].column)
      }
      index += 1
    }
    return nil
  }

  /// Of every column that says something.
  func values<Record: FlatRecord>(
    _ name: FieldName, of record: Record, _ arena: inout Arena
  ) -> [Slice] {
    let start = name.index == 0 ? 0 : ends[name.index - 1]
    return places[start..<ends[name.index]].compactMap { value(at: $0, of: record, &arena) }
  }

  @inline(__always)
  private func value<Record: FlatRecord>(
    at place: Place, of record: Record, _ arena: inout Arena
  ) -> Slice? {
    guard let value = record.value(place.column, &arena) else { return nil }
    if place.parameter < 0 { return value }
    return parameters[place.parameter].value(in: value, arena: &arena)
  }
}

extension FieldPath {
  /// What a format without nesting calls it: dots are part of the name.
  var plainName: [UInt8] {
    var name: [UInt8] = []
    for case .member(let part) in steps {
      if !name.isEmpty { name.append(UInt8(ascii: ".")) }
      name += part
    }
    return name
  }
}
