package import Model

/// That a named person read the letters of one draft and approved these bytes of them.
package struct Approval: Hashable, Sendable {
  /// The ledger entry of the draft.
  package var draft: Int
  package var by: String
  package var login: String
  package var time: Timestamp
  /// Over the path and the SHA-256 of every file of the letters approved, in their order.
  package var files: Digest
  /// Of the facts, the exposures and the people that the letters were made from.
  package var inputs: Digest
  /// Over the name and the SHA-256 of every template that they were made from.
  package var templates: Digest
  /// The ledger entry that tells of it; 0 before it is recorded.
  package var entry = 0

  package init(
    draft: Int, by: String, login: String, time: Timestamp, files: Digest, inputs: Digest,
    templates: Digest
  ) {
    self.draft = draft
    self.by = by
    self.login = login
    self.time = time
    self.files = files
    self.inputs = inputs
    self.templates = templates
  }
}
