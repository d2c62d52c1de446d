/// One kind of log in the help on profiles: how its lines look, and a profile that reads them.
///
/// A test reads every one of them by its profile, so that what the help shows can be copied.
struct ProfileExample: Sendable {
  /// What is special about it; a sentence of its own.
  let sentence: String
  /// As the log writes it, line by line.
  let log: [String]
  /// JSON5.
  let profile: [String]

  init(_ sentence: String, log: String, profile: String) {
    self.sentence = sentence
    self.log = Self.lines(log)
    self.profile = Self.lines(profile)
  }

  /// As the help prints it: lines that are copied are indented.
  var page: [String] {
    Layout.wrapped(sentence) + [""] + (log + [""] + profile).map { $0.isEmpty ? "" : "  \($0)" }
      + [""]
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension ProfileExample {
  static let all: [ProfileExample] = [
    combined, text, jsonLines, requests, times, deliveries, csv, columns, documents, lists,
    segments,
    fhir,
  ]

  private static let combined = ProfileExample(
    """
    nginx and Apache: format combined, and routes. The path without its query is held against each \
    route in turn; {recording} is the part that names the recording, * any one part, ** any number \
    of them. The table of recordings calls account 7 pt-7, so pt- is put before it.
    """,
    log: """
      10.0.0.7 - 7 [09/Jun/2020:12:02:11 +0100] "GET /replays/r-4 HTTP/1.1" 200 51
      """,
    profile: """
      {
        name: "gateway", format: "combined",
        viewer: { field: "remote_user", prefix: "pt-" },
        routes: [
          { request: "GET /replays/{recording}/stream", action: "opened" },
          { request: "GET /replays/{recording}", action: "shown" },
        ],
      }
      """)

  private static let text = ProfileExample(
    """
    A format of your own: format text, and layout is what log_format says in nginx.conf, or LogFormat \
    in Apache's. Values have nginx's names: %>s is status, %{X-User}i is http_x_user.
    """,
    log: """
      2020-06-09T12:02:11+01:00|10.0.0.7|7|GET /replays/r-4 HTTP/1.1|200
      """,
    profile: """
      {
        name: "own", format: "text",
        layout: '$time_iso8601|$remote_addr|$http_x_user|$request|$status',
        viewer: { field: "http_x_user" },
        routes: [{ request: "GET /replays/{recording}", action: "shown" }],
      }
      """)

  private static let jsonLines = ProfileExample(
    """
    An application's own log: format json-lines, fields and actions. a.b is b inside a, a[].b is b \
    of each element of a list, and a list of paths means the first that is there. The log's words \
    become actions; a word that is left out is no event. Numbers as times need epoch.
    """,
    log: """
      {"ts":1591700531,"event":"listed","who":{"id":"7"},"items":[{"rec":"r-4"}]}
      {"ts":1591700540,"event":"played","who":{"id":"7"},"rec":"r-4","bytes":900}
      """,
    profile: """
      {
        name: "app", format: "json-lines",
        fields: { time: "ts", viewer: "who.id", recording: ["items[].rec", "rec"],
                  action: "event", bytes: "bytes" },
        actions: { listed: "shown", played: "opened" },
        epoch: "s",                // or ms, us, ns
      }
      """)

  private static let requests = ProfileExample(
    """
    JSON with requests in it: fields and routes. Map request where the log has the whole line, \
    else method and path.
    """,
    log: """
      {"t":"2020-06-09T11:02:11Z","user":"7","req":"GET /replays/r-4 HTTP/1.1"}
      """,
    profile: """
      {
        name: "json-gateway", format: "json-lines",
        fields: { time: "t", viewer: "user", request: "req", status: "status" },
        routes: [{ request: "GET /replays/{recording}", action: "shown" }],
      }
      """)

  private static let times = ProfileExample(
    """
    Times. zone where they carry no offset. marks and duration where a request is logged when it \
    ends: the event is when it began. clock where the machine's clock was wrong.
    """,
    log: """
      {"at":"2020-06-09 12:02:11.5","took":1500,"user":"7","url":"/r-4.mp4"}
      """,
    profile: """
      {
        name: "proxy", format: "json-lines",
        fields: { time: "at", duration_ms: "took", viewer: "user", path: "url" },
        zone: "Europe/London", marks: "end", clock: "-2.5s",
        routes: [{ request: "* /{recording}.mp4", action: "opened" }],
      }
      """)

  private static let deliveries = ProfileExample(
    """
    What a log can know. id tells a line that was delivered twice from a second event. counts says \
    that bytes includes headers, so no recording is called whole by them. witnesses says what the \
    log can show at all: of a CDN's origin, or a log of lists, that nothing was opened proves \
    nothing.
    """,
    log: """
      {"t":"2020-06-09T11:02:11Z","rid":"5f","u":"7","p":"/r-4.mp4","out":900}
      """,
    profile: """
      {
        name: "origin", format: "json-lines",
        fields: { time: "t", viewer: "u", path: "p", bytes: "out" },
        id: "rid", counts: "wire", witnesses: ["shown"],
        routes: [{ request: "* /{recording}.mp4", action: "opened" }],
      }
      """)

  private static let csv = ProfileExample(
    """
    An export: format csv, fields by the names of the header line. delimiter for semicolons and \
    tabs; columns: ["when", …] where there is no header.
    """,
    log: """
      when;account;recording;what
      2020-06-09T12:02:11+01:00;7;r-4;play
      """,
    profile: """
      {
        name: "export", format: "csv", delimiter: ";",
        fields: { time: "when", viewer: "account", recording: "recording",
                  action: "what" },
        actions: { play: "opened" },
      }
      """)

  private static let columns = ProfileExample(
    """
    IIS, CloudFront, S3 and AWS load balancers: formats w3c, cloudfront, s3 and alb know their own \
    columns. Only who asked and which requests are for a recording is left to say. \
    "cs-uri-query?account" is the parameter account of the query.
    """,
    log: """
      #Fields: date time cs-method cs-uri-stem cs-username c-ip sc-status
      2020-06-09 11:02:11 GET /replays/r-4 7 10.0.0.7 200
      """,
    profile: """
      {
        name: "iis", format: "w3c", viewer: { field: "cs-username" },
        routes: [{ request: "GET /replays/{recording}", action: "shown" }],
      }
      """)

  private static let documents = ProfileExample(
    """
    Records inside a document: each says where they stand, and the other paths begin there. \
    attributes[key=who].value is the value of the attribute whose key is who.
    """,
    log: """
      {"Records": [
        {"time": "2020-06-09T11:02:11Z", "what": "play", "rec": "r-4",
         "attributes": [{"key": "who", "value": "7"}]}
      ]}
      """,
    profile: """
      {
        name: "cloud", format: "json-lines", each: "Records[]",
        fields: { time: "time", viewer: "attributes[key=who].value",
                  recording: "rec", action: "what" },
        actions: { play: "opened" },
      }
      """)

  private static let lists = ProfileExample(
    """
    A list whose answer is not in the log: a list route. candour scan --visible FILE says what the \
    faulty list returned, and each request then shows what stood on its page. Without --visible its \
    lines are ignored. Where the page cannot be told, all rows count: nobody is left untold.
    """,
    log: """
      10.0.0.7 - 7 [09/Jun/2020:12:02:11 +0100] "GET /replays?page=2 HTTP/1.1" 200 9
      """,
    profile: """
      {
        name: "lists", format: "combined", viewer: { field: "remote_user" },
        routes: [
          { request: "GET /replays", action: "shown",
            list: { page: "page", size: 20, first: 1 } },
          { request: "GET /replays/{recording}", action: "shown" },
        ],
      }
      """)

  private static let segments = ProfileExample(
    """
    HLS and DASH: a segment route. {segment} is the number of a piece that plays that many seconds, \
    so what was seen is counted in seconds, whatever the rendition.
    """,
    log: """
      {"t":"2020-06-09T11:02:11Z","u":"7","p":"/hls/r-4/360p/seg00002.ts"}
      """,
    profile: """
      {
        name: "stream", format: "json-lines",
        fields: { time: "t", viewer: "u", path: "p" },
        routes: [
          { request: "* /hls/{recording}/*/seg{segment}.ts", action: "opened",
            segment: { seconds: 6, first: 0 } },
          { request: "* /hls/{recording}/**", action: "shown" },
        ],
      }
      """)

  private static let fhir = ProfileExample(
    """
    FHIR: an AuditEvent says itself who did what; Bundles, lists and one resource a line are read. \
    There is nothing to map.
    """,
    log: """
      {"resourceType":"AuditEvent","type":{"code":"rest"},"action":"R","outcome":"0",
       "recorded":"2020-06-09T11:02:11Z",
       "agent":[{"requestor":true,"who":{"reference":"Patient/7"}}],
       "entity":[{"type":{"code":"2"},"what":{"reference":"Media/r-4"}}]}
      """,
    profile: """
      { name: "audit", format: "fhir-auditevent", viewer: { prefix: "pt-" } }
      """)
}
