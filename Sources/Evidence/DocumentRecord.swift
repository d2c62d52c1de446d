package import Model

/// A document that was made from the case: what its bytes are, and from what they were made.
package struct DocumentRecord: Hashable, Sendable {
  /// Under `documents/`: `001-report-ico.md`.
  package var path: String
  package var kind: String
  package var digest: Digest
  /// Of the facts and exposures it states, so that a later change of either shows.
  package var inputs: Digest
  /// Of each template it was made from.
  package var templates: [LedgerEntry.NamedDigest]
  package var made: Timestamp
  /// The ledger entry that tells of it; 0 before it is recorded.
  package var entry = 0

  package init(
    path: String, kind: String, digest: Digest, inputs: Digest,
    templates: [LedgerEntry.NamedDigest], made: Timestamp, entry: Int = 0
  ) {
    self.path = path
    self.kind = kind
    self.digest = digest
    self.inputs = inputs
    self.templates = templates
    self.made = made
    self.entry = entry
  }
}
