import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// A sweep that cannot look at all is told of, once a day, and the clock goes on being watched.
struct SweepFailureTests {
  private static let unreadable = #""failures":{"unreadable":1}"#

  /// What keeps a sweep from beginning.
  private func spoil(_ world: inout SweepWorld, _ what: String) throws {
    switch what {
    case "table gone":
      try FileManager.default.removeItem(atPath: world.path("recordings.csv"))
    case "table ragged": _ = try world.write("recording,patient\nrec-1\n", to: "recordings.csv")
    case "table empty": _ = try world.write("", to: "recordings.csv")
    case "canaries gone": world.request.canary = world.path("canary.csv")
    case "suppression without a reason": try world.suppress(",,rec-1,,2020-06-09T20:00:00Z\n")
    default: _ = try world.write("{ name: ", to: "app.json5")
    }
  }

  @Test(arguments: [
    "table gone", "table ragged", "table empty", "canaries gone", "suppression without a reason",
    "profile broken",
  ])
  func `it is told once a day`(what: String) throws {
    var world = try SweepWorld()
    try world.sweep(1)
    try spoil(&world, what)
    for hour in [2, 3, 26] as [Int64] {
      let sweep = try Sweep(world.opened, world.request, by: SweepWorld.actor(hour))
      #expect(throws: Problem.self) { try sweep.run() }
    }
    #expect(
      try world.messages("sweep.failed") == [Self.unreadable, Self.unreadable])
  }

  @Test func `deadlines are told all the same`() throws {
    var world = try SweepWorld(aware: true)
    try world.sweep(1)
    try spoil(&world, "table gone")
    for hour in [49, 67, 73] as [Int64] {
      #expect(throws: Problem.self) {
        try Sweep(world.opened, world.request, by: SweepWorld.actor(hour)).run()
      }
    }
    let regulator = #""regime":"uk-ico","duty":"regulator""#
    #expect(try world.messages("deadline.near").filter { $0.contains(regulator) }.count == 2)
    #expect(try world.messages("deadline.passed").filter { $0.contains(regulator) }.count == 1)
  }
}
