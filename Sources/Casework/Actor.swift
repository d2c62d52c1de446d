package import Model

/// Who does something to a case, when, with which binary and which words: what a ledger entry says.
package struct Actor: Sendable {
  /// The operating system's name for the user.
  package var login: String
  /// `--by`: the person, where that is not the login.
  package var by: String?
  package var at: Timestamp
  /// Of the binary: `0.1.0`.
  package var version: String
  /// The command as typed, without secrets (none are ever passed as arguments).
  package var arguments: [String]

  package init(
    login: String, by: String?, at: Timestamp, version: String, arguments: [String]
  ) {
    self.login = login
    self.by = by
    self.at = at
    self.version = version
    self.arguments = arguments
  }
}
