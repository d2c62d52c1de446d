import Model

/// Everybody whom a table names, patients and viewers alike: one set of numbers, so that "is the
/// viewer the owner" compares two integers.
struct Parties: Sendable {
  /// Counted from 0 in the order in which the tables name them.
  typealias Number = UInt32

  struct Roles: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8
    /// Owns a recording at some time.
    static let owner = Roles(rawValue: 1)
    /// Has an account at some time.
    static let account = Roles(rawValue: 2)
    /// Stands in the people table.
    static let listed = Roles(rawValue: 4)
    /// Is authorised for something at some time.
    static let authorised = Roles(rawValue: 8)
    /// A viewer with one of these is a patient (DESIGN §5).
    static let patient: Roles = [.owner, .account, .listed]
  }

  /// A party's tag is its number, its marks are its roles.
  private(set) var table: IdentifierTable
  private var references: [IdentifierTable.Reference] = []
  /// By party: the first row of its account. Only as long as the last party that has one.
  private var accounts: [Holdings.Index] = []
  /// By party: its line in the people table; 0 where it has none.
  private var lines: [UInt32] = []

  init(hash: IdentifierHash, expecting expected: Int = 0) {
    table = IdentifierTable(hash: hash, expecting: expected)
    references.reserveCapacity(expected)
  }

  var count: Int { references.count }

  /// Nil where the table is full.
  mutating func number(of text: Slice, hash: UInt64, adding role: Roles = []) -> Number? {
    let next = Number(truncatingIfNeeded: references.count)
    guard
      let (reference, isNew) = table.insert(text, hash: hash, tag: next, marks: role.rawValue)
    else { return nil }
    if isNew {
      references.append(reference)
      return next
    }
    table.addMarks(role.rawValue, to: reference)
    return table.tag(of: reference)
  }

  /// Nil where no table names them.
  func find(_ text: Slice) -> Number? {
    table.withView { view in
      view.find(text, hash: table.hash(text)).map { view.tag(of: $0) }
    }
  }

  /// Their line in the people table; 0 where it does not list them.
  func line(of number: Number) -> Int {
    Int(number) < lines.count ? Int(lines[Int(number)]) : 0
  }

  func roles(of number: Number) -> Roles {
    Roles(rawValue: table.marks(of: references[Int(number)]))
  }

  func identifier(of number: Number) -> Identifier {
    table.identifier(of: references[Int(number)])
  }

  func firstAccount(of number: Number) -> Holdings.Index {
    Int(number) < accounts.count ? accounts[Int(number)] : 0
  }

  mutating func setFirstAccount(_ row: Holdings.Index, of number: Number) {
    Self.set(&accounts, row, at: number)
  }

  /// The line that listed the party before, if one did.
  mutating func list(_ number: Number, line: Int) -> Int? {
    if Int(number) < lines.count, lines[Int(number)] != 0 { return Int(lines[Int(number)]) }
    Self.set(&lines, UInt32(clamping: line), at: number)
    return nil
  }

  private static func set(_ column: inout [UInt32], _ value: UInt32, at number: Number) {
    while column.count <= Int(number) { column.append(0) }
    column[Int(number)] = value
  }
}
