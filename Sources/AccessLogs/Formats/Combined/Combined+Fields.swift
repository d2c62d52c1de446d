import Model

// What a combined line holds, for a log that no profile is written for yet.
extension Combined {
  private static let heads: [(name: [UInt8], field: CombinedField)] =
    [
      "remote_addr", "remote_user", "time_local", "request", "status", "body_bytes_sent",
      "http_referer", "http_user_agent",
    ].map { (Array($0.utf8), CombinedField(Array($0.utf8))) }

  mutating func fields(
    of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void
  ) {
    guard let parts = CombinedLine(line.text) else { return }
    tail.read(line.text, from: parts.tail)
    for (name, field) in Self.heads {
      take(SeenField(name, text: value([field], parts, &arena)))
    }
    for extra in tail.named {
      take(SeenField(extra.name.copied, text: LogEscapes.undone(extra.value, arena: &arena)))
    }
    for (index, extra) in tail.unnamed.enumerated() {
      take(
        SeenField(
          Array("extra\(index + 1)".utf8), text: LogEscapes.undone(extra, arena: &arena)))
    }
  }
}
