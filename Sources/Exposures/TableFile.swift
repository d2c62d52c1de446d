package import Model

/// A table as it was read: the case keeps its path and digest, never the whole of it.
package struct TableFile: Sendable, Hashable {
  /// `recordings`, `authorised`, `accounts`, `sessions`, `people` or `releases`.
  package let kind: String
  /// As it was given.
  package let path: String
  /// What `sha256sum` prints.
  package let digest: Digest
  package let rows: Int

  package init(kind: String, path: String, digest: Digest, rows: Int) {
    self.kind = kind
    self.path = path
    self.digest = digest
    self.rows = rows
  }
}
