/// DESIGN §5 and §13 the slow and obvious way: every event against every row.
struct Judge {
  struct Key: Hashable {
    let recording: World.Name
    /// Nil: unattributed.
    let patient: World.Name?
    let viewer: World.Name
  }

  struct Exposure {
    let key: Key
    let viewerIsPatient: Bool
    let hasContent: Bool
    /// One for each event, in whatever order: repeated deliveries are left out.
    let events: [World.Event]
    /// Source and line, of every delivery.
    let lines: [(source: Int, line: Int)]
    /// Of the whole recording.
    let bytes: Int64?
    let tenths: Int64?

    var action: World.Action { World.Action.allCases.last { !times(of: $0).isEmpty } ?? .attempted }
    var first: Int64 { events.map(\.moment).min() ?? 0 }
    var last: Int64 { events.map(\.moment).max() ?? 0 }
    var isReconstructed: Bool { events.allSatisfy(\.isReconstructed) }
    var viewerIsNamed: Bool { !key.viewer.text.hasPrefix("unknown:") }
    func times(of action: World.Action) -> [Int64] {
      events.filter { $0.action == action }.map(\.moment)
    }
  }

  private let world: World
  private let events: [World.Event]

  /// - Parameter recordedOnly: whether to leave out what was rebuilt from list requests.
  init(_ world: World, recordedOnly: Bool = false) {
    self.world = world
    events = world.events.filter { !recordedOnly || !$0.isReconstructed }
  }

  /// In the order in which a first scan numbers them.
  func exposures() -> [Exposure] {
    var groups: [Key: [World.Event]] = [:]
    for event in events {
      let viewer = viewer(of: event)
      let owner = row(of: event.recording, at: event.moment)?.patient
      if isEntitled(viewer, to: event.recording, of: owner, at: event.moment) { continue }
      groups[Key(recording: event.recording, patient: owner, viewer: viewer), default: []]
        .append(event)
    }
    return groups.map { exposure($0, $1) }.sorted { left, right in
      if left.first != right.first { return left.first < right.first }
      return sorting(left.key).lexicographicallyPrecedes(sorting(right.key))
    }
  }

  private func sorting(_ key: Key) -> [World.Name] {
    [key.recording, key.patient ?? "", key.viewer]
  }

  private func exposure(_ key: Key, _ events: [World.Event]) -> Exposure {
    let rows = world.recordings.filter { $0.name == key.recording }
    let content =
      key.patient == nil
      ? rows.isEmpty || rows.contains { $0.content != "none" }
      : events.contains { row(of: key.recording, at: $0.moment)?.content != "none" }
    let isPatient =
      world.accounts.contains { $0.thing == key.viewer } || world.people.contains(key.viewer)
      || world.recordings.contains { $0.patient == key.viewer }
    return Exposure(
      key: key, viewerIsPatient: isPatient, hasContent: content,
      events: Deliveries.once(events, in: world), lines: events.map { ($0.source, $0.line) },
      bytes: rows.compactMap(\.bytes).first, tenths: rows.compactMap(\.tenths).first)
  }

  private func viewer(of event: World.Event) -> World.Name {
    if let viewer = event.viewer { return viewer }
    for row in world.sessions
    where row.thing == event.session && row.stretch.holds(event.moment) {
      return row.holder
    }
    return World.Name("unknown:" + (event.session ?? event.address ?? "").text)
  }

  private func row(of recording: World.Name, at moment: Int64) -> World.Recording? {
    world.recordings.first { $0.name == recording && $0.stretch.holds(moment) }
  }

  private func isEntitled(
    _ viewer: World.Name, to recording: World.Name, of owner: World.Name?, at moment: Int64
  ) -> Bool {
    var selves = [viewer]
    for row in world.accounts where row.thing == viewer && row.stretch.holds(moment) {
      selves.append(row.holder)
    }
    if let owner, selves.contains(owner) { return true }
    return world.authorised.contains { row in
      guard row.viewer == viewer, row.stretch.holds(moment) else { return false }
      if let covered = row.recording { return covered == recording }
      if let patient = row.patient { return patient == owner }
      return true
    }
  }
}

/// Repeated deliveries of one event, by profile, identity and action.
enum Deliveries {
  private struct Key: Hashable {
    let profile: String?
    let identity: String
    let action: World.Action
    let recording: World.Name
  }

  static func once(_ events: [World.Event], in world: World) -> [World.Event] {
    var seen: Set<Key> = []
    return events.filter { event in
      guard let identity = event.identity else { return true }
      let profile = world.logs[event.source].profile
      let key = Key(
        profile: profile, identity: identity, action: event.action, recording: event.recording)
      return seen.insert(key).inserted
    }
  }
}
