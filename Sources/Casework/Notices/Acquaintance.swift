import Evidence
import Model

/// Which patients know each other, as far as the table of who was authorised shows it: a carer, a
/// relative, somebody who once was one.
struct Acquaintance {
  private struct Pair: Hashable {
    let viewer: Identifier
    let patient: Identifier
  }

  private let pairs: Set<Pair>

  init(_ kept: KeptRows) {
    let owners = Dictionary(grouping: kept.recordings, by: \.recording)
    let holders = Dictionary(grouping: kept.accounts, by: \.viewer)
    var pairs: Set<Pair> = []
    for row in kept.authorised {
      let patients =
        row.recording.map { owners[$0, default: []].map(\.patient) }
        ?? [row.patient].compactMap { $0 }
      let viewers = holders[row.viewer]?.map(\.patient) ?? [row.viewer]
      for viewer in viewers {
        for patient in patients { pairs.insert(Pair(viewer: viewer, patient: patient)) }
      }
    }
    self.pairs = pairs
  }

  func joins(_ one: Identifier, _ other: Identifier) -> Bool {
    if pairs.isEmpty || one == other { return false }
    return pairs.contains(Pair(viewer: one, patient: other))
      || pairs.contains(Pair(viewer: other, patient: one))
  }
}
