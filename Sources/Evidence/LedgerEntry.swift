package import Model

/// One thing that was done to a case: by whom, when, with which candour, from which bytes to which.
package struct LedgerEntry: Hashable, Sendable {
  /// What the caller knows; the ledger adds the number and the chain.
  package struct Draft: Hashable, Sendable {
    package var time: Timestamp
    /// Of the operating system.
    package var login: String
    /// The person named by `--by`.
    package var by: String?
    /// Of candour.
    package var version: String
    package var verb: String
    /// Without secrets.
    package var arguments: [String]
    /// What was read, in this order: a file's name and digest.
    package var read: [NamedDigest]
    /// What was made.
    package var made: [NamedDigest]

    package init(
      time: Timestamp, login: String, by: String?, version: String, verb: String,
      arguments: [String], read: [NamedDigest] = [], made: [NamedDigest] = []
    ) {
      self.time = time
      self.login = login
      self.by = by
      self.version = version
      self.verb = verb
      self.arguments = arguments
      self.read = read
      self.made = made
    }
  }

  package struct NamedDigest: Hashable, Sendable {
    package var name: String
    package var digest: Digest

    package init(_ name: String, _ digest: Digest) {
      self.name = name
      self.digest = digest
    }
  }

  /// Where the chain ends: to be written down outside the case, since nothing inside it can show
  /// that its last entries were taken off together with every record of them.
  package struct Head: Hashable, Sendable {
    package var entries: Int
    package var digest: Digest

    package init(entries: Int, digest: Digest) {
      self.entries = entries
      self.digest = digest
    }
  }

  /// From 1, without a hole.
  package var number: Int
  package var draft: Draft
  /// Of the entry before; nil for the first.
  package var previous: Digest?
  /// Of all the above.
  package var digest: Digest

  /// The end of the ledger while this entry is the last.
  package var head: Head { Head(entries: number, digest: digest) }
}
