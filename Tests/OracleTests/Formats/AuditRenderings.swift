import TestSupport

/// FHIR's AuditEvents, of both releases: one a line, and in a Bundle.
enum AuditRenderings {
  static let all = [
    Rendering(
      name: "fhir-r4", keys: "format: \"fhir-auditevent\"", tells: [.identity],
      damaged: [
        "garbage",
        "{\"resourceType\":\"AuditEvent\",\"id\":\"x\",\"action\":\"R\",\"entity\":[{\"what\":{\"reference\":\"Media/rec-001\"}}]}",
      ]
    ) { r4($0, &$1) },
    Rendering(
      name: "fhir-r5", keys: "format: \"fhir-auditevent\"", tells: [.identity]
    ) { r5($0, &$1) },
    Rendering(
      name: "fhir-bundle", keys: "format: \"fhir-auditevent\"", tells: [.identity],
      frame: (
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n{\"resource\":",
        "},\n{\"resource\":", "}]}\n"
      )
    ) { $1.once(in: 2) ? r4($0, &$1) : r5($0, &$1) },
  ]

  private static func r4(_ deed: Deed, _ dice: inout Dice) -> String {
    let network = quoted(deed.address, &dice)
    return resource(
      deed, &dice,
      kind: [
        ("type", Array("{\"code\":\"rest\"}".utf8)),
        ("subtype", Array("[{\"code\":\"\(interaction(deed))\"}]".utf8)),
        ("outcome", Array((isRefused(deed) ? "\"8\"" : "\"0\"").utf8)),
      ],
      network: "\"network\":{\"address\":\(network),\"type\":\"2\"}",
      role: "\"type\":{\"code\":\"2\"},\"role\":{\"code\":\"4\"}")
  }

  private static func r5(_ deed: Deed, _ dice: inout Dice) -> String {
    let network = quoted(deed.address, &dice)
    let outcome = isRefused(deed) ? "error" : "success"
    return resource(
      deed, &dice,
      kind: [
        ("category", Array("[{\"coding\":[{\"code\":\"rest\"}]}]".utf8)),
        ("code", Array("{\"coding\":[{\"code\":\"\(interaction(deed))\"}]}".utf8)),
        ("outcome", Array("{\"code\":{\"code\":\"\(outcome)\"}}".utf8)),
      ],
      network: "\"networkString\":\(network)",
      role: "\"role\":{\"coding\":[{\"code\":\"4\"}]}")
  }

  private static func resource(
    _ deed: Deed, _ dice: inout Dice, kind: [JSONText.Member], network: String, role: String
  ) -> String {
    let who = deed.viewer.map { "\"who\":\(reference("Patient", $0, &dice))," } ?? ""
    let entity = deed.access.map {
      "{\"what\":\(reference("Media", $0.recording, &dice)),\(role)}"
    }
    var members = kind
    members += [
      ("resourceType", Array("\"AuditEvent\"".utf8)),
      ("action", Array("\"\(isSearch(deed) ? "E" : deed.access == nil ? "C" : "R")\"".utf8)),
      ("recorded", JSONText.string(Moment.rfc3339(deed.moment, &dice), &dice)),
      ("agent", Array("[{\(who)\"requestor\":true,\(network)}]".utf8)),
      ("entity", Array("[\(entity ?? "")]".utf8)),
    ]
    if let identity = deed.identity { members.append(("id", JSONText.string(identity, &dice))) }
    return Renderings.object(members.shuffled(using: &dice), &dice)
  }

  private static func isSearch(_ deed: Deed) -> Bool { deed.access?.action == .shown }
  private static func isRefused(_ deed: Deed) -> Bool { deed.access?.action == .attempted }
  private static func interaction(_ deed: Deed) -> String {
    isSearch(deed) ? "search-type" : deed.access == nil ? "create" : "read"
  }

  /// A reference where the id is one of FHIR's, else the identifier that a system gave.
  private static func reference(_ type: String, _ name: World.Name, _ dice: inout Dice) -> String {
    let isId = name.bytes.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D
    }
    guard isId, dice.below(3) > 0 else {
      return "{\"identifier\":{\"value\":\(quoted(name.text, &dice))}}"
    }
    let base = dice.one(of: ["", "", "https://fhir.example/r4/"])
    let version = dice.once(in: 4) ? "/_history/2" : ""
    return "{\"reference\":\(quoted(base + type + "/" + name.text + version, &dice))}"
  }

  private static func quoted(_ text: String, _ dice: inout Dice) -> String {
    String(decoding: JSONText.string(text, &dice), as: UTF8.self)
  }
}
