package import Model

/// The regulator's arithmetic (DESIGN §5): one set of numbers behind every document.
package enum TotalsArithmetic {
  /// `rejectedLines`, `unansweredLists` and `hasGaps` are those of all sources of the case: while there
  /// are any, or an exposure belongs to nobody, the numbers may be too low.
  package static func totals(
    of exposures: [Exposure], rejectedLines: Int, unansweredLists: Int = 0, hasGaps: Bool
  ) -> Totals {
    func count(_ total: NamedTotal) -> Int { total.value(of: exposures) }
    var totals = Totals()
    totals.dataSubjects.confirmed = count(.dataSubjectsConfirmed)
    totals.dataSubjects.maximum = count(.dataSubjectsMaximum)
    totals.records.confirmed = count(.recordsConfirmed)
    totals.records.maximum = count(.recordsMaximum)
    totals.recipientsOpened = count(.recipientsOpened)
    totals.recipientsShown = count(.recipientsShown)
    totals.exposures[Int(Action.opened.rawValue)] = count(.exposuresOpened)
    totals.exposures[Int(Action.shown.rawValue)] = count(.exposuresShown)
    totals.exposures[Int(Action.linked.rawValue)] = count(.exposuresLinked)
    totals.exposures[Int(Action.attempted.rawValue)] = count(.exposuresAttempted)
    totals.unattributed = count(.unattributed)
    totals.noContent = count(.noContent)
    totals.unknownViewers = count(.unknownViewers)
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
