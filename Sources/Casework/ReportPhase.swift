import Documents
package import Model

/// Where a report stands among those of one breach: what is not yet known follows in phases (GDPR
/// Article 33(4)).
package struct ReportPhase: Sendable, Hashable {
  let inDocuments: ReportInput.Phase
  var word: String { inDocuments.rawValue }

  static let initial = ReportPhase(inDocuments: .initial)

  private init(inDocuments: ReportInput.Phase) { self.inDocuments = inDocuments }

  /// `initial`, `follow-up`, `final`. Throws `.usage` for any other word.
  package init(word: String) throws(Problem) {
    guard let phase = ReportInput.Phase(rawValue: word) else { throw .noPhase }
    inDocuments = phase
  }
}

extension Problem {
  fileprivate static var noPhase: Problem {
    let words = ReportInput.Phase.allCases.map(\.rawValue)
    return Problem(
      .usage, "there is no such phase of a report", hint: "one of: \(words.joined(separator: ", "))"
    )
  }
}
