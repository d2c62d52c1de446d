import Foundation
import TestSupport

/// A request that is answered with a list, and what stood on it (DESIGN §4 and §13).
struct ListRequest {
  static let routes = """
    { request: "GET /v1/replays", list: { page: "page", size: "size", first: 1 } },
        { request: "* /lists/*", list: { page: "p", size: 2, first: 0 } },
        { request: "GET /all", list: {} },
    """

  let path: String
  let query: String
  /// Nil: all of them.
  private let positions: ClosedRange<Int64>?

  init(_ dice: inout Dice) {
    switch dice.below(5) {
    case 0:
      (path, query) = ("/all", dice.one(of: ["", "?page=2&size=1", "?"]))
      positions = nil
    case 1:
      path = "/lists/x"
      let page = dice.one(of: [nil, 0, 1, 3] as [Int64?])
      query = page.map { "?q=a+b&p=\($0)" } ?? dice.one(of: ["", "?page=7"])
      let first = (page ?? 0) * 2
      positions = (first + 1)...(first + 2)
    default:
      path = "/v1/replays"
      (query, positions) = Self.paged(&dice)
    }
  }

  private static func paged(_ dice: inout Dice) -> (String, ClosedRange<Int64>?) {
    // What cannot be read, is no page or is no size leaves open what was shown: all of it.
    if dice.once(in: 3) {
      let open = [
        "", "?page=2", "?page=0&size=3", "?page=two&size=3", "?page=1&size=0", "?page=1&size=-1",
        "?page=&size=2", "?page=1&size=", "?page=1;size=2", "?page=1&Size=2", "?page=1&size=1e1",
        "?page=1&size=99999999999999999999", "?page=+1&size=2", "?page=%2531&size=2",
      ]
      return (dice.one(of: open), nil)
    }
    let page = dice.one(of: [1, 1, 2, 3, 400_000_000_000]) as Int64
    let size = dice.one(of: [1, 2, 3, 9]) as Int64
    var parameters = ["size=\(size)"]
    if page > 1 || dice.once(in: 2) { parameters.append("page=\(page)") }
    if dice.once(in: 4) {
      parameters = parameters.map { $0.replacingOccurrences(of: "page=", with: "p%61ge=") }
    }
    parameters.shuffle(using: &dice)
    // Of a name that occurs twice the first counts.
    if parameters.count == 2, dice.once(in: 3) { parameters += ["page=9", "size=9"] }
    let first = (page - 1) * size
    return ("?" + parameters.joined(separator: "&"), (first + 1)...(first + size))
  }

  /// Whether it was sent, and nobody can say what it showed: there is no table of what was visible,
  /// or nobody is known to have asked.
  func isUnanswered(in world: World, _ event: World.Event) -> Bool {
    event.action == .shown && (world.visible.isEmpty || asker(in: world, event) == nil)
  }

  private func asker(in world: World, _ event: World.Event) -> World.Name? {
    let holder = world.sessions.first {
      $0.thing == event.session && $0.stretch.holds(event.moment)
    }?.holder
    return event.viewer ?? holder
  }

  /// One event for each recording on the page, like `event` but for the recording.
  func shown(in world: World, by event: World.Event) -> [World.Event] {
    guard event.action == .shown else { return [] }
    guard let viewer = asker(in: world, event) else { return [] }
    let rows = world.visible.filter { $0.viewer == viewer }
    var names: Set<World.Name> = []
    for (index, row) in rows.enumerated() where row.stretch.holds(event.moment) {
      let position = row.position ?? Int64(index + 1)
      if positions?.contains(position) ?? true { names.insert(row.recording) }
    }
    return names.sorted().map { name in
      var event = event
      event.recording = name
      return event
    }
  }
}
