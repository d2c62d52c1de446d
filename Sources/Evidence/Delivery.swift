package import Model

/// One message on its way to one endpoint.
package struct Delivery: Hashable, Sendable {
  package enum State: String, Sendable {
    case waiting, delivered
    /// Given up: listed, and sent again when somebody asks for it.
    case dead
  }

  /// What people type: `candour send --retry 4`.
  package var number: Int
  package var endpoint: Int
  /// The id receivers see, the same at every attempt.
  package var reference: String
  package var message: OutboxMessage
  package var created: Timestamp
  package var state: State
  /// Since it was queued, or queued again.
  package var attempts: Int
  package var due: Timestamp
}

/// One try to deliver: written before anything is sent, and completed after.
package struct DeliveryAttempt: Hashable, Sendable {
  /// What came back, and the digest of it.
  package struct Answer: Hashable, Sendable {
    package var status: Int
    package var bytes: Int
    package var digest: Digest

    package init(status: Int, bytes: Int, digest: Digest) {
      self.status = status
      self.bytes = bytes
      self.digest = digest
    }
  }

  package var number: Int
  package var delivery: Int
  package var time: Timestamp
  /// None where no connection came about.
  package var sentBytes: Int
  /// Of what was sent, or was to be.
  package var sentDigest: Digest
  /// `begun` for ever where the process ended before an answer came: it may have arrived.
  package var outcome: String
  package var answer: Answer?
}
