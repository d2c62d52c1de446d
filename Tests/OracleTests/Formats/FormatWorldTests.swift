import Foundation
import TestSupport
import Testing

/// One clinic, and its requests as every kind of server would have logged them: each log is held
/// against the world's truth, and where two logs tell the same, they must give the same exposures.
struct FormatWorldTests {
  static let seeds: ClosedRange<UInt64> = {
    let words = ProcessInfo.processInfo.environment["CANDOUR_WORLDS"]?.split(separator: "-")
    let ends = words?.compactMap { UInt64($0) } ?? []
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]...ends[1] : 0...3
  }()

  @Test(arguments: seeds)
  func `the same requests are the same exposures in every format`(seed: UInt64) throws {
    var dice = Dice(seed: seed ^ 0xF0F0)
    var maker = DeedMaker(world: WorldMaker.make(seed: seed), dice: dice)
    let deeds = maker.deeds(dice.one(of: [1, 12, 60, 150]))
    var whole: (name: String, exposures: [[String: String]])?
    for rendering in Renderings.all {
      let place = try TemporaryFolder()
      let world = written(deeds, rendering, in: maker.world, &dice)
      var trial = try Trial(
        world, profiles: [rendering.name: rendering.profile], dice: Dice(seed: ~seed),
        in: place.url)
      let complaints = try trial.complaints()
      #expect(
        complaints.isEmpty,
        "world \(seed), \(rendering)\n\(complaints.prefix(12).joined(separator: "\n"))")
      guard rendering.tells == .all else { continue }
      let exposures = try trial.exposuresWithoutLines()
      if let whole {
        #expect(exposures == whole.exposures, "world \(seed), \(rendering) and \(whole.name)")
      } else {
        whole = (rendering.name, exposures)
      }
    }
  }

  /// In one log or cut in pieces, in whatever order, some of them compressed.
  private func written(
    _ deeds: [Deed], _ rendering: Rendering, in world: World, _ dice: inout Dice
  ) -> World {
    var world = world
    world.logs = []
    if !rendering.tells.contains(.lists) { world.visible = [] }
    let deeds = deeds.filter { deed in
      if case .list = deed.meaning { rendering.tells.contains(.lists) } else { true }
    }
    let pieces = dice.one(of: [1, 2, 3])
    let cuts = [0] + (1..<pieces).map { _ in dice.below(deeds.count + 1) }.sorted() + [deeds.count]
    for (piece, (from, until)) in zip(cuts, cuts.dropFirst()).enumerated() where from < until {
      let path = "\(piece)/access.log" + (dice.once(in: 3) ? ".gz" : "")
      let log = rendering.log(Array(deeds[from..<until]), path: path, in: world, &dice)
      // A log whose beginning is another one takes its place: the longer stays.
      if let other = world.logs.firstIndex(where: {
        LogMaker.isBeginning($0.content, log.content)
      }) {
        if world.logs[other].content.count < log.content.count { world.logs[other] = log }
      } else {
        world.logs.append(log)
      }
    }
    world.logs.shuffle(using: &dice)
    return world
  }
}
