package import Model

/// Where somebody wants to be told, and how.
package struct Endpoint: Hashable, Sendable {
  package enum State: String, Sendable { case enabled, disabled }

  /// Where the address stands. One that is a secret stays in a file of its own.
  package enum Address: Hashable, Sendable {
    case url(String)
    case file(String)
  }

  /// How one endpoint has fared: the breaker of DESIGN §9.
  package struct Health: Hashable, Sendable {
    package var state = State.enabled
    /// Why it is disabled.
    package var reason: String?
    /// Failed attempts in a row.
    package var failures = 0
    /// Nothing is tried before.
    package var pausedUntil: Timestamp?

    package init() {}
  }

  /// Of the row; 0 before it is written.
  package var number = 0
  package var name: String
  package var address: Address
  package var format: String
  /// The types of event it is told of; empty: all.
  package var events: [String] = []
  package var secretFile: String?
  /// Signs beside the other until then, while the secret rotates.
  package var formerSecretFile: String?
  package var formerUntil: Timestamp?
  package var plainHTTP = false
  package var allowPrivate = false
  package var health = Health()

  package var state: State { health.state }

  package init(name: String, address: Address, format: String) {
    self.name = name
    self.address = address
    self.format = format
  }

  package func wants(_ event: String) -> Bool { events.isEmpty || events.contains(event) }
}
