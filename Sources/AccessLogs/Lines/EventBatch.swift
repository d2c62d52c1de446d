import Model

/// The events of a stretch of one source, waiting to go to the sink together.
///
/// A call across the room's border for every event would cost more than the event; a call for many
/// costs nothing. Whatever their slices need besides the chunk's own bytes lives in the arena.
struct EventBatch: ~Copyable {
  /// Enough that the border is free, little enough that a batch stays in the cache.
  static let preferredCount = 1024

  private(set) var events: [AccessEvent] = []
  /// How many requests for a list that was sent nobody could replay.
  var unansweredLists = 0
  var arena = Arena()

  init() { events.reserveCapacity(Self.preferredCount) }

  var isFull: Bool { events.count >= Self.preferredCount }

  mutating func append(_ event: AccessEvent) { events.append(event) }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    unansweredLists = 0
    arena.removeAll()
  }
}
