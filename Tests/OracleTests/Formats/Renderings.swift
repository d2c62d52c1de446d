import TestSupport

/// The formats, one after the other, as their servers write them.
enum Renderings {
  static let all: [Rendering] =
    requestLines + layouts + clouds + [csv, w3c, cloudFront] + documents + AuditRenderings.all

  // MARK: Servers

  private static let requestLines = [
    Rendering(
      name: "nginx",
      keys: """
        format: "combined", viewer: { field: "remote_user" }, session: { field: "sid" },
        fields: { range: "crange" }, id: "rid"
        """,
      damaged: ["garbage", "10.0.0.9 - - [09/Jun/2020:11:00:00 +0000] \"GET / HTTP/1.1", "- - -"]
    ) { deed, dice in
      "\(deed.address) - \(PathText.escaped(deed.viewer?.text ?? "-")) "
        + "[\(Moment.clf(deed.moment, &dice))] \"\(PathText.escaped(deed.request))\" "
        + "\(deed.status) \(deed.bytes) \"-\" \"a\\x22b\" sid=\(deed.session?.text ?? "-") "
        + "crange=\"\(deed.contentRange.isEmpty ? "-" : deed.contentRange)\" "
        + "rid=\(deed.identity ?? "-")"
    },
    Rendering(
      name: "apache-common", keys: "format: \"combined\", viewer: { field: \"remote_user\" }",
      tells: [.bytes, .lists], damaged: ["garbage", "10.0.0.9 - - [09/Jun/2020:11:00:00 +0000]"]
    ) { deed, dice in
      let user = deed.viewer.map { PathText.escapedAsApache($0.text) } ?? "-"
      let bytes = deed.bytes == 0 ? "-" : "\(deed.bytes)"
      return "\(deed.address) - \(user) [\(Moment.clf(deed.moment, &dice))] "
        + "\"\(PathText.escapedAsApache(deed.request))\" \(deed.status) \(bytes)"
    },
  ]

  private static let layouts = [
    Rendering(
      name: "nginx-text",
      keys: """
        format: "text", viewer: { field: "http_x_user" }, session: { field: "cookie_sid" },
        layout: '$msec|$remote_addr|$request|$status|$body_bytes_sent|"$http_x_user"|$cookie_sid|$sent_http_content_range|$request_id',
        id: "request_id"
        """,
      damaged: ["garbage", "1591704301.000|10.0.0.9|GET / HTTP/1.1|2000|1|\"\"|-|-|-"]
    ) { deed, _ in
      [
        "\(Moment.midnight + deed.moment / Moment.second).000", deed.address,
        PathText.escaped(deed.request), "\(deed.status)", "\(deed.bytes)",
        "\"\(PathText.escaped(deed.viewer?.text ?? "-"))\"", deed.session?.text ?? "-",
        deed.contentRange.isEmpty ? "-" : deed.contentRange, deed.identity ?? "-",
      ].joined(separator: "|")
    },
    Rendering(
      name: "apache-text",
      keys: """
        format: "text", viewer: { field: "http_x_user" }, session: { field: "cookie_sid" },
        layout: '%a %{%Y-%m-%dT%H:%M:%S%z}t "%{X-User}i" %{sid}C %>s %B "%r" range="%{Content-Range}o" %{X-Id}i',
        id: "http_x_id"
        """,
      damaged: ["garbage", "10.0.0.9 2020-06-09T11:00:00+0000 \"-\" - 200 12"]
    ) { deed, _ in
      let range = deed.contentRange.isEmpty ? "-" : deed.contentRange
      return "\(deed.address) 2020-06-09T\(Moment.clock(deed.moment))+0000 "
        + "\"\(PathText.escapedAsApache(deed.viewer?.text ?? "-"))\" "
        + "\(deed.session?.text ?? "-") \(deed.status) \(deed.bytes) "
        + "\"\(PathText.escapedAsApache(deed.request))\" range=\"\(range)\" "
        + "\(deed.identity ?? "-")"
    },
  ]

  private static let clouds = [
    Rendering(
      name: "s3",
      keys: """
        format: "s3", viewer: { field: "request_uri?u" }, session: { field: "request_uri?sid" },
        id: "request_id"
        """,
      tells: [.bytes, .session, .identity], damaged: ["garbage", "79a5 replays [09/Jun/2020:11:00"]
    ) { deed, dice in
      let bytes = deed.bytes == 0 ? "-" : "\(deed.bytes)"
      return "79a5 replays [\(Moment.clf(deed.moment, &dice))] \(deed.address) - "
        + "\(deed.identity ?? "-") REST.\(deed.method).OBJECT - "
        + "\"\(deed.request)\" \(deed.status) - \(bytes) - 9 8 \"-\" \"a \"b\"\" - h= SigV4 - - "
        + "r.s3.example TLSv1.2 - -"
    },
    Rendering(
      name: "alb",
      keys: """
        format: "alb", counts: "body", viewer: { field: "request?u" },
        session: { field: "request?sid" }, id: "trace_id"
        """,
      tells: [.bytes, .session, .identity, .lists],
      damaged: ["garbage", "h2 2020-06-09T11:00:00.000000Z app/x 10.0.0.1:9"]
    ) { deed, _ in
      let time = "2020-06-09T\(Moment.clock(deed.moment)).000000Z"
      let trace = deed.identity ?? "-"
      return "h2 \(time) app/x \(deed.address):2817 10.0.0.1:80 0.000 0.011 0.000 "
        + "\(deed.status) \(deed.status) 34 \(deed.bytes) "
        + "\"\(deed.method) https://replays.example:443\(deed.target) HTTP/2.0\" "
        + "\"a \\\"b\\\"\" - - - \"\(trace)\" \"replays.example\" \"-\" 0 \(time)"
    },
  ]

  // MARK: Tables

  private static let csv = Rendering(
    name: "csv",
    keys: """
      format: "csv", delimiter: ";", viewer: { field: "who" }, session: { field: "sid" },
      fields: { time: "when", method: "verb", path: "target", status: "status", bytes: "sent",
                address: "from", range: "content range" }, id: "eid"
      """,
    lead: ["eid;when;verb;target;status;sent;from;content range;who;sid"],
    damaged: ["one;two", "a;b;c;d;e;f;g;h;i;j;k"]
  ) { deed, dice in
    let cells = [
      deed.identity ?? "", Moment.rfc3339(deed.moment, &dice), deed.method, deed.target,
      "\(deed.status)", "\(deed.bytes)", deed.address, deed.contentRange, deed.viewer?.text ?? "",
      deed.session?.text ?? "",
    ]
    return cells.map { cell in
      guard dice.once(in: 4) || cell.contains("\"") || cell.contains(";") else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ";")
  }

  private static let w3c = Rendering(
    name: "w3c",
    keys: """
      format: "w3c", viewer: { field: "cs-uri-query?u" }, session: { field: "cs(Cookie)?sid" },
      fields: { range: "sc(Content-Range)" }, id: "x-id"
      """,
    lead: [
      "#Software: Microsoft Internet Information Services 10.0", "#Version: 1.0",
      "#Date: 2020-06-09 00:00:00",
      "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes "
        + "sc(Content-Range) cs(Cookie) x-id",
    ],
    damaged: ["garbage", "2020-06-09 11:00:00 10.0.0.9 GET"]
  ) { deed, _ in
    "2020-06-09 \(Moment.clock(deed.moment)) \(deed.address) \(deed.method) \(deed.path) "
      + "\(deed.query.isEmpty ? "-" : deed.query) \(deed.status) \(deed.bytes) "
      + "\(deed.range == nil ? "-" : "\"\(deed.contentRange)\"") "
      + "\(deed.session.map { "a=b;+sid=\($0.text)" } ?? "-") \(deed.identity ?? "-")"
  }

  private static let cloudFront = Rendering(
    name: "cloudfront",
    keys: """
      format: "cloudfront", counts: "body", viewer: { field: "cs-uri-query?u" },
      session: { field: "cs(Cookie)?sid" }
      """,
    lead: [
      "#Version: 1.0",
      "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status "
        + "cs-uri-query cs(Cookie) x-edge-request-id sc-range-start sc-range-end",
    ],
    damaged: ["garbage", "2020-06-09\t11:00:00\tLHR62\t5"]
  ) { deed, _ in
    let ends = deed.range.map { ["\($0.lowerBound)", "\($0.upperBound)"] } ?? ["-", "-"]
    let cells = [
      "2020-06-09", Moment.clock(deed.moment), "LHR62-C5", "\(deed.bytes)", deed.address,
      deed.method, "d1.cloudfront.example", deed.path, "\(deed.status)",
      deed.query.isEmpty ? "-" : deed.query, deed.session.map { "a=b;%20sid=\($0.text)" } ?? "-",
      deed.identity ?? "-",
    ]
    return (cells + ends).joined(separator: "\t")
  }

  // MARK: JSON

  private static let documents = [
    Rendering(
      name: "json-lines",
      keys: """
        format: "json-lines", viewer: { field: "user" }, session: { field: "sid" },
        fields: { time: "t", request: "r", status: "s", bytes: "b", address: "a", range: "cr" },
        id: "eid"
        """,
      damaged: ["garbage", "{\"t\":", "[]"]
    ) { deed, dice in
      var members = common(deed, &dice)
      if let viewer = deed.viewer { members.append(("user", JSONText.string(viewer.text, &dice))) }
      return object(members.shuffled(using: &dice), &dice)
    },
    Rendering(
      name: "records",
      keys: """
        format: "json-lines", each: "batch[].Records[]",
        viewer: { field: "attributes[key=who].value" }, session: { field: "sid" },
        fields: { time: "t", request: "r", status: "s", bytes: "b", address: "a", range: "cr" },
        id: "eid"
        """,
      frame: ("{\"v\":1,\"batch\":[{\"Records\":[", ",\n  ", "]},{\"Records\":[]}]}")
    ) { deed, dice in
      var members = common(deed, &dice)
      var attributes = [
        object([("key", Array("\"tier\"".utf8)), ("value", Array("1".utf8))], &dice)
      ]
      if let viewer = deed.viewer {
        let value = JSONText.string(viewer.text, &dice)
        attributes.append(object([("key", Array("\"who\"".utf8)), ("value", value)], &dice))
      }
      members.append(("attributes", JSONText.array(attributes.map { Array($0.utf8) }, &dice)))
      return object(members.shuffled(using: &dice), &dice)
    },
  ]

  private static func common(_ deed: Deed, _ dice: inout Dice) -> [JSONText.Member] {
    [
      ("t", JSONText.string(Moment.rfc3339(deed.moment, &dice), &dice)),
      ("r", JSONText.string(deed.request, &dice)), ("s", Array("\(deed.status)".utf8)),
      ("b", Array("\(deed.bytes)".utf8)), ("a", JSONText.string(deed.address, &dice)),
      ("cr", JSONText.string(deed.contentRange, &dice)),
      ("sid", deed.session.map { JSONText.string($0.text, &dice) } ?? Array("null".utf8)),
      ("eid", deed.identity.map { JSONText.string($0, &dice) } ?? Array("null".utf8)),
    ]
  }

  static func object(_ members: [JSONText.Member], _ dice: inout Dice) -> String {
    String(decoding: JSONText.object(members, &dice), as: UTF8.self)
  }
}
