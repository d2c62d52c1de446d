import TestSupport

/// One line after the other, of the kind that a profile reads.
struct LineWriter {
  let world: World
  var dice: Dice
  let profile: String?
  /// Lines with an identity and one event, of this log and of earlier ones of its profile.
  private(set) var delivered: [World.Line]
  /// For identities that no line has had.
  private var number: Int

  init(world: World, dice: Dice, profile: String?, log: Int, delivered: [World.Line]) {
    number = log * 1000
    self.world = world
    self.dice = dice
    self.profile = profile
    self.delivered = delivered
  }

  mutating func lines(_ count: Int) -> [World.Line] {
    var lines: [World.Line] = []
    while lines.count < count {
      number += 1
      let line = line()
      // Without a profile the first line tells the format.
      if lines.isEmpty, profile == nil, line.verdict == .rejected || isBlank(line) { continue }
      lines.append(line)
      if line.events.count == 1, line.events[0].identity != nil { delivered.append(line) }
    }
    return lines
  }

  private func isBlank(_ line: World.Line) -> Bool {
    line.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func line() -> World.Line {
    if dice.once(in: 25) {
      let blank = dice.one(of: ["", "  ", "\t", " \t "])
      return World.Line(bytes: Array(blank.utf8), verdict: .ignored)
    }
    switch profile {
    case "gateway": return requestLine(isCombined: true)
    case "edge": return requestLine(isCombined: false)
    default: return appLine()
    }
  }

  /// Queues deliver an event twice now and then: the same in all that the log says of it.
  private mutating func again() -> World.Line? {
    delivered.isEmpty || !dice.once(in: 6) ? nil : dice.one(of: delivered)
  }

  private mutating func appLine() -> World.Line {
    var writer = AppLine(
      world: world, dice: dice, isMapped: profile == "app", number: number)
    defer { dice = writer.dice }
    return writer.line(at: moment(wholeSeconds: false), again: again()?.events.first)
  }

  private mutating func requestLine(isCombined: Bool) -> World.Line {
    if let again = again() { return again }
    var moment = moment(wholeSeconds: isCombined)
    moment -= moment % 1_000_000
    var writer = RequestLine(
      world: world, dice: dice, isCombined: isCombined, number: number)
    defer { dice = writer.dice }
    return writer.line(at: moment)
  }

  /// Any time of the day, often on the instant at which something changes.
  private mutating func moment(wholeSeconds: Bool) -> Int64 {
    if dice.once(in: 6) {
      return Moment.start + Int64(dice.below(Moment.length / 600) * 600) * Moment.second
    }
    let second = Moment.start + Int64(dice.below(Moment.length)) * Moment.second
    if wholeSeconds { return second }
    let fractions: [Int64] = [0, 1, 123_000_000, 999_999_999, Int64(dice.below(1_000_000_000))]
    return second + dice.one(of: fractions)
  }
}
