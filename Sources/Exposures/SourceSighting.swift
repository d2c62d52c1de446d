/// What one source has to do with the tables: whether its identifiers are known there at all, and
/// whether owners use it. `Plausibility` judges by it.
///
/// Each worker keeps one a source; they are merged when all have finished. One bit an identifier of
/// the tables and eight bytes a strange one, up to as many as the tables hold: beyond that the
/// verdict stands.
package struct SourceSighting: Sendable {
  /// Access events, entitled or not.
  package private(set) var events = 0
  /// Of the events, by the recording's owner at that time, or from the owner's account.
  package private(set) var byOwner = 0
  /// Of the events, rebuilt from list requests: the log names no recording in them.
  package private(set) var reconstructed = 0
  /// Of the events, those in which neither a viewer nor a session is named.
  package private(set) var nameless = 0
  /// That the log itself names.
  package private(set) var named = SeenRecordings()
  /// That replayed lists named.
  package private(set) var listed = SeenRecordings()
  private var viewers = NumberSet()
  private var strangeViewers: Set<UInt64> = []

  package init() {}

  /// Of either kind.
  package var recordings: SeenRecordings {
    var all = named
    all.merge(listed)
    return all
  }
  /// Distinct viewers that stand in any table.
  package var viewersKnown: Int { viewers.count }
  package var viewersUnknown: Int { strangeViewers.count }

  package mutating func merge(_ other: SourceSighting) {
    events += other.events
    byOwner += other.byOwner
    reconstructed += other.reconstructed
    nameless += other.nameless
    named.merge(other.named)
    listed.merge(other.listed)
    viewers.formUnion(other.viewers)
    strangeViewers.formUnion(other.strangeViewers)
  }

  @inline(__always)
  mutating func addEvent() { events += 1 }

  @inline(__always)
  mutating func addNameless() { nameless += 1 }

  @inline(__always)
  mutating func addOwner() { byOwner += 1 }

  @inline(__always)
  mutating func addRecording(_ first: Holdings.Index, hash: UInt64, rows: Int) {
    named.add(first, hash: hash, rows: rows)
  }

  @inline(never)
  mutating func addListed(_ first: Holdings.Index, hash: UInt64, rows: Int) {
    reconstructed += 1
    listed.add(first, hash: hash, rows: rows)
  }

  @inline(__always)
  mutating func addViewer(_ number: Parties.Number?, hash: UInt64, parties: Int) {
    if let number {
      viewers.insert(number, below: parties)
    } else if strangeViewers.count <= parties {
      strangeViewers.insert(hash)
    }
  }
}
