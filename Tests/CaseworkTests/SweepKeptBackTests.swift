import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What a sweep kept back is told once it is kept back no longer: aloud and to the endpoints alike.
struct SweepKeptBackTests {
  private static let opened = #""exposures":{"opened":1,"shown":0,"linked":0,"attempted":0}"#

  private static func found(_ scan: Int, new: Int = 1, raised: Int = 0) -> String {
    #""scan":\#(scan),"new":\#(new),"raised":\#(raised),\#(opened)"#
  }

  @Test(arguments: ["expired", "row gone", "file gone"])
  func `an exposure that was suppressed is told to the endpoints when it is told`(
    how: String
  ) throws {
    var world = try SweepWorld()
    try world.suppress(",,rec-1,made for testing,2020-06-09T20:00:00Z\n")
    try world.log("opened", "rec-1", hour: 10)
    #expect(try world.sweep(12).isEmpty)
    #expect(try world.messages("exposures.found").isEmpty)
    if how == "row gone" { try world.suppress("") }
    if how == "file gone" { try world.suppress(nil) }
    #expect(try world.sweep(21) == [1])
    #expect(try world.messages("exposures.found") == [Self.found(1)])
    // And once.
    #expect(try world.sweep(22).isEmpty)
    #expect(try world.messages("exposures.found").count == 1)
  }

  @Test func `it is told beside what else is found then`() throws {
    var world = try SweepWorld()
    try world.suppress(",,rec-1,made for testing,2020-06-09T20:00:00Z\n")
    try world.log("opened", "rec-1", hour: 10)
    try world.sweep(12)
    try world.suppress(nil)
    try world.log("shown", "rec-2", hour: 11)
    #expect(try world.sweep(13) == [1, 2])
    #expect(
      try world.messages("exposures.found") == [
        #""scan":2,"new":2,"raised":0,"exposures":{"opened":1,"shown":1,"linked":0,"attempted":0}"#
      ])
  }

  @Test func `one that rose while it was suppressed has risen when it is told again`() throws {
    var world = try SweepWorld()
    try world.log("shown", "rec-1", hour: 10)
    #expect(try world.sweep(11) == [1])
    try world.suppress(",,rec-1,made for testing,2020-06-09T20:00:00Z\n")
    try world.log("opened", "rec-1", hour: 12)
    #expect(try world.sweep(13).isEmpty)
    // More of the same, when it is suppressed no longer.
    try world.suppress(nil)
    try world.log("opened", "rec-1", hour: 14)
    #expect(try world.sweep(15) == [1])
    #expect(try world.messages("exposures.found").last == Self.found(3, new: 0, raised: 1))
  }

  @Test func `whoever is killed before somebody was told queues nothing twice`() throws {
    let world = try SweepWorld()
    try world.log("opened", "rec-1", hour: 10)
    for hour in [11, 12] as [Int64] {
      let outcome = try Sweep(world.opened, world.request, by: SweepWorld.actor(hour)).run()
      #expect(outcome.telling.map(\.number) == [1])
    }
    #expect(try world.sweep(13) == [1])
    #expect(try world.messages("exposures.found") == [Self.found(1)])
  }

  @Test func `that the breach is not contained is told of it too`() throws {
    var world = try SweepWorld(contained: true)
    try world.suppress(",,rec-1,made for testing,2020-06-09T20:00:00Z\n")
    try world.log("opened", "rec-1", hour: 10)
    try world.sweep(12)
    #expect(try world.messages("containment.broken").isEmpty)
    try world.sweep(21)
    try world.sweep(22)
    #expect(
      try world.messages("containment.broken") == [
        #""after_containment":1,"contained_at":"2020-06-09T09:00:00.000Z""#
      ])
  }

  @Test func `a forbidden tester who is refused is no news, and one who is let through is`() throws
  {
    var world = try SweepWorld()
    world.request.canary = try world.write(
      "recording,viewer,may,every\nrec-1,pt-2,false,\n", to: "canary.csv")
    try world.log("attempted", "rec-1", hour: 10)
    #expect(try world.sweep(12).isEmpty)
    #expect(try world.messages("exposures.found").isEmpty)
    // Whoever else is refused is told of.
    try world.log("attempted", "rec-2", hour: 12)
    #expect(try world.sweep(13).count == 1)
    try world.log("opened", "rec-1", hour: 14)
    #expect(try world.sweep(15).count == 1)
    #expect(try world.messages("exposures.found").last == Self.found(3))
    #expect(try world.messages("sweep.failed") == [#""failures":{"canary_shown":1}"#])
  }
}
