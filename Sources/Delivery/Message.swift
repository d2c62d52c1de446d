/// Something to tell an endpoint, as the outbox keeps it: thin, and free of personal data.
package struct Message: Hashable, Sendable {
  /// The same at every attempt: by it a receiver knows that it was told already.
  package let id: String
  /// `exposures.found`, …
  package let type: String
  /// JSON.
  package let payload: [UInt8]

  package init(id: String, type: String, payload: [UInt8]) {
    self.id = id
    self.type = type
    self.payload = payload
  }
}
