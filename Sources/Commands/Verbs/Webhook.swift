import Casework
import Model
import Notation

extension Verb {
  static let webhookAdd = Verb(
    "webhook", "add", chapter: .people, summary: "tell an endpoint of what happens in this case",
    explanation: """
      The endpoint is told of what happens from now on: messages wait in the case until candour send \
      delivers them. They hold counts, times and digests, never anything of a person.

      Secrets stay in files that only their owner can read (chmod 600). An address that is a secret \
      itself, as Slack's are, comes from a file too: --url-file. It is https, unless its host is \
      literally localhost, 127.0.0.1 or [::1]; an address in a private network needs --allow-private.
      """,
    arguments: [Argument("NAME", .one, "what the endpoint is called here")],
    options: [
      .caseFolder, .by, .asOf,
      Option("url", value: "URL", "where to send"),
      Option("url-file", value: "FILE", "a file with the address, where that is a secret"),
      Option("format", value: "FORMAT", "standard (the default), cloudevents or slack"),
      Option("secret-file", value: "FILE", "a file with the secret that signs (whsec_…)"),
      Option("events", value: "LIST", "only these events, with a comma between"),
      Option("plain-http", "allow http to another machine: everybody on the way can read it"),
      Option("allow-private", "allow an address of a private network, or another of this machine"),
    ],
    examples: [
      Example(
        "candour webhook add on-call --url https://hooks.example/candour --secret-file secret",
        "to have what happens told, signed"),
      Example(
        "candour webhook add chat --url-file slack-address --format slack --events"
          + " exposures.found,containment.broken",
        "to have people told of what is urgent"),
    ]
  ) { words, console throws(Problem) in
    var addition = WebhookWork.Addition(
      name: words.arguments[0], format: words["format"] ?? "standard")
    addition.url = words["url"]
    addition.urlFile = words["url-file"]
    addition.secretFile = words["secret-file"]
    addition.events = (words["events"] ?? "").split(separator: ",").map(String.init)
    addition.plainHTTP = words.has("plain-http")
    addition.allowPrivate = words.has("allow-private")
    let work = try words.webhooks(console, writing: true)
    let shown = try work.add(addition, by: words.actor(console))
    console.print("\(shown.name): \(shown.address ?? "") is told of what happens from now on")
    if addition.url != nil, addition.format == "slack", !shown.isThisMachine {
      console.warn("a Slack address is a secret, and now stands in the shell's history: --url-file")
    }
    console.note("next: candour send --test \(shown.name)")
    return .done
  }

  static let webhookList = Verb(
    "webhook", "list", chapter: .people, summary: "the endpoints, and how they fare",
    explanation: "Of an address only its host is shown: the rest may be a secret.",
    options: [.caseFolder, .json],
    examples: [Example("candour webhook list", "to see who is told, and what waits for them")]
  ) { words, console throws(Problem) in
    let endpoints = try words.webhooks(console).all()
    if words.has(.json) {
      var json = JSONWriter()
      for endpoint in endpoints { json.endpoint(endpoint) }
      console.write(json.bytes)
      return .done
    }
    if endpoints.isEmpty { console.print("nobody is told anything: candour webhook add NAME") }
    for endpoint in endpoints {
      console.print("\(endpoint.name)  \(endpoint.address ?? "its address cannot be read")", .bold)
      var words = [endpoint.format, endpoint.isSigned ? "signed" : "not signed"]
      words.append(endpoint.events.isEmpty ? "all events" : endpoint.events.joined(separator: ", "))
      console.print("  " + words.joined(separator: "; "))
      if let until = endpoint.rotatesUntil {
        console.print("  the former secret signs too, until \(TimeText.utcMilliseconds(until))")
      }
      console.print("  \(endpoint.waiting) waiting, \(endpoint.dead) given up")
      if !endpoint.isEnabled {
        console.print("  disabled: \(endpoint.reason ?? "")", .red)
      } else if let paused = endpoint.pausedUntil {
        let failures = Described.plural(endpoint.failures, "failure")
        console.print(
          "  \(failures) in a row; paused until \(TimeText.utcMilliseconds(paused))", .yellow)
      }
    }
    return .done
  }

  static let webhookRemove = Verb(
    "webhook", "remove", chapter: .people, summary: "tell an endpoint nothing any more",
    explanation: "What waits for it is given up; what it was told stays in the case as evidence.",
    arguments: [Argument("NAME", .one, "as candour webhook list shows it")],
    options: [.caseFolder, .by],
    examples: [Example("candour webhook remove on-call", "when the receiver is gone")]
  ) { words, console throws(Problem) in
    let work = try words.webhooks(console, writing: true)
    try work.remove(words.arguments[0], by: words.actor(console))
    console.print("removed")
    return .done
  }

  static let webhookEnable = Verb(
    "webhook", "enable", chapter: .people, summary: "try an endpoint again",
    explanation: """
      An endpoint that answers 410 is disabled, and nothing more is queued for it; one that fails is \
      tried ever more seldom. This forgets both: what waits for it is due now.
      """,
    arguments: [Argument("NAME", .one, "as candour webhook list shows it")],
    options: [.caseFolder, .by, .asOf],
    examples: [Example("candour webhook enable on-call", "when the receiver is there again")]
  ) { words, console throws(Problem) in
    let work = try words.webhooks(console, writing: true)
    try work.enable(words.arguments[0], by: words.actor(console))
    console.print("enabled")
    console.note("next: candour send")
    return .done
  }

  static let webhookRotate = Verb(
    "webhook", "rotate", chapter: .people, summary: "sign with a new secret",
    explanation: """
      The former secret signs too until --overlap is over: each message bears two signatures, and the \
      receiver may change over at any time between. Its file must stay in its place as long.
      """,
    arguments: [Argument("NAME", .one, "as candour webhook list shows it")],
    options: [
      .caseFolder, .by, .asOf,
      Option("secret-file", value: "FILE", "a file with the new secret"),
      Option("overlap", value: "LENGTH", "how long both sign (24h)"),
    ],
    examples: [
      Example(
        "candour webhook rotate on-call --secret-file secret-2", "when a secret has to change")
    ]
  ) { words, console throws(Problem) in
    guard let file = words["secret-file"] else { throw .noNewSecret }
    let overlap = try words.span("overlap") ?? .hours(24)
    let until = try words.present(console).adding(overlap)
    let work = try words.webhooks(console, writing: true)
    try work.rotate(words.arguments[0], to: file, until: until, by: words.actor(console))
    console.print("both secrets sign until \(TimeText.utcMilliseconds(until))")
    return .done
  }
}

extension Words {
  fileprivate func webhooks(_ console: Console, writing: Bool = false) throws(Problem)
    -> WebhookWork
  {
    WebhookWork(
      try openCase(console, writing: writing), workingFolder: console.workingFolder,
      secrets: SecretFiles(environment: console.environment))
  }
}

extension JSONWriter {
  fileprivate mutating func endpoint(_ endpoint: WebhookWork.Shown) {
    object {
      $0.member("name", endpoint.name)
      $0.member("address", endpoint.address)
      $0.member("format", endpoint.format)
      $0.key("events")
      $0.array { for event in endpoint.events { $0.string(event) } }
      $0.member("state", endpoint.isEnabled ? "enabled" : "disabled")
      $0.member("reason", endpoint.reason)
      $0.member("signed", endpoint.isSigned)
      $0.member("rotates_until", endpoint.rotatesUntil)
      $0.member("failures", endpoint.failures)
      $0.member("paused_until", endpoint.pausedUntil)
      $0.member("waiting", endpoint.waiting)
      $0.member("dead", endpoint.dead)
    }
    endLine()
  }
}

extension Problem {
  fileprivate static var noNewSecret: Problem {
    Problem(
      .usage, "a new secret comes from a file of its own",
      hint: "(printf whsec_; head -c 32 /dev/urandom | base64) > secret-2; chmod 600 secret-2; then"
        + " --secret-file secret-2")
  }
}
