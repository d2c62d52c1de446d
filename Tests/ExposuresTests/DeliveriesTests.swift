import Model
import Testing

@testable import Exposures

/// Repeated deliveries of one event (DESIGN §4, `id`).
@Suite struct DeliveriesTests {
  private func clinic(_ events: [Clinic.Event], profiles: [String] = ["one"]) -> Clinic {
    var clinic = Clinic(recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")])
    clinic.profiles = profiles
    clinic.events = events.enumerated().map { index, event in
      var event = event
      event.line = index + 1
      return event
    }
    return clinic
  }

  private func event(
    _ identity: Clinic.Name, time: Int = 10, action: Action = .opened, source: Int = 0
  ) -> Clinic.Event {
    Clinic.Event(
      recording: "rec-1", viewer: "pt-2", identity: identity, time: time, action: action,
      bytes: 100, source: source)
  }

  @Test func `an event delivered twice counts once and both lines prove it`() throws {
    let exposure = try #require(try clinic([event("a"), event("a")]).judged().first)
    #expect(exposure[.opened].count == 1)
    #expect(exposure.bytes == 100)
    #expect(exposure.lines.map(\.line) == [1, 2])
  }

  @Test func `events without an identity, or with two, are two`() throws {
    #expect(try clinic([event(""), event("")]).judged().map { $0[.opened].count } == [2])
    #expect(try clinic([event("a"), event("b")]).judged().map { $0[.opened].count } == [2])
  }

  @Test func `another action or another profile is another event`() throws {
    let actions = try #require(
      try clinic([event("a"), event("a", action: .shown)]).judged().first)
    #expect(actions[.opened].count == 1 && actions[.shown].count == 1)
    let sources = [event("a"), event("a", source: 1), event("a", source: 2)]
    let judged = try clinic(sources, profiles: ["one", "two", "one"]).judged()
    #expect(judged.map { $0[.opened].count } == [2])
  }

  @Test func `of deliveries at two times the earlier counts, whichever file came first`() throws {
    for times in [[10, 20], [20, 10]] {
      let events = times.enumerated().map { event("a", time: $1, source: $0) }
      let exposure = try #require(try clinic(events, profiles: ["one", "one"]).judged().first)
      #expect(exposure.first == Clinic.time(10) && exposure.last == Clinic.time(10))
    }
  }
}
