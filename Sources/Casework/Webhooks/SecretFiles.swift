import Glibc
import Model
import Notation

/// The files that hold secrets: nobody but its owner may read one, or it is not read at all.
///
/// A service may have its secrets from systemd, in a folder of its own that only lasts while it runs
/// (`LoadCredential=` of systemd.exec(5); the variable `CREDENTIALS_DIRECTORY` names it). Where the
/// service has a user, a newer systemd leaves such a file to root and lets the user read it by an access
/// list, whose mask then stands in the mode where the group's rights do: 0440. The folder itself is the
/// service's alone, so there that mode is private. The case keeps such a secret by its name, for the
/// folder is another one in every unit.
package struct SecretFiles: Sendable {
  private let credentials: String?

  package init(environment: [String: String]) {
    let folder = environment["CREDENTIALS_DIRECTORY"] ?? ""
    credentials = folder.hasPrefix("/") ? folder : nil
  }

  /// As the case keeps it: an absolute path, or the name of a credential.
  func kept(_ path: String, in workingFolder: String) -> String {
    let path = FilePath.absolute(path, in: workingFolder)
    return credential(at: path).map { SecretFiles.mark + $0 } ?? path
  }

  /// What stands in it, without white space at its ends. Throws `.input`, never with a part of it.
  func text(_ kept: String) throws(Problem) -> String {
    let path = try path(kept)
    if FileBytes.isPipe(path) { throw .noFile(path) }
    let file = try FileBytes(path: path)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .noFile(path)
    }
    guard isPrivate(status, path) else { throw .open(path) }
    var bytes: [UInt8] = []
    try file.forEachChunk { (chunk) throws(Problem) in
      guard bytes.count + chunk.count <= SecretFiles.limit else { throw .long(path) }
      bytes += chunk
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .noText(path) }
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { throw .empty(path) }
    return String(scalars[first...last])
  }

  private func path(_ kept: String) throws(Problem) -> String {
    guard kept.hasPrefix(SecretFiles.mark) else { return kept }
    let name = String(kept.dropFirst(SecretFiles.mark.count))
    guard let credentials else { throw .noCredentials(name) }
    return "\(credentials)/\(name)"
  }

  /// Its name, where it lies directly in the folder of the service's credentials.
  private func credential(at path: String) -> String? {
    guard let credentials else { return nil }
    let folder = credentials.hasSuffix("/") ? credentials : credentials + "/"
    guard path.hasPrefix(folder) else { return nil }
    let name = path.dropFirst(folder.count)
    return name.isEmpty || name.contains("/") ? nil : String(name)
  }

  private func isPrivate(_ status: stat, _ path: String) -> Bool {
    if status.st_mode & 0o077 == 0 { return true }
    return credential(at: path) != nil && status.st_mode & 0o777 == 0o440
      && [0, geteuid()].contains(status.st_uid)
  }

  /// No path that is kept begins so.
  private static let mark = "credential:"
  private static let limit = 8192
}

extension Problem {
  fileprivate static func open(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "others than its owner may read this secret",
      reason: "a secret that others can read proves nothing", hint: "chmod 600 \(path)")
  }

  fileprivate static func noCredentials(_ name: String) -> Problem {
    Problem(
      .input, "the secret \(name) is one that systemd hands to a service",
      reason: "CREDENTIALS_DIRECTORY is not set: this is not run as that service",
      hint: "systemctl start candour-sweep; candour runbook show scheduled-sweeps")
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
