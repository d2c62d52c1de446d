/// The questions that only people can answer: the one list behind the file, its comments,
/// `candour facts` and the documents.
///
/// To add one: one line here. A group's keys stand together, as they do in the file; the groups are
/// lists of their own.
extension Facts {
  package enum Kind: String, Sendable {
    case text
    /// A number, or words.
    case size
    case time
    case yes
    case integer
    case number
    case duration
    /// One of the key's own words.
    case choice
    case decisions

    /// An answer of this kind, as it is typed behind `facts set`.
    package var example: String {
      switch self {
      case .text: "TEXT"
      case .size: "250"
      case .time: "2020-06-09T14:50:00+01:00"
      case .yes: "false"
      case .integer: "3"
      case .number: "0.25"
      case .duration: "15m"
      case .choice: "WORD"
      case .decisions:
        "{what: 'article-33', decision: 'notify', by: 'NAME', at: '2020-06-09T18:10:00+01:00', "
          + "because: 'TEXT'}"
      }
    }

    /// What to write, in a sentence that begins "it must be …".
    package var expected: String {
      switch self {
      case .text: "a text in quotes"
      case .size: "a number, or a text in quotes"
      case .time: "a time with its offset, such as \"2020-06-09T12:00:00+01:00\""
      case .yes: "true or false"
      case .integer: "a whole number"
      case .number: "a number"
      case .duration: "a length of time, such as \"15m\" or \"72h\""
      case .choice: "one of its words, in quotes"
      case .decisions: "a list of decisions, each {what, decision, by, at, because}"
      }
    }
  }

  /// What a number must be, beyond being one.
  package enum Allowed: Hashable, Sendable {
    case whole(ClosedRange<Int>)
    /// Steps of a quarter: 1...4 is 0.25 to 1.
    case quarters(ClosedRange<Int>)
    /// A code of so many digits, in quotes.
    case digits(ClosedRange<Int>)

    func holds(_ value: Value) -> Bool {
      switch (self, value) {
      case (.whole(let range), .integer(let number)): range.contains(number)
      case (.quarters(let range), .number(let number, _)):
        Quarters(number).map { range.contains($0.count) } ?? false
      case (.digits(let range), .text(let text)):
        range.contains(text.utf8.count)
          && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      default: false
      }
    }

    var expected: String {
      switch self {
      case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      case .quarters(let range):
        "one of: " + range.map { Quarters(count: $0).text }.joined(separator: ", ")
      case .digits(let range):
        "a code of \(range.lowerBound) to \(range.upperBound) digits, in quotes"
      }
    }
  }

  package struct Key: Hashable, Sendable {
    /// Dotted: `dpo.email`.
    package let name: String
    package let kind: Kind
    /// Asked of a compliance officer.
    package let question: String
    /// Where the answer is printed or counted.
    package let use: String
    /// The number of the question of the ICO's form that this answers, wholly or in part; nil where
    /// the form does not ask.
    package let form: Int?
    /// The words of a `.choice`; else none.
    package let choices: [String]
    /// Nil: anything of its kind.
    package let allowed: Allowed?

    init(
      _ name: String, _ kind: Kind, _ question: String, form: Int? = nil, use: String,
      choices: [String] = [], allowed: Allowed? = nil
    ) {
      self.name = name
      self.kind = kind
      self.question = question
      self.form = form
      self.use = use
      self.choices = choices
      self.allowed = allowed
    }

    /// `dpo` of `dpo.email`; nil for a key that stands alone.
    package var group: String? {
      guard let dot = name.firstIndex(of: ".") else { return nil }
      return String(name[..<dot])
    }

    /// `email` of `dpo.email`.
    package var member: String {
      guard let dot = name.firstIndex(of: ".") else { return name }
      return String(name[name.index(after: dot)...])
    }

    /// Whether it is asked of an attack alone.
    package var isOfAttacks: Bool { name.hasPrefix("cyber_") }

    /// An answer, as it is typed behind `facts set`.
    package var example: String {
      if case .digits? = allowed { return "621111" }
      return choices.isEmpty ? kind.example : choices.joined(separator: "|")
    }

    /// What to write, in a sentence that begins "it must be …".
    package var expected: String {
      if let allowed { return allowed.expected }
      return choices.isEmpty ? kind.expected : "one of: \(choices.joined(separator: ", "))"
    }

    /// Whether a value of its kind can be the answer.
    package func holds(_ value: Value) -> Bool { allowed?.holds(value) ?? true }
  }

  /// The members of a decision, in the order they are written.
  package static let decisionMembers = ["what", "decision", "by", "at", "because"]

  package static func key(named name: String) -> Key? { keys.first { $0.name == name } }

  /// As the file has them.
  package static let keys: [Key] =
    breachKeys + cyberKeys + actionKeys + organisationKeys + assessmentKeys + postmortemKeys
    + verisKeys

  /// As the regulator's form asks, what it does not ask behind it.
  package static let keysInFormOrder: [Key] =
    keys.enumerated().sorted { left, right in
      let (first, second) = (left.element.form ?? .max, right.element.form ?? .max)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
}
