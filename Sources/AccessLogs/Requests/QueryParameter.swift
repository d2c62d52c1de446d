import Model

/// One parameter of a query, or one cookie, by name: where a log names a viewer only there.
///
/// Whoever asks chooses the rest of the query, the path, and other cookies: none of them may pass for
/// the parameter.
struct QueryParameter: Hashable, Sendable {
  private let name: [UInt8]
  /// Cookies stand between semicolons; `&` and `?` are part of what they say.
  private let isCookie: Bool

  /// `cs-uri-query?account` is the parameter `account` of what `cs-uri-query` says, and
  /// `cs(Cookie)?account` a cookie, for the field's name says so. Nil where the name is no such thing.
  static func split(_ name: [UInt8]) -> (field: [UInt8], parameter: QueryParameter)? {
    guard let mark = name.firstIndex(of: UInt8(ascii: "?")), mark > 0, mark + 1 < name.count
    else { return nil }
    let field = Array(name[..<mark])
    let isCookie = String(decoding: field, as: UTF8.self).lowercased().contains("cookie")
    return (field, QueryParameter(name: Array(name[(mark + 1)...]), isCookie: isCookie))
  }

  /// `text` is a query, a target or a whole request with one, or a Cookie header. Name and value are
  /// decoded once. Nil where it is not there or empty, and where it is there twice and not the same:
  /// nobody can say which of the two a server took.
  func value(in text: Slice, arena: inout Arena) -> Slice? {
    guard var rest = isCookie ? text : Self.query(text) else { return nil }
    var found: Slice?
    while !rest.isEmpty {
      let end = rest.buffer.firstIndex(where: isBetween) ?? rest.count
      if let value = value(ofPair: Self.withoutSpace(rest.part(0..<end)), &arena) {
        if let found, !found.equals(value) { return nil }
        found = value
      }
      rest = rest.dropping(min(end + 1, rest.count))
    }
    guard let found, !found.isEmpty, !found.isDash else { return nil }
    return found
  }

  private func value(ofPair pair: Slice, _ arena: inout Arena) -> Slice? {
    guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let key = pair.part(0..<equals)
    guard key.equals(name) || RequestPath.decoded(key, arena: &arena).equals(name) else {
      return nil
    }
    var value = pair.dropping(equals + 1)
    // A cookie may stand in quotes (RFC 6265 §4.1.1).
    let quote = UInt8(ascii: "\"")
    if isCookie, value.count >= 2, value[0] == quote, value[value.count - 1] == quote {
      value = value.part(1..<(value.count - 1))
    }
    return RequestPath.decoded(value, arena: &arena)
  }

  private func isBetween(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") && !isCookie
  }

  /// Without the spaces before it: as they are, as CloudFront and as IIS write them.
  private static func withoutSpace(_ pair: Slice) -> Slice {
    var pair = pair
    while true {
      if pair.starts(with: " ") || pair.starts(with: "+") {
        pair = pair.dropping(1)
      } else if pair.starts(with: "%20") {
        pair = pair.dropping(3)
      } else {
        return pair
      }
    }
  }

  /// What follows the first `?` of a target, up to its fragment; text that is no target is a query.
  private static func query(_ text: Slice) -> Slice? {
    var query = text
    if let target = target(text) {
      guard let mark = target.firstIndex(of: UInt8(ascii: "?")) else { return nil }
      if let fragment = target.firstIndex(of: UInt8(ascii: "#")), fragment < mark { return nil }
      query = target.dropping(mark + 1)
    } else if text.starts(with: "?") {
      query = text.dropping(1)
    }
    return query.firstIndex(of: UInt8(ascii: "#")).map { query.part(0..<$0) } ?? query
  }

  /// Of `/v1/replays?account=7` and of `GET /v1/replays?account=7 HTTP/1.1`; nil for a bare query.
  private static func target(_ text: Slice) -> Slice? {
    if RequestPath.isTarget(text) { return text }
    let request = RequestLine(text)
    let isMethod = request.method.buffer.allSatisfy {
      ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return isMethod && RequestPath.isTarget(request.target) ? request.target : nil
  }
}
