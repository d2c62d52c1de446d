import Synchronization

/// What was found in pieces of text that come again and again: nearly all of a letter is its template's
/// and the facts', and is read closely once.
///
/// A class, because all that one guard reads shares it.
final class KnownPieces: Sendable {
  /// A value that was filled in, or the template's words between two.
  struct Piece: Hashable {
    private let kind: OutputKind
    private let hash: UInt64
    let bytes: [UInt8]

    init(_ bytes: ArraySlice<UInt8>, as kind: OutputKind) {
      self.kind = kind
      self.bytes = Array(bytes)
      hash = self.bytes.withUnsafeBufferPointer { TermHash.whole($0) }
    }

    /// By a hash that is quick: what is hashed is nobody's who could choose it.
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  private let known = Mutex<[Piece: [LeakGuard.Sighting]]>([:])
  /// More pieces than the letters of a case have in common.
  private static let room = 4096

  /// - Parameter read: gives what is in a piece that is not known.
  func sightings(
    in piece: Piece, _ read: (Piece) -> [LeakGuard.Sighting]
  ) -> [LeakGuard.Sighting] {
    if let found = known.withLock({ $0[piece] }) { return found }
    let found = read(piece)
    known.withLock { known in
      if known.count >= Self.room { known.removeAll(keepingCapacity: true) }
      known[piece] = found
    }
    return found
  }
}

extension LeakGuard {
  /// Looks for `Mrs King`, `A. King`, `Ada Mary King` and for streets in their other form in each piece
  /// of a document. What is the addressee's own is left out.
  func lookCloser(
    at document: Rendered, _ pieces: KnownPieces, into sightings: inout Sightings
  ) {
    var start = 0
    for stretch in document.stretches {
      lookCloser(at: start..<stretch.range.lowerBound, of: document, pieces, into: &sightings)
      let isOwn = sightings.particulars.contains {
        $0.lowerBound <= stretch.range.lowerBound && stretch.range.upperBound <= $0.upperBound + 1
      }
      if !stretch.isComputed, !isOwn {
        lookCloser(at: stretch.range, of: document, pieces, into: &sightings)
      }
      start = stretch.range.upperBound
    }
    lookCloser(at: start..<document.bytes.count, of: document, pieces, into: &sightings)
  }

  private func lookCloser(
    at range: Range<Int>, of document: Rendered, _ pieces: KnownPieces,
    into sightings: inout Sightings
  ) {
    if range.count < Self.shortestName { return }
    let piece = KnownPieces.Piece(document.bytes[range], as: document.kind)
    for found in pieces.sightings(in: piece, { sights(in: $0.bytes, as: document.kind) }) {
      let sighting = Sighting(
        term: found.term, meaning: found.meaning,
        origin: found.origin.lowerBound + range.lowerBound...found.origin.upperBound
          + range.lowerBound)
      if found.meaning.rule.kind == .name {
        sightings.addShortName(sighting)
      } else {
        sightings.add(sighting)
      }
    }
  }

  /// Nobody's last name with an initial is shorter.
  private static let shortestName = 4

  private func sights(in source: [UInt8], as kind: OutputKind) -> [Sighting] {
    var sightings = Sightings()
    func look(at text: FoldedText) {
      if let short = text.withShortStreets { search(short, reader: -1, into: &sightings) }
      lookForShortNames(in: text, of: source, into: &sightings)
    }
    let text = FoldedText(source, as: kind)
    look(at: text)
    if text.isLoose {
      var loose = LooseText(source, as: kind)
      loose.unescape()
      look(at: FoldedText(loose))
      for bare in LooseText.withoutMarkup(source, as: kind, unescaped: loose) {
        look(at: FoldedText(bare))
      }
    }
    return sightings.found.filter { [.name, .address].contains($0.meaning.rule.kind) }
  }
}
