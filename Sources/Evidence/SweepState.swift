package import Model

/// How far one part of a swept log was judged, and by what it is known again: a log is parts that
/// follow each other, as it is rotated.
package struct SweepState: Hashable, Sendable {
  /// The number of the source that this part is in the case.
  package var source: Int
  /// The absolute path that is swept: `access.log`, also of what is called `access.log.3.gz` by now.
  package var log: String
  /// No newer part of the log was there.
  package var isLive: Bool
  package var device: Int64
  package var inode: Int64
  /// Of the file when it was swept, and when it was last changed before, in nanoseconds since 1970.
  package var size: Int64
  package var modified: Int64
  /// Bytes of the content that were judged.
  package var position: Int64
  /// How many bytes of the beginning `mark` covers.
  package var head: Int64
  /// Of those and of the bytes before `position`.
  package var mark: Digest
  /// SHA-256 of the content up to `position`, to go on from.
  package var hashState: [UInt8]

  package init(
    source: Int, log: String, isLive: Bool, device: Int64, inode: Int64, size: Int64,
    modified: Int64, position: Int64, head: Int64,
    mark: Digest, hashState: [UInt8]
  ) {
    self.source = source
    self.log = log
    self.isLive = isLive
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.position = position
    self.head = head
    self.mark = mark
    self.hashState = hashState
  }
}
