import Glibc
import Model
import Notation

/// A file that holds a secret: nobody but its owner may read it, or it is not read at all.
enum PrivateFile {
  /// What stands in it, without white space at its ends. Throws `.input`, never with a part of it.
  static func text(_ path: String) throws(Problem) -> String {
    let file = try FileBytes(path: path)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .noFile(path)
    }
    guard status.st_mode & 0o077 == 0 else { throw .open(path) }
    var bytes: [UInt8] = []
    try file.forEachChunk { (chunk) throws(Problem) in
      guard bytes.count + chunk.count <= limit else { throw .long(path) }
      bytes += chunk
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .noText(path) }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { throw .empty(path) }
    return String(scalars[first...last])
  }

  private static let limit = 8192
}

extension Problem {
  fileprivate static func open(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "others than its owner may read this secret",
      reason: "a secret that others can read proves nothing", hint: "chmod 600 \(path)")
  }

  fileprivate static func noFile(_ path: String) -> Problem {
    Problem(.input, at: Place(path), "a secret has to stand in a plain file")
  }

  fileprivate static func long(_ path: String) -> Problem {
    Problem(.input, at: Place(path), "longer than any secret or address")
  }

  fileprivate static func noText(_ path: String) -> Problem {
    Problem(.input, at: Place(path), "it is not text")
  }

  fileprivate static func empty(_ path: String) -> Problem {
    Problem(.input, at: Place(path), "it is empty")
  }
}
