/// Who answers for something that people wrote, and when they did.
package struct Signature: Hashable, Sendable {
  /// `--by`, else the login.
  package let name: String
  package let at: Timestamp

  package init(name: String, at: Timestamp) {
    self.name = name
    self.at = at
  }
}
