import TestSupport
import Foundation

/// One request as a web server logs it: in the combined format (`gateway.json5`), or as JSON
/// (`edge.json5`).
struct RequestLine {
  static let routes = """
    routes: [
        { request: "GET /v1/replays/{recording}/stream", action: "opened" },
        { request: "GET /v1/replays/{recording}", action: "shown" },
        { request: "* /files/*/{recording}.mp4", action: "opened" },
        { request: "GET /deep/**/{recording}/audio", action: "opened" },
        \(ListRequest.routes)
      ]
    """
  static let gateway = """
    {
      name: "gateway", format: "combined", viewer: { field: "remote_user", prefix: "pt-" },
      fields: { range: "crange" }, id: "rid",
      \(routes),
    }
    """
  static let edge = """
    {
      name: "edge", format: "json-lines", epoch: "ms", clock: "+2.5s",
      fields: { time: "msec", request: "request", status: "status", bytes: "body", address: "addr",
                session: "sid", range: "content_range" },
      viewer: { field: ["user", "who.user"], prefix: "pt-" },
      \(routes),
    }
    """
  private static let clock = 2_500 * Moment.second / 1000

  let world: World
  var dice: Dice
  let isCombined: Bool
  /// For identities that no line has had.
  let number: Int

  private enum Spoilt { case name, time }

  /// As the server saw it, before the log writes it down.
  private struct Request {
    var method = "GET"
    /// With the escapes of a URL, not of a log.
    var target = ""
    var version = " HTTP/1.1"
    var status = 200
    /// Nil: the log says `-`, or nothing.
    var bytes: Int64?
    var range: ClosedRange<Int64>?
    /// Without the prefix.
    var user: String?
    var address = ""
    var identity: String?
    /// Where the log has a field for it.
    var session: World.Name?
    /// Asked of a list route.
    var list: ListRequest?
    /// What the route makes of it; nil where none fits.
    var routed: (recording: World.Name, action: World.Action)?
    var spoilt: Spoilt?
  }

  mutating func line(at moment: Int64) -> World.Line {
    if dice.once(in: 20) { return damaged(at: moment) }
    let request = dice.once(in: 5) ? stray() : dice.once(in: 3) ? listRequest() : request()
    let text = isCombined ? combined(request, moment) : edge(request, moment)
    let time = isCombined ? moment : moment + Self.clock
    if let list = request.list { return line(text, of: request, for: list, at: time) }
    guard let routed = request.routed else {
      return World.Line(bytes: text, verdict: .ignored, moment: time)
    }
    if request.spoilt != nil { return World.Line(bytes: text, verdict: .rejected) }
    let bytes = request.bytes ?? (isCombined ? 0 : nil)
    let event = World.Event(
      moment: time, viewer: request.user.map { World.Name("pt-" + $0) },
      session: request.session, address: World.Name(request.address), identity: request.identity,
      recording: routed.recording,
      action: AnswerRules.action(
        routed.action, request.status, isHead: request.method == "HEAD", bytes: bytes),
      bytes: bytes, isNotModified: request.status == 304, range: request.range)
    return World.Line(bytes: text, verdict: .used, moment: time, events: [event])
  }

  /// Without a table of what was visible a list request is no event, sound or not.
  private func line(
    _ text: [UInt8], of request: Request, for list: ListRequest, at time: Int64
  ) -> World.Line {
    let isSound = request.spoilt == nil
    if !isSound, !world.visible.isEmpty { return World.Line(bytes: text, verdict: .rejected) }
    let event = World.Event(
      moment: time, viewer: request.user.map { World.Name("pt-" + $0) },
      session: request.session, address: World.Name(request.address), identity: request.identity,
      recording: "",
      action: AnswerRules.action(
        .shown, request.status, isHead: request.method == "HEAD", bytes: request.bytes),
      isReconstructed: true)
    let events = isSound ? list.shown(in: world, by: event) : []
    return World.Line(
      bytes: text, verdict: events.isEmpty ? .ignored : .used, moment: isSound ? time : nil,
      events: events, isUnansweredList: !isSound || list.isUnanswered(in: world, event))
  }

  // MARK: Requests

  private mutating func listRequest() -> Request {
    var request = anyone()
    let list = ListRequest(&dice)
    request.list = list
    // Mostly those who have one.
    let named = world.visible.map(\.viewer.text).filter { $0.hasPrefix("pt-") }
    if !named.isEmpty, dice.below(3) > 0 {
      request.user = String(dice.one(of: named).dropFirst(3))
    }
    if !isCombined, dice.once(in: 2) {
      request.user = nil
      request.session = dice.one(of: world.sessionNames + ["s-x"])
    }
    request.target = PathText.disguised(list.path, &dice) + list.query
    request.status = dice.one(of: [200, 200, 200, 206, 304, 302, 403, 500, 0])
    request.bytes = dice.one(of: [nil, 1, 5000])
    if dice.once(in: 40) { request.spoilt = .time }
    return request
  }

  private mutating func request() -> Request {
    var request = anyone()
    let recording = dice.one(of: world.recordingNames)
    let segment =
      dice.once(in: 3) ? PathText.encodedMore(recording, &dice) : PathText.encoded(recording)
    let (path, action): (String, World.Action)
    switch dice.below(6) {
    case 0, 1, 2: (path, action) = ("/v1/replays/\(segment)/stream", .opened)
    case 3: (path, action) = ("/v1/replays/\(segment)", .shown)
    case 4:
      (path, action) = ("/files/x/\(segment).mp4", .opened)
      if dice.once(in: 3) { request.method = "PUT" }
    default:
      (path, action) = (dice.one(of: ["/deep/", "/deep/a/b/"]) + segment + "/audio", .opened)
    }
    request.routed = (recording, action)
    request.target = PathText.disguised(path, &dice)
    if dice.once(in: 5) { request.target += dice.one(of: ["?t=1%202", "?a=/../b", "?"]) }
    request.status = dice.one(of: [200, 200, 206, 206, 304, 302, 403, 404, 500, 499, 0, 101])
    let sizes: [Int64?] = [nil, 0, 1, 2, 3, 500, 940, 950, 4749, 4750, 5000]
    request.bytes = [200, 206].contains(request.status) ? dice.one(of: sizes) : nil
    if request.status == 206, let bytes = request.bytes, bytes > 0, dice.below(3) > 0 {
      // The answer declares its range; who hangs up gets less of it.
      let first = dice.one(of: [0, 0, 100, 1000]) as Int64
      let declared = dice.once(in: 4) ? bytes + Int64(dice.below(1000)) : bytes
      let size = world.recordings.compactMap { $0.name == recording ? $0.bytes : nil }.first
      if first + declared <= size ?? .max { request.range = first...(first + declared - 1) }
    }
    if dice.once(in: 40) { spoil(&request) }
    return request
  }

  /// Requests for something else, whatever they look like.
  private mutating func stray() -> Request {
    var request = anyone()
    let targets = [
      ("GET", "/health"), ("GET", "/v1/replays/"), ("POST", "/v1/replays/rec-001"),
      ("GET", "/v1/replays/a/b/c"), ("GET", "/V1/replays/rec-001"),
      ("GET", "/v1/replays/rec-001/"), ("GET", "/v1/replays/rec-001/stream/"), ("PRI", "*"),
      ("GET", "/files/rec-001.mp4"), ("GET", "/files/x/.mp4"), ("OPTIONS", "*"),
      ("GET", "/?p=/v1/replays/rec-001"), ("get", "/v1/replays/rec-001"), ("GET", "/files/x/a.mp3"),
    ]
    (request.method, request.target) = dice.one(of: targets)
    request.status = dice.one(of: [200, 400])
    request.bytes = dice.one(of: [12, nil])
    return request
  }

  private mutating func anyone() -> Request {
    var request = Request()
    request.method = dice.once(in: 7) ? "HEAD" : "GET"
    request.version = dice.one(of: [" HTTP/1.1", " HTTP/1.1", " HTTP/2.0", ""])
    let known = world.patients.filter { $0.text.hasPrefix("pt-") }.map {
      String($0.text.dropFirst(3))
    }
    request.user = dice.one(of: known + known + [nil, "some one", "us er\"x"])
    request.address = "10.0.0.\(dice.below(4))"
    if isCombined, dice.once(in: 2) { request.identity = "r\(number)" }
    if !isCombined, dice.once(in: 2) {
      request.session = dice.one(of: world.sessionNames + ["s-x"])
    }
    return request
  }

  private mutating func spoil(_ request: inout Request) {
    request.spoilt = dice.one(of: [.name, .time])
    if request.spoilt == .name {
      request.target = "/v1/replays/%FF%FEx"
      request.method = "GET"
    }
  }

  // MARK: Writing it down

  private mutating func combined(_ request: Request, _ moment: Int64) -> [UInt8] {
    let date =
      request.spoilt == .time ? "30/Feb/2020:10:00:00 +0000" : Moment.clf(moment, &dice)
    var line = "\(request.address) - \(PathText.escaped(request.user ?? "-")) [\(date)] "
    line += "\"\(PathText.escaped(request.method + " " + request.target + request.version))\" "
    line += Moment.digits(request.status, 3) + " " + (request.bytes.map(String.init) ?? "-")
    line +=
      dice.one(of: [" \"-\"", " \"\""])
      + dice.one(of: [" \"curl\"", " \"a\\x22b\"", " \"q\\\"x\""])
    if request.status == 206 {
      let range = request.range.map { "bytes \($0.lowerBound)-\($0.upperBound)/9000" } ?? "-"
      line += " crange=\"\(range)\""
    }
    if let identity = request.identity { line += " rid=\(identity)" }
    return Array(line.utf8)
  }

  private mutating func edge(_ request: Request, _ moment: Int64) -> [UInt8] {
    let ticks = "\(Moment.midnight * 1000 + moment / 1_000_000)"
    let time =
      request.spoilt == .time
      ? "\"2020-06-09 10:00\"" : dice.once(in: 4) ? "\"\(ticks)\"" : ticks
    var members: [JSONText.Member] = [
      ("msec", Array(time.utf8)),
      (
        "request", JSONText.string(request.method + " " + request.target + request.version, &dice)
      ),
      ("status", Array("\(request.status)".utf8)),
      ("addr", JSONText.string(request.address, &dice)),
    ]
    if let session = request.session {
      members.append(("sid", JSONText.string(session.text, &dice)))
    }
    if let bytes = request.bytes { members.append(("body", Array("\(bytes)".utf8))) }
    if let user = request.user {
      let value = JSONText.string(user, &dice)
      members.append(
        dice.once(in: 2) ? ("user", value) : ("who", JSONText.object([("user", value)], &dice)))
    } else if dice.once(in: 2) {
      members.append(("user", dice.one(of: [Array("null".utf8), Array("\"\"".utf8)])))
    }
    let range = request.range.map { "bytes \($0.lowerBound)-\($0.upperBound)/9000" }
    members.append(("content_range", JSONText.string(range ?? "", &dice)))
    members.shuffle(using: &dice)
    return JSONText.object(members, &dice)
  }

  private mutating func damaged(at moment: Int64) -> World.Line {
    let date = "10.0.0.9 - - [\(Moment.clf(moment - moment % Moment.second, &dice))] "
    let combined = [
      date + "\"GET /v1/replays/rec-001/stream HTTP/1.1", "garbage", date + "\"GET / HTTP/1.1\" ",
      date + "\"GET / HTTP/1.1\" OK 12 \"-\" \"-\"", "\"", "- - -",
    ]
    let edge = ["{\"request\":\"GET /v1/replays/rec-001", "{\"x\":}", "garbage", "[1]"]
    let text = dice.one(of: isCombined ? combined : edge)
    return World.Line(bytes: Array(text.utf8), verdict: .rejected)
  }
}
