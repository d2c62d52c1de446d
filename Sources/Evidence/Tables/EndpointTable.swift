import Model

/// Where to tell. One that was removed stays, for its deliveries name it; its name is free again.
struct EndpointTable {
  let database: Database

  /// By name.
  func all() throws(Problem) -> [Endpoint] {
    try database.rows(
      """
      SELECT id, name, url, url_file, format, events, secret_file, former_secret_file,
        former_until, plain_http, allow_private, state, reason, failures, paused
      FROM endpoint WHERE state <> 'removed' ORDER BY name
      """
    ) { row throws(Problem) in
      let address =
        row.text(2).map { Endpoint.Address.url($0) } ?? row.text(3).map { .file($0) }
      var endpoint = Endpoint(
        name: try row.required(row.text(1)), address: try row.required(address),
        format: try row.required(row.text(4)))
      endpoint.number = try row.required(row.count(0))
      endpoint.events = try row.required(row.text(5)).split(separator: " ").map(String.init)
      endpoint.secretFile = row.text(6)
      endpoint.formerSecretFile = row.text(7)
      endpoint.formerUntil = row.time(8)
      endpoint.plainHTTP = row.integer(9) == 1
      endpoint.allowPrivate = row.integer(10) == 1
      endpoint.health.state = try row.required(row.word(11))
      endpoint.health.reason = row.text(12)
      endpoint.health.failures = try row.required(row.count(13))
      endpoint.health.pausedUntil = row.time(14)
      return endpoint
    }
  }

  func add(_ endpoint: Endpoint, at time: Timestamp, entry: Int) throws(Problem) {
    var url: String?
    var file: String?
    switch endpoint.address {
    case .url(let text): url = text
    case .file(let path): file = path
    }
    try database.run(
      """
      INSERT INTO endpoint (name, url, url_file, format, events, secret_file, plain_http,
        allow_private, state, created, ledger)
      VALUES (?,?,?,?,?,?,?,?,'enabled',?,?)
      """,
      [
        .of(endpoint.name), .of(url), .of(file), .of(endpoint.format),
        .of(endpoint.events.joined(separator: " ")), .of(endpoint.secretFile),
        .of(endpoint.plainHTTP), .of(endpoint.allowPrivate), .of(time), .of(entry),
      ])
  }

  func remove(_ number: Int) throws(Problem) {
    try database.run("UPDATE endpoint SET state = 'removed' WHERE id = ?", [.of(number)])
    // Nobody is left to tell.
    try database.run(
      "UPDATE delivery SET state = 'dead' WHERE endpoint = ? AND state = 'waiting'", [.of(number)])
  }

  func setHealth(_ health: Endpoint.Health, of number: Int) throws(Problem) {
    try database.run(
      "UPDATE endpoint SET state = ?, reason = ?, failures = ?, paused = ? WHERE id = ?",
      [
        .of(health.state.rawValue), .of(health.reason), .of(health.failures),
        .of(health.pausedUntil), .of(number),
      ])
  }

  func setSecrets(of endpoint: Endpoint) throws(Problem) {
    try database.run(
      """
      UPDATE endpoint SET secret_file = ?, former_secret_file = ?, former_until = ? WHERE id = ?
      """,
      [
        .of(endpoint.secretFile), .of(endpoint.formerSecretFile), .of(endpoint.formerUntil),
        .of(endpoint.number),
      ])
  }
}
