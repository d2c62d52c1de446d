import Model
import Notation

/// Reads JSON5 into facts: each key known, each value of its kind, or the line and column say which
/// is not.
struct FactsReader {
  private let file: String
  private let topics: DecisionTopics?
  private var facts = Facts()

  private init(file: String, topics: DecisionTopics?) {
    self.file = file
    self.topics = topics
  }

  /// - Parameter topics: what a decision can be about; nil: anything.
  static func facts(
    in bytes: [UInt8], file: String, topics: DecisionTopics? = nil
  ) throws(Problem) -> Facts {
    let root = try JSONNode.parse(bytes, file: file, lenient: true)
    var reader = FactsReader(file: file, topics: topics)
    try reader.read(root.members(named: "the whole file", in: file), group: nil)
    return reader.facts
  }

  private mutating func read(_ members: [JSONMember], group: String?) throws(Problem) {
    for member in members {
      let name = group.map { "\($0).\(member.key)" } ?? member.key
      if let key = Facts.key(named: name), key.group == group {
        facts[name] = try value(of: member.node, for: key)
      } else if group == nil, Facts.keys.contains(where: { $0.group == member.key }) {
        if member.node.isNull { continue }
        try read(member.node.members(named: member.key, in: file), group: member.key)
      } else {
        throw .noKey(
          name, at: Problem.Place(file, line: member.keyLine, column: member.keyColumn))
      }
    }
  }

  private func value(of node: JSONNode, for key: Facts.Key) throws(Problem) -> Facts.Value? {
    switch (key.kind, node.value) {
    case (_, .null): return nil
    case (.text, .string(let text)), (.size, .string(let text)), (.size, .number(let text)):
      if key.holds(.text(text)) { return .text(text) }
    case (.yes, .bool(let yes)): return .yes(yes)
    case (.time, .string(let text)), (.duration, .string(let text)), (.choice, .string(let text)),
      (.integer, .number(let text)), (.number, .number(let text)):
      if let value = FactsAnswer.value(of: text, for: key) { return value }
    case (.decisions, .array(let nodes)):
      var decisions: [Facts.Decision] = []
      for node in nodes { decisions.append(try decision(node)) }
      return .decisions(decisions)
    default: break
    }
    throw .wrongKind(
      of: key.name, expected: key.expected, isRange: key.allowed != nil, at: node.place(in: file))
  }

  private func decision(_ node: JSONNode) throws(Problem) -> Facts.Decision {
    let name = "a decision"
    var decision = Facts.Decision()
    for member in try node.members(among: Facts.decisionMembers, named: name, in: file) {
      if member.node.isNull { continue }
      let text = try member.node.string(named: "\(member.key) of \(name)", in: file)
      switch member.key {
      case "what": decision.what = text
      case "decision": decision.decision = text
      case "by": decision.by = text
      case "because": decision.because = text
      default:
        guard let time = TimeText.rfc3339(text) else {
          throw .wrongKind(
            of: "at of \(name)", expected: Facts.Kind.time.expected,
            at: member.node.place(in: file))
        }
        decision.at = time
        decision.atWritten = text
      }
    }
    let place = node.place(in: file)
    guard decision.missing.isEmpty else { throw .decision(lacks: decision.missing, at: place) }
    if let topics, let what = decision.what, !topics.contains(what) {
      throw .noTopic(topics.expected, at: place)
    }
    return decision
  }
}

extension Problem {
  fileprivate static func decision(lacks parts: [String], at place: Place) -> Problem {
    Problem(
      .input, at: place, "a decision lacks \(parts.joined(separator: ", "))",
      reason: "without who decided what, and why, nobody answers for it",
      hint: "write {what, decision, by, at, because}; candour facts shows the line to type")
  }

  fileprivate static func noTopic(_ expected: String, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a decision is about nothing that is known here",
      reason: "what is \(expected)",
      hint: "candour assess names every duty; candour facts shows the line to type")
  }

  static func noKey(_ name: String, kind: Kind = .input, at place: Place?) -> Problem {
    let names = Facts.keys.map(\.name)
    let near =
      Facts.keys.first { $0.member == name }?.name ?? Nearest.match(for: name, among: names)
      ?? names.first { name.utf8.count > 2 && $0.hasPrefix(name) }
    return Problem(
      kind, at: place, "there is no key \(name) in the facts",
      hint: near.map { "did you mean \($0)? candour facts lists all keys" }
        ?? "candour facts lists all keys")
  }

  fileprivate static func wrongKind(
    of name: String, expected: String, isRange: Bool = false, at place: Place
  ) -> Problem {
    Problem(
      .input, at: place,
      isRange ? "\(name) cannot have that value" : "\(name) has a value of the wrong type",
      reason: "it must be \(expected)",
      hint: "correct it, or write null where it is not yet known")
  }
}
