import TestSupport

/// One request, before any log has written it down: everything a log could say of it.
struct Deed {
  /// What the routes make of it.
  enum Meaning {
    case access(World.Name, World.Action)
    case list(ListRequest)
    case nothing
  }

  var moment: Int64
  var method = "GET"
  /// With the escapes of a URL.
  var path = ""
  /// Without its question mark; empty for none.
  var query = ""
  var status = 200
  var bytes: Int64 = 0
  /// As the answer declares it.
  var range: ClosedRange<Int64>?
  var viewer: World.Name?
  var session: World.Name?
  var address = ""
  /// Of no other deed, but of this one when it is delivered again.
  var identity: String?
  var meaning = Meaning.nothing

  var target: String { query.isEmpty ? path : path + "?" + query }
  var request: String { "\(method) \(target) HTTP/1.1" }
  /// Empty without one.
  var contentRange: String {
    range.map { "bytes \($0.lowerBound)-\($0.upperBound)/9000" } ?? ""
  }
  /// After the status rules; nil for what is no access of one recording.
  var access: (recording: World.Name, action: World.Action)? {
    guard case .access(let recording, let action) = meaning else { return nil }
    return (
      recording,
      AnswerRules.action(action, status, isHead: method == "HEAD", bytes: bytes)
    )
  }
}

/// Makes deeds that every format can write down.
struct DeedMaker {
  let world: World
  var dice: Dice

  mutating func deeds(_ count: Int) -> [Deed] {
    var deeds: [Deed] = []
    for number in 0..<count {
      // Queues and clouds deliver a line twice now and then.
      if dice.once(in: 8),
        let again = deeds.filter({ $0.identity != nil }).randomElement(using: &dice)
      {
        deeds.append(again)
        continue
      }
      var deed = someone()
      deed.identity = dice.once(in: 3) ? "e-\(number)" : nil
      switch dice.below(10) {
      case 0, 1: stray(&deed)
      case 2, 3: list(&deed)
      default: access(&deed)
      }
      deeds.append(deed)
    }
    return deeds
  }

  private mutating func someone() -> Deed {
    let minute = dice.once(in: 6)
    let second = minute ? dice.below(Moment.length / 600) * 600 : dice.below(Moment.length)
    var deed = Deed(moment: Moment.start + Int64(second) * Moment.second)
    deed.method = dice.once(in: 8) ? "HEAD" : "GET"
    let someone = world.patients + world.accountNames + World.staff + ["stranger"]
    deed.viewer = dice.once(in: 4) ? nil : dice.one(of: someone)
    deed.session = dice.once(in: 2) ? nil : dice.one(of: world.sessionNames + ["s-x"])
    deed.address = "10.0.0.\(dice.below(4))"
    return deed
  }

  private mutating func access(_ deed: inout Deed) {
    let recording = dice.one(of: world.recordingNames)
    let step =
      dice.once(in: 3) ? PathText.encodedMore(recording, &dice) : PathText.encoded(recording)
    let (path, action): (String, World.Action) = dice.one(of: [
      ("/v1/replays/\(step)/stream", .opened), ("/v1/replays/\(step)/stream", .opened),
      ("/v1/replays/\(step)", .shown), ("/files/x/\(step).mp4", .opened),
      ("/deep/a/b/\(step)/audio", .opened),
    ])
    deed.path = PathText.crooked(path, &dice)
    deed.meaning = .access(recording, action)
    deed.status = dice.one(of: [200, 200, 200, 206, 206, 304, 302, 403, 404, 500])
    answer(&deed, of: recording)
    deed.query = query(deed, dice.one(of: ["", "", "t=1%202", "a=/../b"]))
  }

  private mutating func answer(_ deed: inout Deed, of recording: World.Name) {
    guard [200, 206].contains(deed.status) else { return }
    deed.bytes = dice.one(of: [0, 1, 2, 3, 500, 940, 950, 4749, 4750, 5000])
    guard deed.status == 206, deed.bytes > 0 else { return }
    let first = dice.one(of: [0, 0, 100, 1000]) as Int64
    // Who hangs up gets less of it than was declared.
    let declared = dice.once(in: 4) ? deed.bytes + Int64(dice.below(1000)) : deed.bytes
    let size = world.recordings.compactMap { $0.name == recording ? $0.bytes : nil }.first
    if first + declared <= size ?? .max { deed.range = first...(first + declared - 1) }
  }

  private mutating func list(_ deed: inout Deed) {
    let list = ListRequest(&dice)
    if dice.below(3) > 0, let asker = world.visible.randomElement(using: &dice) {
      deed.viewer = asker.viewer
    }
    deed.path = PathText.crooked(list.path, &dice)
    deed.query = query(deed, String(list.query.dropFirst()))
    deed.status = dice.one(of: [200, 200, 200, 304, 302, 403, 500])
    deed.bytes = dice.one(of: [1, 5000])
    deed.meaning = .list(list)
  }

  private mutating func stray(_ deed: inout Deed) {
    deed.path = dice.one(of: [
      "/health", "/v1/replays/", "/v1/replays/a/b/c", "/V1/replays/rec-001", "/v1/replays/rec-001/",
      "/files/rec-001.mp4", "/files/x/.mp4", "/files/x/a.mp3",
    ])
    deed.query = query(deed, dice.one(of: ["", "p=/v1/replays/rec-001"]))
    deed.status = dice.one(of: [200, 404])
    deed.bytes = 12
  }

  /// Who asked stands in the query too, for logs that have no other place for it.
  private func query(_ deed: Deed, _ more: String) -> String {
    var parameters: [String] = []
    if let viewer = deed.viewer { parameters.append("u=" + PathText.parameter(viewer)) }
    if let session = deed.session { parameters.append("sid=" + PathText.parameter(session)) }
    if !more.isEmpty { parameters.append(more) }
    return parameters.joined(separator: "&")
  }
}
