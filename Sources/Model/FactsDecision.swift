// What a decision that somebody took says, and whether anybody answers for it.
extension Facts.Decision {
  /// The parts without which nobody answers for it, those that are empty: `by`, `because`.
  package var missing: [String] {
    func isEmpty(_ text: String?) -> Bool { !(text ?? "").contains { !$0.isWhitespace } }
    let parts = [
      ("what", what), ("decision", decision), ("by", by), ("because", because),
    ]
    return parts.filter { isEmpty($0.1) }.map(\.0)
  }

  /// `not owed`, with any words behind it: the duty that it is about is not.
  package var saysNotOwed: Bool { begins(with: ["not", "owed"]) }

  /// `told`, with any words behind it: at the time of the decision.
  package var saysTold: Bool { begins(with: ["told"]) }

  /// To tell somebody, of a decision on whether to: `notify`, `tell them`, `yes`.
  package var saysToTell: Bool {
    !saysNotTo
      && !Set(firstWords).isDisjoint(with: ["notify", "tell", "told", "inform", "report", "yes"])
  }

  /// Not to, of the same: `do not notify`, `not required`, `no`, `register only`.
  package var saysNotTo: Bool {
    !Set(firstWords).isDisjoint(with: ["not", "no", "never", "don", "record", "register"])
  }

  private var firstWords: [String] {
    (decision ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(3).map(String.init)
  }

  private func begins(with words: [String]) -> Bool {
    let said = (decision ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    return said.map(String.init).starts(with: words)
  }

  /// Taken by then; one without a date counts as taken.
  package func isTaken(by present: Timestamp) -> Bool { at.map { $0 <= present } ?? true }
}
