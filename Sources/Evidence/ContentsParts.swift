package import Model

/// Digests of the parts of what a case holds, so that a sweep states the digest of all of it and works
/// out those parts alone that it changes.
package struct ContentsParts: Hashable, Sendable {
  /// By source: of every line that proves anything, in blocks of so many lines; nil where a block has
  /// none any more.
  package var blocks: [Int: [Int: Digest?]] = [:]
  /// By source: of its blocks.
  package var sources: [Int: Digest] = [:]
  /// Of the rows of the tables; nil where they stay.
  package var rows: Digest?

  package init() {}
}
