/// What one source has to do with the tables: whether its identifiers are known there at all, and
/// whether owners use it. `Plausibility` judges by it.
///
/// Each worker keeps one a source; they are merged when all have finished. One bit an identifier of
/// the tables and eight bytes a strange one, up to as many as the tables hold: beyond that the
/// verdict stands.
package struct SourceSighting: Sendable {
  /// Access events, entitled or not.
  package private(set) var events = 0
  /// Of those, by the recording's owner at that time, or from the owner's account.
  package private(set) var byOwner = 0
  private var recordings = NumberSet()
  private var viewers = NumberSet()
  private var strangeRecordings: Set<UInt64> = []
  private var strangeViewers: Set<UInt64> = []

  package init() {}

  /// Distinct recordings with a row in the recordings table.
  package var recordingsKnown: Int { recordings.count }
  package var recordingsUnknown: Int { strangeRecordings.count }
  /// Distinct viewers that stand in any table.
  package var viewersKnown: Int { viewers.count }
  package var viewersUnknown: Int { strangeViewers.count }

  package mutating func merge(_ other: SourceSighting) {
    events += other.events
    byOwner += other.byOwner
    recordings.formUnion(other.recordings)
    viewers.formUnion(other.viewers)
    strangeRecordings.formUnion(other.strangeRecordings)
    strangeViewers.formUnion(other.strangeViewers)
  }

  @inline(__always)
  mutating func addEvent() { events += 1 }

  @inline(__always)
  mutating func addOwner() { byOwner += 1 }

  @inline(__always)
  mutating func addRecording(_ first: Holdings.Index, hash: UInt64, rows: Int) {
    if first != 0 {
      recordings.insert(first, below: rows + 1)
    } else if strangeRecordings.count <= rows {
      strangeRecordings.insert(hash)
    }
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
