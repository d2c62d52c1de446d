package import Model

/// What was written to people, and what the recipients answered, as the report to the regulator
/// quotes it.
package struct ReportLetters: Hashable, Sendable {
  /// Affected patients, whether a letter to them is written or not.
  package var affected = 0
  package var affectedReleased = 0
  /// Of these: it came back, and was not sent again.
  package var affectedReturned = 0
  /// Of those released: what they told is otherwise now.
  package var affectedUntrue = 0
  /// Patients who were told that they are affected, of which nothing is known any more; none of them
  /// is counted above.
  package var mistaken = 0
  /// Of these: another letter told them so.
  package var mistakenTold = 0
  /// When the last letter was released.
  package var last: Timestamp?
  /// Recipients who were asked in writing to delete what they were shown, and to confirm it.
  package var asked = 0
  package var deleted = 0
  package var refused = 0
  package var disputed = 0
  package var escalated = 0
  package var returned = 0
  package var unanswered = 0

  package init() {}

  /// - Parameter time: how the report writes a time.
  func value(time: (Timestamp?) -> MustacheValue) -> MustacheValue {
    func number(_ number: Int) -> MustacheValue { .computed("\(number)") }
    func some(_ count: Int) -> MustacheValue { count > 0 ? number(count) : .nothing }
    return .object([
      "affected": number(affected), "affected_released": some(affectedReleased),
      "affected_returned": some(affectedReturned), "affected_untrue": some(affectedUntrue),
      "mistaken": some(mistaken), "mistaken_told": number(mistakenTold),
      "last": time(last), "asked": some(asked), "deleted": number(deleted),
      "refused": some(refused), "disputed": some(disputed), "escalated": some(escalated),
      "returned": some(returned), "unanswered": some(unanswered),
    ])
  }

  static let variables: [DocumentVariable] = [
    .number("letters.affected", "affected patients, with a letter or without", "49"),
    .number("letters.affected_released", "of them, with one that was released", "44"),
    .number("letters.affected_returned", "of these, came back and not sent again", "2"),
    .number("letters.affected_untrue", "of these, which are no longer true", "1"),
    .number("letters.mistaken", "patients more, who were told so by mistake", "1"),
    .number("letters.mistaken_told", "of these, told since that it was a mistake", "1"),
    .number("letters.last", "when the last was released", "12 June 2020 at 09:00 BST"),
    .number("letters.asked", "recipients asked in writing to delete and to confirm it", "3"),
    .number("letters.deleted", "of them, who confirmed it", "2"),
    .number("letters.refused", "who refused", "1"),
    .number("letters.disputed", "who say that it was otherwise", "1"),
    .number("letters.escalated", "whom a person has taken on", "1"),
    .number("letters.returned", "whose letter came back", "1"),
    .number("letters.unanswered", "who have not answered", "1"),
  ]
}
