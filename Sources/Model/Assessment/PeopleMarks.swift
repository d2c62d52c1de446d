/// What the table of people says of those affected that the documents have to tell: a table may be
/// wrong, so a person confirms it.
package struct PeopleMarks: Hashable, Sendable {
  /// Under 18 when the breach reached them, by their dates of birth.
  package var children = 0
  /// Marked as dead: no data subjects of the law, and counted like everybody.
  package var dead = 0

  package init() {}

  /// How many children there are, as a document may say it. Fewer than five might tell who they are:
  /// then it is `some`. Nil where there are none.
  ///
  /// - Parameter bound: of the people whom they are among.
  package func childrenInWords(_ bound: Totals.Bound) -> String? {
    if children == 0 { return nil }
    if children < PeopleMarks.fewestCounted { return "some" }
    return bound == .atLeast ? "at least \(children)" : "\(children)"
  }

  private static let fewestCounted = 5
}
