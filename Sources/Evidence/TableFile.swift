package import Model

/// A table that the case was scanned with: where it is, what it was, and how its columns were
/// named. The rows themselves are kept only where an exposure rests on them.
package struct TableFile: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case recordings
    case recordingsAgainst = "recordings-against"
    case authorised, accounts, sessions, people, links, releases, visible
  }

  package var kind: Kind
  /// Absolute.
  package var path: String
  package var digest: Digest
  /// The `--column` options, as they were given.
  package var columns: [String]
  /// The `--attribute` names.
  package var attributes: [String]
  /// `--recordings-from`: where the export came from, in the words of whoever made it.
  package var origin: String?

  package init(
    kind: Kind, path: String, digest: Digest, columns: [String] = [], attributes: [String] = [],
    origin: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.digest = digest
    self.columns = columns
    self.attributes = attributes
    self.origin = origin
  }
}
