/// Reads the text of a layout, piece by piece.
struct LayoutReader {
  enum Piece {
    case text([UInt8])
    /// With the name of nginx; `form` is how a time is written, empty for what is none.
    case value(name: [UInt8], form: [UInt8])
    case unreadable
  }

  private let text: [UInt8]
  private let isNginx: Bool
  private var next = 0

  init(_ text: [UInt8], isNginx: Bool) {
    self.text = text
    self.isNginx = isNginx
  }

  mutating func pieces() -> [Piece] {
    var pieces: [Piece] = []
    while next < text.count {
      let mark = isNginx ? UInt8(ascii: "$") : UInt8(ascii: "%")
      if text[next] == mark {
        next += 1
        pieces += isNginx ? variable() : directive()
      } else {
        let end = text[next...].firstIndex(of: mark) ?? text.count
        pieces.append(.text(Array(text[next..<end])))
        next = end
      }
    }
    return pieces
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 <= 9 || byte == UInt8(ascii: "_")
  }

  private static let commonTime = Array("09/Jun/2020:12:02:11 +0000".utf8)

  private static func value(_ name: String, _ form: [UInt8] = []) -> Piece {
    .value(name: Array(name.utf8), form: form)
  }

  // MARK: nginx

  /// `$name` or `${name}`.
  private mutating func variable() -> [Piece] {
    let isBraced = next < text.count && text[next] == UInt8(ascii: "{")
    if isBraced { next += 1 }
    let start = next
    while next < text.count, Self.isNameByte(text[next]) { next += 1 }
    let name = String(decoding: text[start..<next], as: UTF8.self)
    if isBraced {
      guard next < text.count, text[next] == UInt8(ascii: "}") else { return [.unreadable] }
      next += 1
    }
    // The path and its query, in pieces.
    if name == "uri", skip("$is_args$args") { return [Self.value("request_uri")] }
    switch name {
    case "": return [.unreadable]
    case "time_local": return [Self.value(name, Self.commonTime)]
    default: return [Self.value(name)]
    }
  }

  private mutating func skip(_ more: String) -> Bool {
    guard text[next...].starts(with: more.utf8) else { return false }
    next += more.utf8.count
    return true
  }

  // MARK: Apache

  /// `%`, what it is asked of (`!200,304`, `>`, `<`, `^`), a name in braces, and a letter.
  private mutating func directive() -> [Piece] {
    if next < text.count, text[next] == UInt8(ascii: "%") {
      next += 1
      return [.text([UInt8(ascii: "%")])]
    }
    while next < text.count, "!<>^,0123456789".utf8.contains(text[next]) { next += 1 }
    var argument: [UInt8]?
    if next < text.count, text[next] == UInt8(ascii: "{") {
      guard let end = text[next...].firstIndex(of: UInt8(ascii: "}")) else { return [.unreadable] }
      argument = Array(text[(next + 1)..<end])
      next = end + 1
      if next < text.count, text[next] == UInt8(ascii: "^") { next += 1 }
    }
    guard next < text.count else { return [.unreadable] }
    let letter = Character(UnicodeScalar(text[next]))
    next += 1
    // Trailers have two letters.
    if letter == "t", next < text.count, "io".utf8.contains(text[next]), text[next - 2] == 0x5E {
      next += 1
    }
    if let argument { return Self.named(letter, argument) }
    if letter == "U", skip("%q") { return [Self.value("request_uri")] }
    if letter == "t" {
      return [
        .text(Array("[".utf8)), Self.value("time_local", Self.commonTime), .text(Array("]".utf8)),
      ]
    }
    return [letters[letter].map { Self.value($0) } ?? .unreadable]
  }

  private static func named(_ letter: Character, _ argument: [UInt8]) -> [Piece] {
    let name = String(decoding: argument, as: UTF8.self)
    let plain = name.lowercased().replacing("-", with: "_")
    switch letter {
    case "i": return [value("http_" + plain)]
    case "o": return [value("sent_http_" + plain)]
    case "C": return [value("cookie_" + name)]
    case "e": return [value("env_" + name)]
    case "n": return [value("note_" + name)]
    case "x": return [value(plain)]
    case "a", "h": return [value("peer_addr")]
    case "p": return [value(name == "remote" ? "remote_port" : "server_port")]
    case "P": return [value("pid")]
    case "T":
      return [value(["ms": "request_time_ms", "us": "request_time_us"][name] ?? "request_time")]
    case "t": return time(name.replacing("begin:", with: ""))
    default: return [.unreadable]
    }
  }

  private static func time(_ form: String) -> [Piece] {
    // The end of the request, which is another time than its beginning.
    let isEnd = form.hasPrefix("end:")
    let form = isEnd ? String(form.dropFirst(4)) : form
    let prefix = isEnd ? "end_time" : "time"
    switch form {
    case "sec", "msec", "usec": return [value("\(prefix)_\(form)")]
    case "msec_frac", "usec_frac": return [value("\(prefix)_\(form)")]
    default: return [value(prefix, Array((form.isEmpty ? "+" : form).utf8))]
    }
  }

  private let letters: [Character: String] = [
    "a": "remote_addr", "h": "remote_addr", "A": "server_addr", "l": "remote_logname",
    "u": "remote_user", "r": "request", "s": "status", "b": "body_bytes_sent",
    "B": "body_bytes_sent", "O": "bytes_sent", "I": "bytes_received", "S": "bytes_transferred",
    "D": "request_time_us", "T": "request_time", "m": "request_method", "U": "uri", "q": "args",
    "v": "host", "V": "host", "p": "server_port", "H": "server_protocol",
    "f": "request_filename", "X": "connection_status", "k": "keepalive_requests", "L": "log_id",
    "P": "pid", "R": "handler",
  ]
}
