import TestSupport

/// Makes a world from its seed: who is whose patient, when, and who else may look.
struct WorldMaker {
  private var dice: Dice
  private var world = World()

  static func make(seed: UInt64) -> World {
    var maker = WorldMaker(dice: Dice(seed: seed))
    maker.makeNames()
    maker.makeTables()
    if maker.dice.once(in: 6) {
      maker.world.window = maker.stretch(maker.moment(), maker.moment())
    }
    var logs = LogMaker(world: maker.world, dice: maker.dice)
    maker.world.logs = logs.make()
    return maker.world
  }

  private init(dice: Dice) { self.dice = dice }

  private mutating func makeNames() {
    world.patients = (1...(2 + dice.below(6))).map { World.Name("pt-00\($0)") }
    let strange: [World.Name] = [
      "é-1", "e\u{301}-1", "a,b", "q\"x", "sp ace", "日本", "42", "pt-é", "pt-us er\"x",
    ]
    if dice.once(in: 2) { world.patients += strange.shuffled(using: &dice).prefix(2) }
    world.accountNames = (0..<dice.below(5)).map { World.Name("acc-\($0)") }
    world.sessionNames = (0..<dice.below(5)).map { World.Name("s-\($0)") }
    world.recordingNames = (1...(2 + dice.below(10))).map { World.Name("rec-00\($0)") }
    if dice.once(in: 2) { world.recordingNames += ["réc-1", "re\u{301}c-1", "770"] }
  }

  private mutating func makeTables() {
    for name in world.recordingNames where !dice.once(in: 10) { makeRows(of: name) }
    for _ in 0..<dice.below(6) {
      let kind = dice.below(10)
      world.authorised.append(
        World.Authorised(
          viewer: dice.one(of: World.staff + world.patients + world.accountNames),
          patient: kind < 6 ? dice.one(of: world.patients) : nil,
          recording: (4..<8).contains(kind) ? dice.one(of: world.recordingNames) : nil,
          stretch: dice.once(in: 2) ? World.Stretch() : stretch(moment(), moment())))
    }
    for account in world.accountNames {
      world.accounts += held(account, by: world.patients)
    }
    for session in world.sessionNames where !dice.once(in: 5) {
      world.sessions += held(session, by: world.patients + world.accountNames + World.staff)
    }
    if dice.below(3) > 0 { makeVisible() }
    world.people = (world.patients + World.staff).filter { _ in dice.once(in: 2) }
  }

  /// Lists long enough for pages, of a few who ask: patients by name, others by their session.
  /// Positions have gaps, and some are those of two rows.
  private mutating func makeVisible() {
    let holders = world.sessions.map(\.holder)
    let askers = world.patients.shuffled(using: &dice).prefix(3) + holders
    for _ in 0..<dice.one(of: [0, 5, 20, 40]) {
      world.visible.append(
        World.Visible(
          recording: dice.one(of: world.recordingNames + ["rec-lost"]),
          viewer: dice.one(of: Array(askers)),
          position: dice.once(in: 2) ? nil : Int64(1 + dice.below(9)),
          stretch: dice.below(3) > 0 ? World.Stretch() : stretch(moment(), moment())))
    }
  }

  /// One recording has one size and one length, stated in all its rows or only in some.
  private mutating func makeRows(of name: World.Name) {
    let bytes = dice.one(of: [nil, 1000, 5000, 5000] as [Int64?])
    let tenths = dice.one(of: [nil, 6000, 5999] as [Int64?])
    var contents: [World.Name: String] = [:]
    for stretch in stretches() {
      let patient = dice.one(of: world.patients)
      let content = contents[patient] ?? dice.one(of: ["", "consultation", "consultation", "none"])
      contents[patient] = content
      let row = World.Recording(
        name: name, patient: patient, stretch: stretch, content: content,
        bytes: dice.once(in: 5) ? nil : bytes, tenths: dice.once(in: 5) ? nil : tenths)
      world.recordings.append(row)
      // The same owner twice at one instant is no contradiction.
      if dice.once(in: 12) { world.recordings.append(row) }
    }
  }

  private mutating func held(_ thing: World.Name, by holders: [World.Name]) -> [World.Held] {
    let rows = stretches().map {
      World.Held(thing: thing, holder: dice.one(of: holders), stretch: $0)
    }
    return rows.shuffled(using: &dice)
  }

  /// One to three that do not overlap, some with time between them.
  private mutating func stretches() -> [World.Stretch] {
    let count = dice.one(of: [1, 1, 1, 2, 3])
    if count == 1, dice.below(10) < 7 { return [World.Stretch()] }
    let cuts = Set((0...count).map { _ in moment() }).sorted()
    guard cuts.count == count + 1 else { return [World.Stretch()] }
    var stretches: [World.Stretch] = []
    for index in 0..<count {
      let isOpenBefore = index == 0 && dice.once(in: 2)
      let isOpenAfter = index == count - 1 && dice.once(in: 2)
      if dice.once(in: 8), count > 1 { continue }
      stretches.append(
        World.Stretch(
          from: isOpenBefore ? nil : cuts[index], until: isOpenAfter ? nil : cuts[index + 1]))
    }
    return stretches
  }

  /// On ten minutes, so that an event on the very instant of a change is no rarity.
  private mutating func moment() -> Int64 {
    Moment.start + Int64(dice.below(Moment.length / 600) * 600) * Moment.second
  }

  private func stretch(_ one: Int64, _ other: Int64) -> World.Stretch {
    if one == other { return World.Stretch(from: one, until: nil) }
    return World.Stretch(from: min(one, other), until: max(one, other))
  }
}
