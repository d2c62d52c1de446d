import Model
import Notation

/// Facts as text: the commented file for people, and the bytes that their digest is made of.
enum FactsText {
  /// Every key in the order of the form, each under its question; `null` where nothing is known.
  static func file(of facts: Facts) -> [UInt8] {
    var text = """
      // What only people know about this incident. Answer what you can, in plain words:
      // null means "Not yet known", and every document says so.
      // candour facts set KEY VALUE writes this file anew, without comments of your own.
      {

      """
    var group: String?
    for key in Facts.keys {
      if key.group != group {
        if group != nil { text += "  },\n" }
        if let opened = key.group { text += "\n  \(opened): {\n" }
        group = key.group
      } else if key.group == nil {
        text += "\n"
      }
      let indent = group == nil ? "  " : "    "
      text += "\(indent)// \(key.question) (\(key.use))\n"
      if !key.choices.isEmpty {
        text += "\(indent)// one of: \(key.choices.joined(separator: ", "))\n"
      }
      text += "\(indent)\(key.member): \(facts[key.name].map(written) ?? "null"),\n"
    }
    if group != nil { text += "  },\n" }
    return Array((text + "}\n").utf8)
  }

  /// One line `key: value` for each key that has a value, in the order of the form.
  static func canonical(_ facts: Facts) -> [UInt8] {
    var text = ""
    for key in Facts.keys {
      if let value = facts[key.name] { text += "\(key.name): \(written(value))\n" }
    }
    return Array(text.utf8)
  }

  private static func written(_ value: Facts.Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .time(_, let written), .duration(_, let written): quoted(written)
    case .yes(let yes): yes ? "true" : "false"
    case .integer(let number): "\(number)"
    case .number(_, let written): written
    case .decisions(let decisions):
      "[" + decisions.map { "\n    \(written($0))," }.joined() + (decisions.isEmpty ? "]" : "\n  ]")
    }
  }

  private static func written(_ decision: Facts.Decision) -> String {
    let members = [
      decision.what, decision.decision, decision.by, decision.atWritten, decision.because,
    ]
    let pairs = zip(Facts.decisionMembers, members).map { name, value in
      "\(name): \(value.map(quoted) ?? "null")"
    }
    return "{ " + pairs.joined(separator: ", ") + " }"
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
