import Model

/// A length of time as VERIS writes one: a whole number of the largest unit that says it exactly.
struct VerisSpan: Equatable {
  let unit: VerisWords.Unit
  /// Nil where the length is not known.
  let value: Int?

  static let unknown = VerisSpan(unit: .unknown, value: nil)
  static let notApplicable = VerisSpan(unit: .notApplicable, value: nil)

  /// Unknown where an end is not known, or where they stand the wrong way round: a person mistyped
  /// one of them, and no number of it can be right. What is finer than a second is cut.
  init(from start: Timestamp?, to end: Timestamp?) {
    guard let start, let end, start <= end else {
      self = .unknown
      return
    }
    let seconds = Int(end.seconds - start.seconds)
    let units: [(VerisWords.Unit, Int)] = [(.days, 86400), (.hours, 3600), (.minutes, 60)]
    let exact = units.first { seconds > 0 && seconds.isMultiple(of: $0.1) } ?? (.seconds, 1)
    self.init(unit: exact.0, value: seconds / exact.1)
  }

  private init(unit: VerisWords.Unit, value: Int?) {
    self.unit = unit
    self.value = value
  }

  var json: DocumentJSON {
    var members: [(String, DocumentJSON)] = [("unit", .computed(unit.rawValue))]
    if let value { members.append(("value", .integer(value))) }
    return .object(members)
  }
}
