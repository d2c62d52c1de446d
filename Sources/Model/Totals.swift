/// The regulator's arithmetic over a case's exposures (DESIGN §5): one set of numbers behind every
/// document.
package struct Totals: Hashable, Sendable {
  /// *Data subjects* are owners, *records* distinct recordings.
  package struct Count: Hashable, Sendable {
    package var confirmed = 0
    package var maximum = 0
    package init(confirmed: Int = 0, maximum: Int = 0) {
      self.confirmed = confirmed
      self.maximum = maximum
    }
  }

  /// Whether the numbers can still grow by what the evidence cannot rule out.
  package enum Bound: String, Sendable {
    case exact
    case atLeast = "at_least"
  }

  package var dataSubjects = Count()
  package var records = Count()
  /// Distinct named viewers of exposures opened, and of those shown or opened.
  package var recipientsOpened = 0
  package var recipientsShown = 0
  /// Every exposure once, under its highest action; by `Action.rawValue`.
  package var exposures = [0, 0, 0, 0]
  package var unattributed = 0
  package var noContent = 0
  package var unknownViewers = 0
  package var bound = Bound.exact

  package init() {}

  package subscript(action: Action) -> Int { exposures[Int(action.rawValue)] }
}
