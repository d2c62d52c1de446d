import Model
import TestSupport
import Testing

@testable import Obligations

/// A sweep looks no further where no clock may be running: so every clock that runs must be among those.
struct PossibleDeadlineTests {
  private func possible(
    _ world: World, sent: [String: Timestamp] = [:], asOf: String
  ) throws -> [String] {
    PossibleDeadlines(
      try World.rulebook(), facts: world.facts,
      countries: world.kept.recordings.compactMap(\.country)
        + world.kept.people.compactMap(\.country),
      sent: sent, asOf: try time(asOf)
    ).all.map { "\($0.regime) \($0.duty) \($0.due.nanoseconds)" }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `every clock that runs is possible`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var world = try World()
    let year = dice.one(of: [2019, 2020, 2022, 2024, 2026])
    try world.move(to: year)
    let countries: [String?] = [
      nil, "GB", "Ireland", "FR", "germany", "US-CA", "us", "CA-ON", "Canada", "RW", "IS", "XX", "",
    ]
    for _ in 0..<dice.below(12) {
      try world.add(
        dice.one(of: [.shown, .opened, .attempted]), country: dice.one(of: countries),
        home: dice.one(of: countries), controller: dice.one(of: [nil, "Other Trust"]))
    }
    let asOf = "\(year)-\(dice.one(of: ["06-10", "06-12", "08-30", "12-31"]))T09:00:00Z"
    let running = try world.assess(asOf: asOf).deadlines.filter {
      $0.doneAt == nil && $0.unclear == nil
    }
    let all = Set(try possible(world, asOf: asOf))
    for duty in running {
      guard let due = duty.clock?.due else { continue }
      #expect(all.contains("\(duty.regime) \(duty.duty) \(due.nanoseconds)"), "\(duty.regime)")
    }
  }

  @Test func `what was sent, and whoever lives elsewhere, starts no clock`() throws {
    var world = try World()
    try world.add(.opened, country: "GB")
    let asOf = "2020-06-10T09:00:00Z"
    #expect(try possible(world, asOf: asOf).contains { $0.hasPrefix("uk-ico regulator") })
    #expect(try possible(world, asOf: asOf).allSatisfy { $0.hasPrefix("uk-") })
    let sent = ["uk-ico regulator": try time("2020-06-10T08:00:00Z")]
    #expect(try possible(world, sent: sent, asOf: asOf).isEmpty)
    try world.add(.opened, country: "Ireland")
    #expect(try possible(world, sent: sent, asOf: asOf).contains { !$0.hasPrefix("uk-") })
  }

  @Test func `without awareness there is none`() throws {
    var world = try World()
    world.facts["aware_at"] = nil
    world.facts["discovered_at"] = nil
    #expect(try possible(world, asOf: "2020-06-10T09:00:00Z").isEmpty)
  }
}
