/// Something to tell every endpoint, written in the same transaction as what it tells.
package struct OutboxMessage: Hashable, Sendable {
  /// The event's name: `scan.completed`.
  package var type: String
  /// JSON without any personal data.
  package var payload: [UInt8]

  package init(type: String, payload: [UInt8]) {
    self.type = type
    self.payload = payload
  }
}
