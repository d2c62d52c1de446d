import Delivery
import Evidence
package import Model

/// Adds, removes, enables and rotates: whom a case tells. Each change is one ledger entry, in which no
/// address stands beyond its host.
package struct WebhookWork {
  /// What `webhook add` is told.
  package struct Addition: Sendable {
    package var name: String
    package var url: String?
    package var urlFile: String?
    package var format: String
    package var events: [String] = []
    package var secretFile: String?
    package var plainHTTP = false
    package var allowPrivate = false

    package init(name: String, format: String) {
      self.name = name
      self.format = format
    }
  }

  /// An endpoint as it may be shown.
  package struct Shown: Sendable {
    package let name: String
    /// `https://hooks.example/…`; nil where the file of the address cannot be read.
    package let address: String?
    package let isThisMachine: Bool
    package let format: String
    /// Empty: all.
    package let events: [String]
    package let isEnabled: Bool
    package let reason: String?
    package let failures: Int
    package let pausedUntil: Timestamp?
    package let isSigned: Bool
    package let rotatesUntil: Timestamp?
    package let waiting: Int
    package let dead: Int
  }

  private let opened: OpenCase
  private let workingFolder: String

  private let files: SecretFiles

  package init(
    _ opened: OpenCase, workingFolder: String,
    secrets files: SecretFiles = SecretFiles(environment: [:])
  ) {
    self.opened = opened
    self.files = files
    self.workingFolder = workingFolder
  }

  /// Throws `.usage` for what cannot be meant, `.input` where a file of a secret cannot be used.
  @discardableResult
  package func add(_ addition: Addition, by actor: Actor) throws(Problem) -> Shown {
    let format = try WebhookFormat.named(addition.format)
    guard WebhookWork.isName(addition.name) else { throw .noName }
    for event in addition.events where Event.Kind(rawValue: event) == nil {
      throw .noEvent(Event.Kind.allCases.map(\.rawValue))
    }
    var endpoint = Endpoint(
      name: addition.name, address: try address(of: addition), format: format.name)
    endpoint.events = addition.events.sorted()
    endpoint.plainHTTP = addition.plainHTTP
    endpoint.allowPrivate = addition.allowPrivate
    endpoint.secretFile = addition.secretFile.map { files.kept($0, in: workingFolder) }
    _ = try endpoint.destination(files)
    let secrets = try endpoint.secrets(at: actor.at, files)
    guard !secrets.isEmpty || !format.needsSecret else { throw .needsSecret(format.name) }
    let added = endpoint
    try opened.store.changeEndpoints(WebhookWork.entry("webhook add", actor)) {
      (endpoints) throws(Problem) in
      guard !endpoints.contains(where: { $0.name == added.name }) else { throw .nameTaken }
      return .add(added)
    }
    return try shown(added.name)
  }

  private func address(of addition: Addition) throws(Problem) -> Endpoint.Address {
    switch (addition.url, addition.urlFile) {
    case (let url?, nil): return .url(url)
    case (nil, let file?): return .file(files.kept(file, in: workingFolder))
    default: throw .oneAddress
    }
  }

  package func remove(_ name: String, by actor: Actor) throws(Problem) {
    try opened.store.changeEndpoints(actor.entry("webhook remove")) {
      (endpoints) throws(Problem) in .remove(try WebhookWork.find(name, in: endpoints))
    }
  }

  /// What waits for it is due now.
  package func enable(_ name: String, by actor: Actor) throws(Problem) {
    try opened.store.changeEndpoints(actor.entry("webhook enable")) {
      (endpoints) throws(Problem) in .enable(try WebhookWork.find(name, in: endpoints))
    }
  }

  /// Signs with the secret of another file from now on, and with both until `until`.
  package func rotate(
    _ name: String, to file: String, until: Timestamp, by actor: Actor
  ) throws(Problem) {
    let path = files.kept(file, in: workingFolder)
    _ = try Endpoint.secret(in: path, files)
    try opened.store.changeEndpoints(actor.entry("webhook rotate")) {
      (endpoints) throws(Problem) in
      var endpoint = try WebhookWork.find(name, in: endpoints)
      guard endpoint.secretFile != path else { throw .sameFile }
      // Where there was none, there is none to go on with.
      endpoint.formerUntil = endpoint.secretFile == nil ? nil : until
      endpoint.formerSecretFile = endpoint.secretFile
      endpoint.secretFile = path
      return .rotate(endpoint)
    }
  }

  /// By name.
  package func all() throws(Problem) -> [Shown] {
    let store = opened.store
    let (endpoints, deliveries) = try store.snapshot { () throws(Problem) in
      (try store.endpoints(), try store.deliveries())
    }
    return endpoints.map { endpoint in
      let own = deliveries.filter {
        $0.endpoint == endpoint.number && $0.message.type != Event.Kind.webhookTest.rawValue
      }
      let destination = try? endpoint.destination(files)
      return Shown(
        name: endpoint.name, address: destination?.redacted,
        isThisMachine: destination?.isThisMachine ?? false, format: endpoint.format,
        events: endpoint.events, isEnabled: endpoint.state == .enabled,
        reason: endpoint.health.reason, failures: endpoint.health.failures,
        pausedUntil: endpoint.health.pausedUntil, isSigned: endpoint.secretFile != nil,
        rotatesUntil: endpoint.formerUntil,
        waiting: own.filter { $0.state == .waiting }.count,
        dead: own.filter { $0.state == .dead }.count)
    }
  }

  private func shown(_ name: String) throws(Problem) -> Shown {
    guard let shown = try all().first(where: { $0.name == name }) else { throw .noEndpoint([]) }
    return shown
  }

  static func find(_ name: String, in endpoints: [Endpoint]) throws(Problem) -> Endpoint {
    guard let endpoint = endpoints.first(where: { $0.name == name }) else {
      throw .noEndpoint(endpoints.map(\.name))
    }
    return endpoint
  }

  /// The words that were typed, without what an address holds beyond its host.
  private static func entry(_ verb: String, _ actor: Actor) -> LedgerEntry.Draft {
    var entry = actor.entry(verb)
    var isURL = false
    entry.arguments = entry.arguments.map { argument in
      defer { isURL = argument == "--url" }
      if isURL { return redacted(argument) }
      if argument.hasPrefix("--url=") {
        return "--url=" + redacted(String(argument.dropFirst("--url=".count)))
      }
      return argument
    }
    return entry
  }

  private static func redacted(_ url: String) -> String {
    (try? Destination(url, plainHTTP: true, allowPrivate: true))?.redacted ?? "…"
  }

  /// It stands in tables and messages: short, and no word that a shell or a person could misread.
  private static func isName(_ name: String) -> Bool {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    return (1...64).contains(name.utf8.count) && !name.hasPrefix("-")
      && name.allSatisfy { letters.contains($0) }
  }
}

extension Problem {
  fileprivate static var noName: Problem {
    Problem(
      .usage, "this is no name for an endpoint",
      reason: "a name is up to 64 letters, digits, hyphens, underlines and full stops",
      hint: "candour webhook add on-call --url https://host.example/path")
  }

  fileprivate static func noEvent(_ events: [String]) -> Problem {
    Problem(
      .usage, "there is no such event", hint: "--events \(events.joined(separator: ","))")
  }

  fileprivate static var nameTaken: Problem {
    Problem(
      .usage, "an endpoint of that name is there already",
      hint: "candour webhook list; candour webhook remove NAME")
  }

  fileprivate static var oneAddress: Problem {
    Problem(
      .usage, "an endpoint has one address", hint: "--url URL, or --url-file FILE for a secret one")
  }

  fileprivate static func needsSecret(_ format: String) -> Problem {
    Problem(
      .usage, "messages in the format \(format) are signed, and there is no secret",
      hint: "(printf whsec_; head -c 32 /dev/urandom | base64) > secret; chmod 600 secret; then"
        + " --secret-file secret")
  }

  fileprivate static var sameFile: Problem {
    Problem(
      .usage, "the new secret stands in the file of the one before",
      reason: "until every receiver knows the new one, both sign, so both are needed",
      hint: "write the new one to another file, and name that")
  }

  static func noEndpoint(_ known: [String]) -> Problem {
    Problem(
      .usage, "there is no endpoint of that name",
      hint: known.isEmpty
        ? "candour webhook add NAME --url URL" : "one of: \(known.joined(separator: ", "))")
  }
}
