import TestSupport
import Foundation

/// Writes the logs of a world, each line with its truth.
struct LogMaker {
  private let world: World
  private var dice: Dice
  private var delivered: [String: [World.Line]] = [:]

  init(world: World, dice: Dice) {
    self.world = world
    self.dice = dice
  }

  mutating func make() -> [World.Log] {
    var logs: [World.Log] = []
    for index in 0...dice.below(3) {
      let profile = dice.one(of: [nil, "app", "gateway", "edge"] as [String?])
      var writer = LineWriter(
        world: world, dice: dice, profile: profile, log: index,
        delivered: delivered[profile ?? ""] ?? [])
      let lines = writer.lines(dice.one(of: [profile == nil ? 1 : 0, 1, 5, 20, 60]))
      dice = writer.dice
      delivered[profile ?? ""] = writer.delivered
      let log = log(lines, index, profile)
      // A log whose beginning is another one would take its place.
      if logs.contains(where: { Self.isBeginning($0.content, log.content) }) { continue }
      logs.append(log)
    }
    let isWhole = world.window.from == nil && world.window.until == nil
    if isWhole, dice.once(in: 3) { logs.append(links()) }
    return logs
  }

  /// What the app would list now, as a table: each row is a line, and its time is `seen_at`.
  private mutating func links() -> World.Log {
    let end = dice.once(in: 2) ? "\r\n" : "\n"
    var text = "seen_at,note,viewer,recording" + end
    var lines = [World.Line(bytes: [], verdict: .ignored)]
    for _ in 0...dice.below(12) {
      let moment = Moment.start + Int64(dice.below(Moment.length)) * Moment.second
      let viewer = dice.one(of: world.patients + world.accountNames + World.staff)
      let recording = dice.one(of: world.recordingNames)
      let time = Moment.rfc3339(moment, &dice)
      let spansLines = dice.once(in: 5)
      let note = spansLines ? "\"two\nlines\"" : "-"
      let quoted = "\"" + viewer.text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      text += "\(time),\(note),\(quoted),\(recording.text)" + end
      let event = World.Event(
        moment: moment, viewer: viewer, recording: recording, action: .linked)
      lines.append(World.Line(bytes: [], verdict: .used, moment: moment, events: [event]))
      // A record counts every line that it spans, and its number is that of the first.
      if spansLines { lines.append(World.Line(bytes: [], verdict: .used)) }
    }
    return World.Log(
      path: "links.csv", profile: "links", isCompressed: false, lines: lines,
      content: Array(text.utf8))
  }

  private mutating func log(
    _ lines: [World.Line], _ index: Int, _ profile: String?
  ) -> World.Log {
    let isWindows = dice.once(in: 8)
    var content: [UInt8] = !lines.isEmpty && dice.once(in: 10) ? [0xEF, 0xBB, 0xBF] : []
    for line in lines { content += line.bytes + (isWindows ? [0x0D, 0x0A] : [0x0A]) }
    // A last line without its LF is a line, unless it is empty.
    if lines.last?.bytes.isEmpty == false, !isWindows, dice.once(in: 4) { content.removeLast() }
    let folder = ["a", "b", "b/c"][index % 3]
    let path = dice.once(in: 3) ? "\(folder)/access.log" : "log\(index)"
    let isCompressed = dice.once(in: 3)
    return World.Log(
      path: path + (isCompressed ? ".gz" : ""), profile: profile, isCompressed: isCompressed,
      lines: lines.map { $0.within(world.window) }, content: content)
  }

  static func isBeginning(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.starts(with: other) || other.starts(with: one)
  }
}
