import Model

/// How a server was told to write its lines: the `log_format` of nginx, the `LogFormat` of Apache.
///
/// What stands between the values is the same in every line. A value has the name that nginx gives it,
/// whichever of the two servers wrote it: `request`, `status`, `http_x_user`.
struct LogLayout: Sendable {
  enum Server: Sendable { case nginx, apache }

  struct Value: Sendable {
    enum Kind: Sendable {
      /// Whatever a client sends.
      case text
      /// `GET /path HTTP/1.1`, or what scanners send instead.
      case request
      /// Without blanks.
      case word
      case number
      /// Three digits.
      case status
      /// With as many of what stands behind it inside as its own form has.
      case time(inside: Int)
    }

    let name: [UInt8]
    var kind: Kind
    /// Between quotes: it ends at the first one without a backslash before it.
    var isQuoted = false
    /// What stands between it and the next, or behind the last.
    var after: [UInt8] = []
  }

  /// As the profile writes it.
  private(set) var text: [UInt8] = []
  private(set) var server = Server.nginx
  /// What stands before the first value.
  private(set) var lead: [UInt8] = []
  private(set) var values: [Value] = []

  /// No layout at all.
  init() {}

  /// - Throws: `.input` at `place` where the text is no layout.
  init(_ text: [UInt8], at place: Problem.Place) throws(Problem) {
    self.text = text
    let isNginx = text.indices.contains { Self.beginsName(text, at: $0) }
    server = isNginx ? .nginx : .apache
    var reader = LayoutReader(text, isNginx: isNginx)
    let pieces = reader.pieces()
    for piece in pieces {
      switch piece {
      case .unreadable: throw .unreadable(place, isNginx)
      case .text(let bytes):
        if values.isEmpty { lead += bytes } else { values[values.count - 1].after += bytes }
      case .value(let name, let form):
        if let last = values.last, last.after.isEmpty { throw .sideBySide(place, last.name, name) }
        values.append(Value(name: name, kind: Self.kind(of: name, form)))
      }
    }
    if lead.first == UInt8(ascii: "{") { throw .isJSON(place) }
    guard values.count > 1 else { throw .noValues(place) }
    finish()
  }

  /// `$` and a name, or `${`.
  private static func beginsName(_ text: [UInt8], at index: Int) -> Bool {
    guard text[index] == UInt8(ascii: "$"), index + 1 < text.count else { return false }
    return LayoutReader.isNameByte(text[index + 1]) || text[index + 1] == UInt8(ascii: "{")
  }

  /// What only the neighbours tell.
  private mutating func finish() {
    for index in values.indices {
      let before = index == 0 ? lead : values[index - 1].after
      values[index].isQuoted =
        before.last == UInt8(ascii: "\"") && values[index].after.first == UInt8(ascii: "\"")
    }
  }

  // MARK: Names

  /// - Parameter form: of a time, as it is written.
  private static func kind(of name: [UInt8], _ form: [UInt8]) -> Value.Kind {
    if !form.isEmpty { return .time(inside: form.count { $0 == UInt8(ascii: " ") }) }
    let text = String(decoding: name, as: UTF8.self)
    if text == "status" { return .status }
    if text == "request" { return .request }
    if numbers.contains(text) { return .number }
    return words.contains(text) ? .word : .text
  }

  private static let numbers: Set = [
    "body_bytes_sent", "bytes_sent", "bytes_received", "bytes_transferred", "request_length",
    "request_time", "request_time_ms", "request_time_us", "msec", "time_sec", "time_msec",
    "time_usec", "connection", "connection_requests", "keepalive_requests", "pid", "server_port",
    "remote_port", "content_length",
  ]
  private static let words: Set = [
    "remote_addr", "server_addr", "peer_addr", "realip_remote_addr", "host", "server_name",
    "hostname", "request_method", "server_protocol", "scheme", "request_id", "time_iso8601",
    "connection_status", "pipe", "log_id", "https", "ssl_protocol", "ssl_cipher",
  ]

  /// The first of the names that the layout has.
  func first(_ names: [String]) -> [String] {
    names.filter { name in values.contains { $0.name.elementsEqual(name.utf8) } }
  }
}

extension Problem {
  private static let hint = "paste what the server's own log_format or LogFormat says"

  fileprivate static func unreadable(_ place: Place, _ isNginx: Bool) -> Problem {
    let what = isNginx ? "a $ without a name" : "a % without one of Apache's letters"
    return Problem(.input, at: place, "layout has \(what)", hint: hint)
  }

  fileprivate static func noValues(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "layout names fewer than two values",
      hint: "\(hint): $remote_addr [$time_local] \"$request\" $status, or %h %t \\\"%r\\\" %>s")
  }

  fileprivate static func isJSON(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "layout writes JSON",
      hint: "format: \"json-lines\" reads such a log by the names of its keys")
  }

  fileprivate static func sideBySide(_ place: Place, _ one: [UInt8], _ other: [UInt8]) -> Problem {
    let names = [one, other].map { String(decoding: $0, as: UTF8.self) }
    return Problem(
      .input, at: place, "in layout \(names[0]) and \(names[1]) stand side by side",
      reason: "nobody can tell where the one ends and the other begins")
  }
}
