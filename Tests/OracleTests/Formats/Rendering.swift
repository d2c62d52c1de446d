import TestSupport

/// How one kind of server writes a deed down, and the profile that reads it again.
struct Rendering: CustomStringConvertible, Sendable {
  /// What a log may say of a deed, beyond who asked for what and when.
  struct Tells: OptionSet {
    let rawValue: Int
    static let bytes = Tells(rawValue: 1)
    static let range = Tells(rawValue: 2)
    static let session = Tells(rawValue: 4)
    static let identity = Tells(rawValue: 8)
    /// Requests for a list.
    static let lists = Tells(rawValue: 16)
    static let all: Tells = [.bytes, .range, .session, .identity, .lists]
  }

  let name: String
  /// Without `name` and `routes`.
  let keys: String
  var tells: Tells = .all
  /// Lines before the first deed of every file.
  var lead: [String] = []
  /// What stands before, between and after the deeds.
  var frame = (open: "", between: "\n", close: "\n")
  /// Lines that are none of this format.
  var damaged: [String] = []
  let line: @Sendable (Deed, inout Dice) -> String

  var description: String { name }

  var profile: String {
    let routes = tells.contains(.bytes) ? RequestLine.routes : ""
    return "{ name: \"\(name)\", \(keys),\n\(routes) }"
  }

  /// A log with these deeds, and the truth of each line.
  func log(_ deeds: [Deed], path: String, in world: World, _ dice: inout Dice) -> World.Log {
    var lines = lead.map { World.Line(bytes: Array($0.utf8), verdict: .ignored) }
    for deed in deeds {
      if !damaged.isEmpty, dice.once(in: 20) {
        lines.append(World.Line(bytes: Array(dice.one(of: damaged).utf8), verdict: .rejected))
      }
      lines.append(truth(of: deed, in: world, Array(line(deed, &dice).utf8)))
    }
    let between = Array(frame.between.utf8)
    let content =
      lines.isEmpty
      ? []
      : Array(frame.open.utf8) + lines.map(\.bytes).joined(separator: between)
        + Array(frame.close.utf8)
    return World.Log(
      path: path, profile: name, isCompressed: path.hasSuffix(".gz"),
      lines: lines.map { $0.within(world.window) }, content: content)
  }

  /// What a log that tells no more than this one means.
  private func truth(of deed: Deed, in world: World, _ bytes: [UInt8]) -> World.Line {
    var event = World.Event(
      moment: deed.moment, viewer: deed.viewer, address: World.Name(deed.address), recording: "",
      action: .shown)
    if tells.contains(.session) { event.session = deed.session }
    if tells.contains(.identity) { event.identity = deed.identity }
    if tells.contains(.bytes) {
      event.bytes = deed.bytes
      event.isNotModified = deed.status == 304
    }
    if tells.contains(.range) { event.range = deed.range }
    var line = World.Line(bytes: bytes, verdict: .used, moment: deed.moment)
    switch deed.meaning {
    case .nothing: break
    case .access:
      guard let access = deed.access else { break }
      (event.recording, event.action) = access
      line.events = [event]
    case .list(let list):
      event.isReconstructed = true
      event.action = AnswerRules.action(
        .shown, deed.status, isHead: deed.method == "HEAD", bytes: deed.bytes)
      line.events = list.shown(in: world, by: event)
      line.isUnansweredList = list.isUnanswered(in: world, event)
    }
    if line.events.isEmpty { line.verdict = .ignored }
    return line
  }
}
