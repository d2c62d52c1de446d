package import Model

/// The regulator's arithmetic (DESIGN §5): one set of numbers behind every document.
package enum TotalsArithmetic {
  /// `rejectedLines`, `unansweredLists` and `hasGaps` are those of all sources of the case: while there
  /// are any, or an exposure belongs to nobody, the numbers may be too low.
  package static func totals(
    of exposures: [Exposure], rejectedLines: Int, unansweredLists: Int = 0, hasGaps: Bool
  ) -> Totals {
    var totals = Totals()
    let numbers: [(place: WritableKeyPath<Totals, Int>, of: NamedTotal)] = [
      (\.dataSubjects.confirmed, .dataSubjectsConfirmed),
      (\.dataSubjects.maximum, .dataSubjectsMaximum),
      (\.records.confirmed, .recordsConfirmed), (\.records.maximum, .recordsMaximum),
      (\.recipientsOpened, .recipientsOpened), (\.recipientsShown, .recipientsShown),
      (\.exposures[Int(Action.opened.rawValue)], .exposuresOpened),
      (\.exposures[Int(Action.shown.rawValue)], .exposuresShown),
      (\.exposures[Int(Action.linked.rawValue)], .exposuresLinked),
      (\.exposures[Int(Action.attempted.rawValue)], .exposuresAttempted),
      (\.unattributed, .unattributed), (\.noContent, .noContent),
      (\.unknownViewers, .unknownViewers),
    ]
    let values = NamedTotal.values(of: exposures, numbers.map(\.of))
    for (number, value) in zip(numbers, values) { totals[keyPath: number.place] = value }
    let isExact =
      totals.unattributed == 0 && rejectedLines == 0 && unansweredLists == 0 && !hasGaps
    totals.bound = isExact ? .exact : .atLeast
    return totals
  }

  /// The exposures that go on after the breach was declared contained: refused attempts are none
  /// (DESIGN §5, Containment). Empty where nobody has said when that was.
  package static func afterContainment(
    _ exposures: [Exposure], containedAt: Timestamp?
  ) -> [Exposure] {
    guard let containedAt else { return [] }
    return exposures.filter { exposure in
      [Action.linked, .shown, .opened].contains { action in
        exposure[action].last.map { $0 >= containedAt } ?? false
      }
    }
  }
}
