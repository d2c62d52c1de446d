import Model

/// What a letter that corrects another has to say of it: what we said, where that is no longer so.
struct LetterChange {
  private let told: LetterStatement
  private let now: LetterStatement

  init(from told: LetterStatement, to now: LetterStatement) {
    self.told = told
    self.now = now
  }

  /// What a template may print of it; empty where nothing that a letter can name has changed.
  var members: [String: MustacheValue] {
    switch (told.news, now.news) {
    // That nothing happened is a letter of its own.
    case (_, .cleared): [:]
    case (_, .reminder): [:]
    case (.cleared, _): ["told_cleared": .bool(true)]
    case (.affected(let told), .affected(let now)): affected(told, now)
    case (.recipient(let told, _), .recipient(let now, _)):
      told == now
        ? changed(days) : [told ? "told_opened" : "told_not_opened": .bool(true)]
    case (.affected, _), (.recipient, _), (.reminder, _): [:]
    }
  }

  private typealias Affected = LetterStatement.Affected

  private func affected(_ told: Affected, _ now: Affected) -> [String: MustacheValue] {
    if told.wording != now.wording {
      let name =
        switch told.wording {
        case .opened: "told_opened"
        case .shownOnly where now.wording == .linkedAlone: "told_listed"
        case .notRuledOut where now.wording == .linkedAlone: "told_listed"
        case .shownOnly: "told_shown_only"
        case .notRuledOut: "told_not_ruled_out"
        case .linkedAlone: "told_linked"
        }
      return [name: .bool(true)]
    }
    var parts = days
    parts["recordings"] = numbers(told.recordings, now.recordings)
    if let told = told.opened, let now = now.opened {
      parts["opened"] = numbers(told.recordings, now.recordings)
      parts["accounts"] = numbers(told.accounts, now.accounts)
      if told.extent != now.extent { parts["extent"] = .bool(true) }
    }
    if told.wording != .linkedAlone, told.lists != now.lists {
      parts["lists"] = .object([
        "now": .computed("\(now.lists.named)"), "now_one": .bool(now.lists.named == 1),
        "at_least": .bool(now.lists.areMore),
      ])
    }
    if told.doubt != now.doubt { parts["viewers"] = .bool(true) }
    if told.calls != now.calls { parts["calls"] = .bool(true) }
    return changed(parts)
  }

  private var days: [String: MustacheValue] {
    told.days == now.days ? [:] : ["days": .bool(true)]
  }

  private func changed(_ parts: [String: MustacheValue]) -> [String: MustacheValue] {
    parts.isEmpty ? [:] : ["changed": .object(parts)]
  }

  /// Nil where they are the same.
  private func numbers(_ told: Int, _ now: Int) -> MustacheValue? {
    if told == now { return nil }
    return .object([
      "told": .computed("\(told)"), "told_one": .bool(told == 1), "now": .computed("\(now)"),
    ])
  }
}
