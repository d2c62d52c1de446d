import Model

/// Counts the fields of a log's first units: their names, what they look like, how much they vary.
///
/// Values are kept only to count how many differ; of them only words that `Vocabulary` lets through
/// are ever shown.
struct FieldSurvey: ~Copyable, UnitVisitor {
  struct Field {
    let name: [UInt8]
    /// In how many units it was there with a value.
    var units = 0
    var absent = 0
    var values = 0
    var forms: [ValueForm: Int] = [:]
    /// Each value with its count, up to `mostValues` of them.
    var distinct: [[UInt8]: Int] = [:]
    var isBeyond = false
    fileprivate var lastUnit = -1

    init(name: [UInt8]) { self.name = name }

    /// There may be several of it in one unit.
    var isInList: Bool { name.contains(UInt8(ascii: "[")) }

    /// Of its values, from 0 to 1.
    func share(_ forms: [ValueForm]) -> Double {
      let count = forms.reduce(0) { $0 + (self.forms[$1] ?? 0) }
      return values == 0 ? 0 : Double(count) / Double(values)
    }
  }

  static let mostValues = 1000
  private static let mostFields = 500
  private static let longestValue = 200

  private(set) var units = 0
  /// In the order in which they were first met.
  private(set) var fields: [Field] = []
  private var places: [[UInt8]: Int] = [:]
  private var arena = Arena()

  mutating func visit(_ line: LogLine, by format: inout some LineFormat) {
    if line.isBlank || line.text.count > LogLine.longest { return }
    var seen: [SeenField] = []
    arena.removeAll()
    format.fields(of: line, &arena) { seen.append($0) }
    if seen.isEmpty { return }
    for field in seen {
      if let place = place(of: field.name) { count(field, at: place) }
    }
    units += 1
  }

  private mutating func place(of name: [UInt8]) -> Int? {
    if let place = places[name] { return place }
    guard fields.count < Self.mostFields else { return nil }
    places[name] = fields.count
    fields.append(Field(name: name))
    return fields.count - 1
  }

  private mutating func count(_ field: SeenField, at place: Int) {
    if field.kind == .absent {
      fields[place].absent += 1
      return
    }
    if fields[place].lastUnit != units {
      fields[place].units += 1
      fields[place].lastUnit = units
    }
    guard field.kind != .other else { return }
    fields[place].values += 1
    fields[place].forms[ValueForm(field), default: 0] += 1
    let value = Array(field.value.buffer.prefix(Self.longestValue))
    if fields[place].distinct[value] != nil || fields[place].distinct.count < Self.mostValues {
      fields[place].distinct[value, default: 0] += 1
    } else {
      fields[place].isBeyond = true
    }
  }
}
