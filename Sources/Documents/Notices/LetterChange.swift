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
    var members = ofReader
    let incident = ofIncident
    if !incident.isEmpty { members["incident"] = .object(incident) }
    return members
  }

  /// Of what befell the reader.
  private var ofReader: [String: MustacheValue] {
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

  /// Of what the incident was: only what we said, for what we left open is no mistake.
  private var ofIncident: [String: MustacheValue] {
    // That nothing happened to the reader says nothing of it.
    if case .cleared = now.news { return [:] }
    let (told, now) = (told.incident, now.incident)
    var parts: [String: MustacheValue] = [:]
    if let wasAttack = told.isAttack, wasAttack != now.isAttack {
      parts["kind"] = .object([
        "told_attack": .bool(wasAttack), "open": .bool(now.isAttack == nil),
      ])
    }
    if let discovered = told.discovered, discovered != now.discovered {
      parts["found"] = .object(["open": .bool(now.discovered == nil)])
    }
    if let contained = told.contained, contained != now.contained {
      parts["stopped"] = .object(["open": .bool(now.contained == nil)])
    }
    return parts
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
      if told.extent != now.extent || told.isWholeToSome != now.isWholeToSome {
        parts["extent"] = .bool(true)
      }
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
