import Model
import Notation

extension WebhookFormat {
  /// Slack's incoming webhooks: one text. The address is the secret; the three characters that Slack
  /// obeys are escaped.
  static let slack = WebhookFormat(
    name: "slack", needsSecret: false, contentType: "application/json"
  ) { message throws(Problem) in
    let content = try StoredPayload(message)
    let headline = Event.Kind(rawValue: message.type).map(SlackText.headline) ?? message.type
    let facts = SlackText.facts(of: content.data, under: "")
    let text = "*\(headline)* in case \(content.caseReference)\n" + facts.joined(separator: "\n")
    var json = JSONWriter()
    json.object { $0.member("text", SlackText.escaped(text)) }
    return json.bytes
  }
}

/// The words of a message to people.
private enum SlackText {
  static func headline(_ kind: Event.Kind) -> String {
    switch kind {
    case .scanCompleted: "Logs were scanned"
    case .exposuresFound: "Recordings were shown to people not entitled to them"
    case .containmentBroken: "The breach is not contained"
    case .sweepFailed: "The scheduled sweep failed"
    case .deadlineNear: "A deadline is near"
    case .deadlinePassed: "A deadline has passed"
    case .reportDrafted: "A report was drafted"
    case .noticesReleased: "Letters were released"
    case .webhookTest: "This is a test"
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
