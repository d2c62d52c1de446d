import TestSupport

/// One line of an application's own events: by the default keys, or by those that `app.json5` maps.
struct AppLine {
  static let profile = """
    // How the app writes what it does.
    {
      name: "app", format: "json-lines",
      fields: { time: "ts", viewer: "actor.id", session: "session", recording: "items[].recording",
                action: "event", status: "status", bytes: "bytes", seconds: "played_s",
                address: ["ip", "proxy.ip"] },
      id: "eid",
      actions: { "replays.listed": "shown", "replay.played": "opened", "replay.denied": "attempted" },
    }
    """

  /// What becomes of an event on its way into the log.
  private enum Fate: CaseIterable {
    case sound, noTime, impossibleTime, repeatedKey, noRecordings, damagedName
  }

  let world: World
  var dice: Dice
  let isMapped: Bool
  /// For identities that no line has had.
  let number: Int

  private var words: [(String, World.Action)] {
    isMapped
      ? [("replay.denied", .attempted), ("replays.listed", .shown), ("replay.played", .opened)]
      : World.Action.allCases.map { ($0.word, $0) }
  }
  private func key(_ plain: String, _ mapped: String) -> String { isMapped ? mapped : plain }

  mutating func line(at moment: Int64, again: World.Event?) -> World.Line {
    if dice.once(in: 20) { return damaged() }
    if dice.once(in: 15) { return otherAction(at: moment) }
    if let again, isMapped {
      return line(
        of: again, word: again.action, status: again.isNotModified ? 304 : nil,
        recordings: [again.recording])
    }
    let someone = world.patients + world.accountNames + World.staff + ["stranger", "77"]
    let action = dice.one(of: words).1
    let status = dice.one(of: [nil, nil, nil, 200, 206, 299, 304, 302, 403, 500, 0, 100, 600])
    var event = World.Event(moment: moment, recording: "", action: action)
    event.viewer = dice.once(in: 4) ? nil : dice.one(of: someone)
    event.session = dice.once(in: 2) ? nil : dice.one(of: world.sessionNames + ["s-x"])
    event.address = dice.once(in: 2) ? nil : World.Name("10.0.0.\(dice.below(3))")
    event.bytes = dice.one(
      of: [nil, nil, 0, 1, 2, 3, 500, 940, 949, 950, 951, 4749, 4750, 5000, 9000])
    event.tenths = dice.one(of: [nil, nil, 0, 15, 5698, 5699, 5700, 6000, 7000])
    event.identity = isMapped && dice.once(in: 2) ? "ev-\(number)" : nil
    event.isNotModified = status == 304
    event.action = AnswerRules.action(action, status, isHead: false, bytes: event.bytes)
    let count = dice.once(in: 3) ? 1 + dice.below(4) : 1
    let recordings = (0..<count).map { _ in dice.one(of: world.recordingNames) }
    return line(of: event, word: action, status: status, recordings: recordings)
  }

  // MARK: Lines that are no events

  private mutating func damaged() -> World.Line {
    let deep = String(repeating: "[", count: 140) + String(repeating: "]", count: 140)
    var texts = [
      "{broken", "[]", "\"x\"", "{\"time\":1}}", "nonsense", "{\"a\":\"\u{1}\"}", "{\"a\":01}",
      "{'a':1}", "{\"a\":1,}", "{} {}", "{\"a\":\(deep)}", "nul", "{\"a\":\"\\x\"}", "null",
    ]
    if dice.once(in: 40) {
      texts = ["{\"a\":\"" + String(repeating: "x", count: 1 << 20) + "\"}"]
    }
    return World.Line(bytes: Array(dice.one(of: texts).utf8), verdict: .rejected)
  }

  /// Its time counts where it can be read; which of its keys are repeated is nobody's business.
  private mutating func otherAction(at moment: Int64) -> World.Line {
    var members: [JSONText.Member] = [("x", Array("1".utf8))]
    if dice.below(5) > 0 {
      members.append((key("action", "event"), JSONText.string("something.else", &dice)))
    }
    if dice.once(in: 4) {
      members += [("status", Array("1".utf8)), ("status", Array("2".utf8))]
    }
    let hasTime = dice.below(4) > 0
    if hasTime { members.append(time(moment)) }
    members.shuffle(using: &dice)
    return World.Line(
      bytes: JSONText.object(members, &dice), verdict: .ignored, moment: hasTime ? moment : nil)
  }

  // MARK: Events

  private mutating func line(
    of event: World.Event, word: World.Action, status: Int?, recordings: [World.Name]
  ) -> World.Line {
    let fate = dice.once(in: 8) ? dice.one(of: Fate.allCases) : .sound
    var members = members(of: event, word: word, status: status)
    var line = World.Line(bytes: [], verdict: .used, moment: event.moment)
    switch fate {
    case .noTime: break
    case .impossibleTime: members.append((key("time", "ts"), impossibleTime()))
    case .noRecordings where dice.once(in: 3):
      // The list is judged before the time is.
      members.append((key("time", "ts"), impossibleTime()))
      line.moment = nil
    case .repeatedKey:
      members.append(time(event.moment))
      members += repeated()
    default: members.append(time(event.moment))
    }
    switch fate {
    case .sound: break
    case .noRecordings where isMapped || dice.once(in: 2):
      members.append(emptyList())
      line.verdict = .ignored
    default:
      line.verdict = .rejected
      line.moment = nil
    }
    if fate != .noRecordings {
      members.append(list(recordings, isDamaged: fate == .damagedName))
    } else if line.verdict == .rejected, dice.once(in: 2) {
      members.append(("recording", Array((dice.once(in: 2) ? "null" : "\"\"").utf8)))
    }
    if dice.once(in: 30) {
      // Bytes that are no UTF-8, where nobody looks.
      members.append(("agent", [0x22, 0x61, 0xFF, 0x22]))
      line.isRepaired = true
    }
    line.isRepaired = line.isRepaired || fate == .damagedName
    members.shuffle(using: &dice)
    line.bytes = JSONText.object(members, &dice)
    guard line.verdict == .used else { return line }
    var seen: Set<World.Name> = []
    line.events = recordings.filter { seen.insert($0).inserted }.map { recording in
      var one = event
      one.recording = recording
      return one
    }
    return line
  }

  private mutating func members(
    of event: World.Event, word: World.Action, status: Int?
  ) -> [JSONText.Member] {
    var members: [JSONText.Member] = []
    let text = words.first { $0.1 == word }?.0 ?? ""
    members.append((key("action", "event"), JSONText.string(text, &dice)))
    let viewer = event.viewer.map { name($0) } ?? nothing()
    if isMapped, viewer != nil || dice.once(in: 2), dice.once(in: 2) {
      let inner: [JSONText.Member] = viewer.map { [("id", $0)] } ?? []
      members.append(("actor", JSONText.object(inner, &dice)))
    } else if let viewer {
      members.append((key("viewer", "actor.id"), viewer))
    }
    if let session = event.session { members.append(("session", name(session))) }
    if let address = event.address {
      let value = JSONText.string(address.text, &dice)
      let isBehind = isMapped && dice.once(in: 2)
      members.append(
        isBehind
          ? ("proxy", JSONText.object([("ip", value)], &dice)) : (key("address", "ip"), value))
    }
    if let identity = event.identity {
      members.append(("eid", JSONText.string(identity, &dice)))
    }
    if let status { members.append(("status", number("\(status)"))) }
    if let bytes = event.bytes { members.append(("bytes", number("\(bytes)"))) }
    if let tenths = event.tenths {
      members.append((key("seconds", "played_s"), Array(Tenths.text(tenths).utf8)))
    }
    return members
  }

  private mutating func nothing() -> [UInt8]? {
    dice.one(of: [nil, nil, "null", "\"\"", "\"-\""]).map { Array($0.utf8) }
  }

  /// An identifier of digits may stand as a number.
  private mutating func name(_ name: World.Name) -> [UInt8] {
    let isNumber = name.bytes.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber && dice.once(in: 2) ? name.bytes : JSONText.string(name.text, &dice)
  }

  private mutating func number(_ text: String) -> [UInt8] {
    dice.once(in: 5) ? JSONText.string(text, &dice) : Array(text.utf8)
  }

  private mutating func time(_ moment: Int64) -> JSONText.Member {
    (key("time", "ts"), JSONText.string(Moment.rfc3339(moment, &dice), &dice))
  }

  private mutating func impossibleTime() -> [UInt8] {
    let texts = [
      "2020-02-30T00:00:00Z", "2020-06-09T24:00:00Z", "2020-06-09T12:00:60Z",
      "2020-06-09T12:00:00", "yesterday", "1591704301", "2020-06-09T12:00:00.1234567890Z",
    ]
    if dice.once(in: 6) { return Array("1591704301".utf8) }
    return JSONText.string(dice.one(of: texts), &dice)
  }

  /// A second key on a path that is mapped; for the action, one of the two makes the line an event.
  private mutating func repeated() -> [JSONText.Member] {
    switch dice.below(4) {
    case 0: return [time(Moment.start)]
    case 1: return [(key("action", "event"), JSONText.string("something.else", &dice))]
    case 2:
      let id = JSONText.string("pt-001", &dice)
      if !isMapped { return [("viewer", id), ("viewer", id)] }
      let actor = JSONText.object([("id", id)], &dice)
      return [("actor", actor), ("actor", actor)]
    default: return [("status", Array("200".utf8)), ("status", Array("200".utf8))]
    }
  }

  private mutating func list(_ names: [World.Name], isDamaged: Bool) -> JSONText.Member {
    var values = names.map { name($0) }
    if isDamaged { values[dice.below(values.count)] = [0x22, 0x72, 0xFF, 0x22] }
    guard isMapped else {
      if values.count == 1, dice.once(in: 2) { return ("recording", values[0]) }
      if dice.once(in: 6) { values.append(Array((dice.once(in: 2) ? "null" : "\"\"").utf8)) }
      return ("recording", JSONText.array(values, &dice))
    }
    var items = values.map { JSONText.object([("recording", $0), ("n", [0x31])], &dice) }
    if dice.once(in: 6) { items.insert(emptyItem(), at: dice.below(items.count + 1)) }
    return ("items", JSONText.array(items, &dice))
  }

  private mutating func emptyItem() -> [UInt8] {
    Array(dice.one(of: ["{}", "{\"recording\":null}", "{\"recording\":\"\"}", "{\"n\":1}"]).utf8)
  }

  private mutating func emptyList() -> JSONText.Member {
    let empty = Array("null".utf8)
    if !isMapped {
      return ("recording", JSONText.array(dice.once(in: 2) ? [] : [empty], &dice))
    }
    let items = (0..<dice.below(3)).map { _ in emptyItem() }
    return ("items", JSONText.array(items, &dice))
  }
}
