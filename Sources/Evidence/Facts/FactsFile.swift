internal import Glibc
package import Model
import Notation

/// `facts.json5` on disk: read whole, written whole, so that every key stands there with its
/// question.
package enum FactsFile {
  /// Throws `.input` with line and column where it is not JSON5 or a key or type is wrong, and
  /// `.unusableCase` where it is gone.
  package static func read(_ path: String) throws(Problem) -> Facts {
    try FactsReader.facts(in: contents(of: path), file: "facts.json5")
  }

  /// Replaces the file, 0600, keeping no comment but those of the key table.
  package static func write(_ facts: Facts, to path: String) throws(Problem) {
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
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .cannotRead(code: errno) }
    defer { close(descriptor) }
    let limit = 4 << 20
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(code: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw .tooLong
  }
}

extension Problem {
  fileprivate static func cannotRead(code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place("facts.json5"), "the facts of the case cannot be read",
      reason: String(cString: strerror(code)), hint: "restore it from the last good copy")
  }

  fileprivate static var tooLong: Problem {
    Problem(
      .input, at: Place("facts.json5"), "the facts of the case are over 4 MiB",
      reason: "that is more than people write by hand", hint: "shorten the longest answers")
  }
}
