package import Model

/// A named person's word that what the leak guard found in a document is a coincidence, and why.
package struct Acceptance: Sendable {
  private let numbers: [Int]

  /// The words of `--accept`, each the number of a finding. Who and why go into the ledger with the
  /// command; both are required. Throws `.usage` without them, or for a number that is none.
  package init?(
    _ words: [String], by name: String?, because reason: String?,
    of command: String = "candour report"
  ) throws(Problem) {
    if words.isEmpty {
      if reason != nil { throw .nothingAccepted(command) }
      return nil
    }
    let said = [name, reason].allSatisfy { $0?.contains { !$0.isWhitespace } ?? false }
    guard said else { throw .unsigned(command) }
    var numbers: [Int] = []
    for word in words {
      guard let number = Int(word), number > 0 else { throw .noNumber }
      numbers.append(number)
    }
    self.numbers = numbers
  }

  func choose(among refusals: [DraftOutcome.Refusal]) throws(Problem)
    -> [DraftOutcome.Refusal]
  {
    var chosen: [DraftOutcome.Refusal] = []
    for number in numbers {
      guard let refusal = refusals.first(where: { $0.number == number }) else {
        throw .notFound(number)
      }
      chosen.append(refusal)
    }
    return chosen
  }
}

extension Problem {
  fileprivate static func unsigned(_ command: String) -> Problem {
    Problem(
      .usage, "a finding is accepted by somebody, for a reason",
      hint: "\(command) --accept 1 --by \"NAME\" --because \"TEXT\"")
  }

  fileprivate static func nothingAccepted(_ command: String) -> Problem {
    Problem(
      .usage, "--because gives the reason for --accept, and nothing is accepted",
      hint: "\(command) --accept 1 --by \"NAME\" --because \"TEXT\"")
  }

  fileprivate static var noNumber: Problem {
    Problem(
      .usage, "--accept takes the number of a finding",
      hint: "run the command without --accept: each finding is listed with its number")
  }

  fileprivate static func notFound(_ number: Int) -> Problem {
    Problem(
      .usage, "the leak guard has no finding \(number) here",
      hint: "run the command without --accept: each finding is listed with its number")
  }
}
