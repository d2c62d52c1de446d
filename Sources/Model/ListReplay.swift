/// Says what a list request would have returned, where the log says only that a list was asked for
/// (DESIGN §4, list routes).
///
/// The reader asks it once for every such request, from any of its threads.
package protocol ListReplay: Sendable {
  /// Calls `body` with each recording that the list would have shown at `time`, in the order of their
  /// positions; one that stands on the page twice comes twice.
  ///
  /// `viewer` is as events name them, prefix included; where it is empty, whoever held the session
  /// then. The slices stay valid as long as the replay does.
  ///
  /// - Returns: false where neither a viewer nor a session's holder is known: whoever asked was shown
  ///   something, and nobody can say what.
  func forEachRecording(
    shownTo viewer: Slice, session: Slice, at time: Timestamp, on page: ListPage,
    _ body: (Slice) -> Void
  ) -> Bool
}

/// Which positions of a list a request asked for; the first position is 1.
package struct ListPage: Hashable, Sendable {
  package let first: Int64
  package let last: Int64

  package init(first: Int64, last: Int64) {
    self.first = first
    self.last = last
  }

  package static let whole = ListPage(first: 1, last: .max)
}
