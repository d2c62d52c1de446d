import Model

/// One parameter of a query or one cookie, by name: where a log names a viewer only there.
enum QueryParameter {
  /// `cs-uri-query?account` is the parameter `account` of what `cs-uri-query` says. Nil where the name
  /// is no such thing.
  static func split(_ name: [UInt8]) -> (field: [UInt8], parameter: [UInt8])? {
    guard let mark = name.firstIndex(of: UInt8(ascii: "?")), mark > 0, mark + 1 < name.count
    else { return nil }
    return (Array(name[..<mark]), Array(name[(mark + 1)...]))
  }

  /// `text` is a query, a target or a whole request with one, or a Cookie header. The value is decoded
  /// once. Nil where it is not there or empty, and where it is there twice and not the same: nobody can
  /// say which of the two a server took.
  static func value(of name: [UInt8], in text: Slice, arena: inout Arena) -> Slice? {
    var found: Slice?
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, !isBetween(text[end]) { end += 1 }
      var pair = text.part(start..<end)
      // The space between two cookies, as CloudFront and as IIS write it.
      if pair.starts(with: "%20") { pair = pair.dropping(3) }
      if pair.starts(with: "+") { pair = pair.dropping(1) }
      if pair.count > name.count, pair[name.count] == UInt8(ascii: "="), pair.starts(with: name) {
        let value = pair.dropping(name.count + 1)
        if let found, !found.equals(value) { return nil }
        found = value
      }
      start = end + 1
    }
    guard let found, !found.isEmpty, !found.isDash else { return nil }
    return RequestPath.decoded(found, arena: &arena)
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: " "): true
    default: false
    }
  }
}
