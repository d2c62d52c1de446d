import Model
import Testing

@testable import Exposures

/// Recordings made for testing are looked out for whatever the tables say of them.
struct CanaryWatchTests {
  private func pair(_ recording: String, _ viewer: String) -> CanaryWatch.Pair {
    CanaryWatch.Pair(recording: Identifier(recording), viewer: Identifier(viewer))
  }

  private func sights(_ clinic: Clinic) throws -> CanaryWatch.Sights {
    let watch = CanaryWatch([pair("rec-1", "pt-1"), pair("rec-1", "pt-2")])
    var correlator = Correlator(registry: try clinic.registry(), sourceCount: 1, canaries: watch)
    Clinic.Event.withAccessEvents(clinic.events) { correlator.add($0.span, of: 0) }
    return correlator.finish().canaries
  }

  private var clinic = Clinic(recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")])

  @Test mutating func `the owner is seen as well as the stranger, each by the last time`() throws {
    clinic.events = [
      Clinic.Event(recording: "rec-1", viewer: "pt-1", time: 20, action: .shown, line: 1),
      Clinic.Event(recording: "rec-1", viewer: "pt-1", time: 10, action: .opened, line: 2),
      Clinic.Event(recording: "rec-1", viewer: "pt-2", time: 30, action: .linked, line: 3),
    ]
    #expect(
      try sights(clinic) == [
        pair("rec-1", "pt-1"): .init(seen: Clinic.time(20), linked: nil),
        pair("rec-1", "pt-2"): .init(seen: nil, linked: Clinic.time(30)),
      ])
  }

  @Test mutating func `a refused attempt, another viewer and another recording are no sight`()
    throws
  {
    clinic.events = [
      Clinic.Event(recording: "rec-1", viewer: "pt-2", time: 20, action: .attempted, line: 1),
      Clinic.Event(recording: "rec-1", viewer: "pt-3", time: 20, line: 2),
      Clinic.Event(recording: "rec-2", viewer: "pt-2", time: 20, line: 3),
    ]
    #expect(try sights(clinic).isEmpty)
  }

  @Test mutating func `a viewer is who the session says`() throws {
    clinic.sessions = [Clinic.Held(thing: "s-1", holder: "pt-2")]
    clinic.events = [Clinic.Event(recording: "rec-1", session: "s-1", time: 5, line: 1)]
    #expect(
      try sights(clinic) == [pair("rec-1", "pt-2"): .init(seen: Clinic.time(5), linked: nil)])
  }
}
