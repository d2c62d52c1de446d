/// Something to tell the endpoints, written in the same transaction as what it tells.
package struct OutboxMessage: Hashable, Sendable {
  /// The event's name: `scan.completed`.
  package var type: String
  /// JSON without any personal data.
  package var payload: [UInt8]
  /// What is told once in the life of the case, in words that are the same each time: `deadline.near
  /// uk-ico regulator 24h`. A second message of these words is not written. Nil: told each time.
  package var once: String?

  package init(type: String, payload: [UInt8], once: String? = nil) {
    self.type = type
    self.payload = payload
    self.once = once
  }
}
