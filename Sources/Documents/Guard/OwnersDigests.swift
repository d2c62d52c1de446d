import Model
import Notation
import Synchronization

/// The digest of everybody a meaning belongs to, worked out when a leak is first found.
///
/// A class, because all letters of a guard share what one of them worked out: half the case may live
/// in one town, and a template that names it would be read by everybody.
final class OwnersDigests: Sendable {
  private let identities: [[UInt8]]
  private let known = Mutex<[Int: Digest]>([:])

  /// - Parameter identities: by subject.
  init(_ identities: [[UInt8]]) { self.identities = identities }

  subscript(meaning: GuardMeanings.Meaning) -> Digest {
    known.withLock { known in
      if let digest = known[meaning.number] { return digest }
      var owners = SHA256()
      for subject in meaning.subjects {
        let identity = identities[Int(subject)]
        owners.update(Array("\(identity.count)\0".utf8) + identity)
      }
      known[meaning.number] = owners.digest
      return owners.digest
    }
  }
}
