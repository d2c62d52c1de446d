/// The words only people know about an incident, as `facts.json5` states them (DESIGN §6).
///
/// A key without a value is *not yet known*, and every document says so. The keys, their kinds and
/// their questions are one list, `Facts.keys`; nothing else spells a key.
package struct Facts: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    /// With the time as it was written, so that the file keeps the writer's own offset.
    case time(Timestamp, written: String)
    case yes(Bool)
    case integer(Int)
    /// A decimal, with the number as it was written.
    case number(Double, written: String)
    case duration(Timestamp.Span, written: String)
    case decisions([Decision])
  }

  /// A decision that somebody took and answers for.
  package struct Decision: Hashable, Sendable {
    package var what: String?
    package var decision: String?
    package var by: String?
    package var at: Timestamp?
    package var because: String?
    /// `at` as it was written.
    package var atWritten: String?

    package init(
      what: String? = nil, decision: String? = nil, by: String? = nil, at: Timestamp? = nil,
      because: String? = nil, atWritten: String? = nil
    ) {
      self.what = what
      self.decision = decision
      self.by = by
      self.at = at
      self.because = because
      self.atWritten = atWritten
    }
  }

  private var values: [String: Value] = [:]

  package init() {}

  /// By the dotted name of the key: `dpo.email`. Nil: not yet known.
  package subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  package func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  package func time(_ name: String) -> Timestamp? {
    if case .time(let time, _) = values[name] { time } else { nil }
  }

  package func yes(_ name: String) -> Bool? {
    if case .yes(let yes) = values[name] { yes } else { nil }
  }

  package func integer(_ name: String) -> Int? {
    if case .integer(let count) = values[name] { count } else { nil }
  }

  package func number(_ name: String) -> Double? {
    if case .number(let number, _) = values[name] { number } else { nil }
  }

  package func duration(_ name: String) -> Timestamp.Span? {
    if case .duration(let duration, _) = values[name] { duration } else { nil }
  }

  package var decisions: [Decision] {
    if case .decisions(let decisions) = values["decisions"] { decisions } else { [] }
  }

  /// Whether a person has answered: a text of spaces and an empty list are no answers.
  package func isKnown(_ name: String) -> Bool {
    switch values[name] {
    case nil: false
    case .text(let text): text.contains { !$0.isWhitespace }
    case .decisions(let decisions): !decisions.isEmpty
    default: true
    }
  }
}
