import Model
import Notation

extension WebhookFormat {
  /// Slack's incoming webhooks: one text. The address is the secret; the three characters that Slack
  /// obeys are escaped.
  static let slack = WebhookFormat(
    name: "slack", needsSecret: false, contentType: "application/json"
  ) { message throws(Problem) in
    let content = try StoredPayload(message)
    let kind = Event.Kind(rawValue: message.type)
    let headline = kind.map { SlackText.headline($0, content.data) } ?? message.type
    var lines = ["*\(headline)* in case \(content.caseReference)"]
    lines += SlackText.facts(of: content.data, under: "")
    if let next = kind.flatMap({ SlackText.next($0, content.data) }) {
      lines.append("next: \(next)")
    }
    let text = lines.joined(separator: "\n")
    var json = JSONWriter()
    json.object { $0.member("text", SlackText.escaped(text)) }
    return json.bytes
  }
}

/// The words of a message to people: what happened, and what to do next.
private enum SlackText {
  static func headline(_ kind: Event.Kind, _ data: JSONNode) -> String {
    switch kind {
    case .scanCompleted: "Logs were scanned"
    case .exposuresFound: found(data)
    case .containmentBroken: "The breach is not contained"
    case .sweepFailed: failed(data)
    case .deadlineNear: "A deadline is near"
    case .deadlinePassed: "A deadline has passed"
    case .reportDrafted: "A report was drafted"
    case .noticesReleased: "Letters were released"
    case .webhookTest: "This is a test"
    }
  }

  /// By the highest action: a refusal is no breach, and neither is a list that nobody has asked for yet.
  private static func found(_ data: JSONNode) -> String {
    func isAny(_ action: String) -> Bool { isSome(data["exposures"]?[action]) }
    if isAny("opened") { return "Recordings were opened by people not entitled to them" }
    if isAny("shown") { return "Recordings were shown to people not entitled to them" }
    if isAny("linked") {
      return "Recordings would be listed to people not entitled to them, if they asked now"
    }
    return "People not entitled to recordings asked for them, and were refused"
  }

  /// What is worst of what is wrong.
  private static func failed(_ data: JSONNode) -> String {
    func isAny(_ words: String...) -> Bool { words.contains { isSome(data["failures"]?[$0]) } }
    if isAny("canary_shown") {
      return "A test recording was seen by a tester who may not see it: treat it as a breach"
    }
    if isAny("unreadable", "shrunk", "stale", "few_lines") {
      return "The scheduled sweep could not read what it should"
    }
    if isAny("canary_silent") { return "A check that the sweep stands on was not seen in time" }
    if isAny("suppression") { return "A suppression has expired: what it kept back is told" }
    return "The scheduled sweep failed"
  }

  private static func isSome(_ count: JSONNode?) -> Bool { (count?.integer ?? 0) > 0 }

  /// Nil where nothing follows from it.
  static func next(_ kind: Event.Kind, _ data: JSONNode) -> String? {
    switch kind {
    case .exposuresFound, .containmentBroken:
      return "candour list, candour why N; candour runbook show first-hour"
    case .sweepFailed where isSome(data["failures"]?["canary_shown"]):
      return "candour list; candour runbook show first-hour"
    case .sweepFailed: return "candour runbook show scheduled-sweeps, When it fails"
    case .deadlineNear, .deadlinePassed: return "candour assess, candour status"
    default: return nil
    }
  }

  /// One line for each value, named by its path; what only programs want (the ledger, digests) is left
  /// out.
  static func facts(of node: JSONNode, under path: String) -> [String] {
    guard let members = node.object else { return [] }
    return members.flatMap { member -> [String] in
      if path.isEmpty, ["case", "ledger", "files"].contains(member.key) { return [] }
      let name = path.isEmpty ? member.key : "\(path) \(member.key)"
      let words = name.split(separator: "_").joined(separator: " ")
      switch member.node.value {
      case .object: return facts(of: member.node, under: name)
      case .number(let number): return ["\(words): \(number)"]
      case .string(let text) where text.utf8.count < 60: return ["\(words): \(text)"]
      default: return []
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
