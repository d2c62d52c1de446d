import Model

/// The form's questions that only people answer, by their number: which are open, and until when.
enum ReportQuestions {
  /// What is still missing of one question.
  struct Outstanding {
    let number: Int
    /// What was not answered of it.
    let questions: [String]
    /// What somebody has decided about when it will be: the last decision that names the question or
    /// its key.
    let decision: Facts.Decision?
  }

  /// Answered "Not yet known", or in part, in order.
  static func open(in input: ReportInput) -> [Int] {
    outstanding(in: input).map(\.number)
  }

  static func outstanding(in input: ReportInput) -> [Outstanding] {
    var missing: [Int: [Facts.Key]] = [:]
    for key in Facts.keys where isMissing(key, in: input) {
      if let number = key.form { missing[number, default: []].append(key) }
    }
    return missing.sorted { $0.key < $1.key }.map { number, keys in
      let names = Set(keys.map(\.name) + ["question \(number)"])
      return Outstanding(
        number: number, questions: keys.map(\.question),
        decision: input.facts.decisions.last { names.contains($0.what ?? "") })
    }
  }

  private static func isMissing(_ key: Facts.Key, in input: ReportInput) -> Bool {
    if input.facts.isKnown(key.name) { return false }
    switch key.name {
    // What the first report cannot have.
    case "ico_reference": return input.phase != .initial
    case "delay_reasons": return input.isLate
    // The logs show when it began to happen.
    case "started_at": return input.firstExposure == nil
    // The block for attacks stays open until somebody says that it was none.
    case _ where key.isOfAttacks: return input.facts.yes("cyber") != false
    default: return true
    }
  }
}
