package import Model
import Notation

/// An answer typed on the command line: `candour facts set aware_at 2020-06-09T12:00:00+01:00`.
package enum FactsAnswer {
  /// Sets `name` to what the words mean for its kind; `null` takes the answer away. Throws `.usage`
  /// for a wrong key, with the nearest right one, or a wrong value.
  ///
  /// - Parameter topics: what a decision can be about; nil: anything.
  package static func set(
    _ name: String, to words: String, in facts: inout Facts, topics: DecisionTopics? = nil
  ) throws(Problem) {
    guard let key = Facts.key(named: name) else { throw .noKey(name, kind: .usage, at: nil) }
    if words == "null" {
      facts[name] = nil
    } else if key.kind == .decisions {
      // One decision is added to those taken; a list is all of them.
      let isOne = words.first { !$0.isWhitespace } == "{"
      let text = "{ decisions: \(isOne ? "[\(words)]" : words) }"
      let read = try decisions(in: text, topics: topics)
      facts[name] = .decisions(isOne ? facts.decisions + read : read)
    } else if let value = value(of: words, for: key) {
      facts[name] = value
    } else {
      throw .wrongAnswer(key)
    }
  }

  // What was typed is a wrong command, not a wrong file.
  private static func decisions(
    in text: String, topics: DecisionTopics?
  ) throws(Problem) -> [Facts.Decision] {
    do throws(Problem) {
      return try FactsReader.facts(in: Array(text.utf8), file: "decisions", topics: topics)
        .decisions
    } catch {
      var refusal = error
      refusal.kind = .usage
      refusal.place = nil
      throw refusal
    }
  }

  /// The line to type, for a shell: `candour facts set cyber "false"`.
  package static func line(for key: Facts.Key) -> String {
    "candour facts set \(key.name) \"\(key.example)\""
  }

  /// Nil where the words are no answer to it. Decisions are not written in words.
  static func value(of words: String, for key: Facts.Key) -> Facts.Value? {
    guard let value = value(of: words, as: key) else { return nil }
    return key.holds(value) ? value : nil
  }

  private static func value(of words: String, as key: Facts.Key) -> Facts.Value? {
    switch key.kind {
    case .text, .size: .text(words)
    case .time: TimeText.rfc3339(words).map { .time($0, written: words) }
    case .duration:
      TimeText.span(words).flatMap {
        $0.nanoseconds < 0 ? nil : .duration($0, written: words)
      }
    case .yes: words == "true" ? .yes(true) : words == "false" ? .yes(false) : nil
    case .integer: Int(words).map(Facts.Value.integer)
    case .number:
      Double(words).flatMap { $0.isFinite ? .number($0, written: plain($0, words)) : nil }
    case .choice: key.choices.contains(words) ? .text(words) : nil
    case .decisions: nil
    }
  }

  // What Swift reads as a number, JSON5 may not: an exponent of its own, a hexadecimal fraction.
  private static func plain(_ number: Double, _ words: String) -> String {
    words.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
      ? words : "\(number)"
  }
}

extension Problem {
  fileprivate static func wrongAnswer(_ key: Facts.Key) -> Problem {
    Problem(
      .usage,
      key.allowed == nil
        ? "\(key.name) has a value of the wrong type" : "\(key.name) cannot have that value",
      reason: "it must be \(key.expected)",
      hint: "type \(FactsAnswer.line(for: key)); null where it is not yet known")
  }
}
