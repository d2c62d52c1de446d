package import Model
import Notation

/// What each letter of one case states, without its words: enough to tell whether a letter that went
/// out is still true, for a case of any size and without a template.
package struct LetterStatements: Sendable {
  private let zone: Zone
  private let mayNameDates: Bool
  private let incident: LetterStatement.Incident

  package init(_ letterCase: LetterCase) {
    zone = letterCase.zone
    let facts = letterCase.facts
    mayNameDates = facts.yes("letters.name_dates") ?? false
    func day(_ key: String) -> String? {
      facts.time(key).map { TimeText.civil($0, zone: letterCase.zone).dateText }
    }
    incident = LetterStatement.Incident(
      isAttack: facts.yes("cyber"), discovered: day("discovered_at"),
      contained: day("contained_at"))
  }

  /// Its days are written in English, whatever the language of the letter.
  ///
  /// - Parameters:
  ///   - first: what it speaks of first.
  ///   - last: what it speaks of last.
  package func statement(
    of contents: Letter.Contents, first: Timestamp, last: Timestamp
  ) -> LetterStatement {
    var calls: [String] = []
    if case .affected(let affected) = contents {
      calls = consultations(of: affected).map(day)
    }
    return LetterStatement(
      contents, days: [day(first), day(last)], calls: calls, incident: incident)
  }

  /// One of each day, in order; none where facts do not allow to name them.
  func consultations(of letter: AffectedLetter) -> [Timestamp] {
    guard mayNameDates else { return [] }
    var found: [Timestamp] = []
    for time in letter.recordedAt.sorted() {
      if let last = found.last, day(last) == day(time) { continue }
      found.append(time)
    }
    return found
  }

  private func day(_ time: Timestamp) -> String { TimeText.civil(time, zone: zone).dateText }
}
