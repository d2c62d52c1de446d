package import Model
import Notation

/// `facts.json5` on disk: read whole, written whole, so that every key stands there with its
/// question.
package enum FactsFile {
  /// Throws `.input` with line and column where it is not JSON5 or a key or type is wrong, and
  /// `.unusableCase` where it is gone.
  ///
  /// - Parameter topics: what a decision can be about; nil: anything.
  package static func read(
    _ path: String, topics: DecisionTopics? = nil
  ) throws(Problem) -> Facts {
    try FactsReader.facts(in: contents(of: path), file: "facts.json5", topics: topics)
  }

  /// Replaces the file, 0600, keeping no comment but those of the key table.
  static func write(_ facts: Facts, to path: String) throws(Problem) {
    try AtomicFile.replace(path, bytes: FactsText.file(of: facts))
  }

  /// Of what is known, and of nothing else: neither a comment nor a newer candour changes it.
  package static func digest(of facts: Facts) -> Digest {
    SHA256.digest(of: FactsText.canonical(facts))
  }

  static func create(_ facts: Facts, at path: String) throws(Problem) {
    try AtomicFile.create(path, bytes: FactsText.file(of: facts))
  }

  // A file that people write is small; one over 4 MiB is something else.
  private static func contents(of path: String) throws(Problem) -> [UInt8] {
    do throws(Problem) {
      return try FileBytes.contents(of: path, limit: 4 << 20)
    } catch {
      throw .cannotRead(because: error.reason ?? error.message)
    }
  }
}

extension Problem {
  fileprivate static func cannotRead(because reason: String) -> Problem {
    Problem(
      .unusableCase, at: Place("facts.json5"), "the facts of the case cannot be read",
      reason: reason, hint: "restore it from the last good copy")
  }
}
