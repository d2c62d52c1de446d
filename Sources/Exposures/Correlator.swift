package import Model

/// Tells the events of those who may from the events of those who may not.
///
/// Whoever owns the recording at the event's time, has the owner's account, or is authorised, may
/// see it (DESIGN §5). Every other event becomes a finding: the exposure it belongs to, and the line
/// that proves it. A recording that belongs to nobody gives findings without a patient, never none.
///
/// Each worker has its own; what one finds does not depend on what another heard, nor on the order.
/// Events are looked up 32 at a time, in steps, so that no step waits for memory, and so few that
/// what a step has asked for is still near at the next.
package struct Correlator: EventSink {
  private static let batch = 32

  private let registry: Registry
  private var seats: [Seat]
  private var sightings: [SourceSighting]
  private var finder = FindingMaker()
  /// Nil where nobody looks out for canaries.
  private var canaries: CanaryWatch?

  package init(registry: Registry, sourceCount: Int, canaries: CanaryWatch? = nil) {
    self.registry = registry
    self.canaries = canaries
    self.canaries?.begin { name in
      name.bytes.withUnsafeBufferPointer { registry.hash(Slice($0)) }
    }
    seats = Array(repeating: Seat(), count: Self.batch)
    sightings = Array(repeating: SourceSighting(), count: sourceCount)
  }

  package mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int) {
    events.withUnsafeBufferPointer { events in
      var start = 0
      while start < events.count {
        let end = min(start + Self.batch, events.count)
        let batch = UnsafeBufferPointer(rebasing: events[start..<end])
        registry.seat(batch, in: &seats)
        for index in 0..<batch.count { judge(batch[index], seats[index], of: source) }
        if canaries != nil { watch(batch) }
        start = end
      }
    }
  }

  package consuming func finish() -> CorrelatorResult {
    CorrelatorResult(
      findings: finder.findings, sightings: sightings, canaries: canaries?.sights ?? [:])
  }

  @inline(__always)
  private mutating func judge(_ event: AccessEvent, _ seat: Seat, of source: Int) {
    let row = registry.ownership.inForce(from: seat.recordingRow, at: event.time)
    let owner = row == 0 ? nil : registry.ownership.holder(of: row)
    let viewer = registry.viewer(of: event, seat)

    sightings[source].addEvent()
    if event.marks.contains(.reconstructed) {
      sightings[source].addListed(
        seat.recordingRow, hash: seat.recordingHash, rows: registry.ownership.count)
    } else {
      sightings[source].addRecording(
        seat.recordingRow, hash: seat.recordingHash, rows: registry.ownership.count)
    }
    sightings[source].addViewer(
      viewer.number, hash: viewer.hash, parties: registry.parties.count)

    if let number = viewer.number {
      if let owner, registry.stands(number, for: owner, at: event.time) {
        sightings[source].addOwner()
        return
      }
      let recording = seat.recording == 0 ? nil : seat.recording
      if registry.authorises(number, recording: recording, owner: owner, at: event.time) { return }
    } else if event.viewer.isEmpty, event.session.isEmpty {
      sightings[source].addNameless()
    }
    find(event, seat, by: viewer, row: row, of: source)
  }

  @inline(never)
  private mutating func watch(_ batch: UnsafeBufferPointer<AccessEvent>) {
    for (event, seat) in zip(batch, seats)
    where canaries?.looks(at: seat.recordingHash) ?? false {
      let viewer = registry.identifier(of: registry.viewer(of: event, seat), in: event)
      canaries?.add(event, by: viewer)
    }
  }

  @inline(never)
  private mutating func find(
    _ event: AccessEvent, _ seat: Seat, by viewer: Registry.Viewer, row: Holdings.Index,
    of source: Int
  ) {
    let patient =
      row == 0 ? nil : registry.parties.identifier(of: registry.ownership.holder(of: row))
    let roles = viewer.number.map { registry.parties.roles(of: $0) } ?? []
    finder.add(
      event, of: source, patient: patient, viewer: registry.identifier(of: viewer, in: event),
      kind: roles.isDisjoint(with: .patient) ? .unknown : .patient,
      measures: registry.measures(first: seat.recordingRow, inForce: row))
  }
}
