package import Model
import Notation
import Synchronization

/// What a faulty list query would have returned to each viewer (`--visible`): list requests are
/// replayed against it.
///
/// It is read once, before the logs, and never changes then: every worker asks the same one.
package struct VisibleList: ListReplay {
  private let rows: VisibleRows
  private let registry: Registry
  private let askers = ListAskers()

  /// Reads the table; nil where the request names none. Throws `.input` with file and line for an
  /// empty required cell, a ragged row, a period that ends before it begins, and a position that is
  /// no number from 1 up.
  package static func load(
    _ request: TableRequest, registry: Registry
  ) throws(Problem) -> (VisibleList, TableFile)? {
    guard let path = request.visible else { return nil }
    var rows = try TableRows(.visible, at: path, of: request)
    var gathering = VisibleGathering(hash: registry.hash)
    while try rows.next() {
      var position: Int64?
      if let amount = try rows.amount(VisibleColumn.position, places: 0) {
        guard amount > 0 else { throw .noPosition(rows.place) }
        position = amount
      }
      let fits = gathering.add(
        recording: rows[VisibleColumn.recording], viewer: rows[VisibleColumn.viewer],
        position: position,
        period: try rows.period(from: VisibleColumn.from, until: VisibleColumn.until))
      if !fits { throw .tooManyVisible(rows.place) }
    }
    return (VisibleList(rows: VisibleRows(gathering), registry: registry), rows.file)
  }

  package func forEachRecording(
    shownTo viewer: Slice, session: Slice, at time: Timestamp, on page: ListPage,
    _ body: (Slice) -> Void
  ) -> Bool {
    var isNamed = true
    var isKnown = false
    if !viewer.isEmpty {
      isKnown = rows.forEach(of: viewer, at: time, on: page, body)
    } else if let holder = registry.viewer(ofSession: session, at: time) {
      isKnown = holder.bytes.withUnsafeBufferPointer {
        rows.forEach(of: Slice($0), at: time, on: page, body)
      }
    } else {
      isNamed = false
    }
    askers.note(isKnown: isKnown)
    return isNamed
  }

  /// Whether lists were asked for, and by nobody whom the table names: it then says nothing, and most
  /// likely names viewers otherwise than the logs do.
  package var knewNobody: Bool { askers.wereMet && !askers.anyIsKnown }
}

/// Whether anybody asked, and whether the table names any of them: remembered over all threads, and
/// written only once each, so that they do not fight over it.
private final class ListAskers: Sendable {
  private let met = Atomic(false)
  private let known = Atomic(false)

  var wereMet: Bool { met.load(ordering: .relaxed) }
  var anyIsKnown: Bool { known.load(ordering: .relaxed) }

  func note(isKnown: Bool) {
    if !wereMet { met.store(true, ordering: .relaxed) }
    if isKnown, !anyIsKnown { known.store(true, ordering: .relaxed) }
  }
}

extension Problem {
  fileprivate static func noPosition(_ place: Place) -> Problem {
    Problem(.input, at: place, "position is not a number from 1 up")
  }

  fileprivate static func tooManyVisible(_ place: Place) -> Problem {
    Problem(.input, at: place, "the table has more rows than can be counted here")
  }
}
