package import Model

/// Looks out for recordings made for testing, whoever is entitled to them: when each of the named
/// viewers saw the named recording last.
///
/// The tables are not asked who may: a table that makes the stranger the owner must not make the
/// check pass.
package struct CanaryWatch: Sendable {
  package struct Pair: Hashable, Sendable {
    package let recording: Identifier
    package let viewer: Identifier

    package init(recording: Identifier, viewer: Identifier) {
      self.recording = recording
      self.viewer = viewer
    }
  }

  /// The last times; nil where there was none.
  package struct Sight: Hashable, Sendable {
    /// Shown or opened.
    package var seen: Timestamp?
    /// The same, by a time that no clock that is right has got to yet: whoever saw it saw it, but
    /// nobody knows when.
    package var ahead: Timestamp?
    /// Listed by a table of links.
    package var linked: Timestamp?

    mutating func merge(_ other: Sight) {
      seen = later(seen, other.seen)
      ahead = later(ahead, other.ahead)
      linked = later(linked, other.linked)
    }

    private func later(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
      guard let one, let other else { return one ?? other }
      return max(one, other)
    }
  }

  package typealias Sights = [Pair: Sight]

  private let pairs: Set<Pair>
  private let horizon: Timestamp?
  private var recordings: Set<UInt64> = []
  private(set) var sights: Sights = [:]

  /// - Parameter horizon: where the future begins, for all that clocks may differ; nil: never.
  package init(_ pairs: Set<Pair>, horizon: Timestamp? = nil) {
    self.pairs = pairs
    self.horizon = horizon
  }

  package static func merged(_ one: Sights, _ other: Sights) -> Sights {
    one.merging(other) { left, right in
      var both = left
      both.merge(right)
      return both
    }
  }

  /// Recordings are told apart by the hashes of the registry that is asked.
  mutating func begin(hash: (Identifier) -> UInt64) {
    recordings = Set(pairs.map { hash($0.recording) })
  }

  func looks(at recording: UInt64) -> Bool { recordings.contains(recording) }

  /// Refused attempts are what a check of the forbidden is made of: nobody saw anything.
  mutating func add(_ event: AccessEvent, by viewer: Identifier) {
    let pair = Pair(recording: Identifier(event.recording), viewer: viewer)
    guard event.action != .attempted, pairs.contains(pair) else { return }
    var sight = Sight()
    if event.action == .linked {
      sight.linked = event.time
    } else if let horizon, event.time >= horizon {
      sight.ahead = event.time
    } else {
      sight.seen = event.time
    }
    sights[pair, default: Sight()].merge(sight)
  }
}
