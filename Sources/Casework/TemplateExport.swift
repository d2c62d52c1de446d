import Glibc
package import Model

/// Writes the built-in templates, profiles and jurisdictions where people can change them.
package enum TemplateExport {
  /// The number of files written; 0600, in folders of 0700, never over an existing file.
  /// Throws `.input` where a file is in the way or cannot be written; files written before it stay.
  package static func run(to folder: String) throws(Problem) -> Int {
    let files = Shipped.files.compactMap { file -> (path: String, bytes: [UInt8])? in
      let prefix = "templates/"
      guard file.name.hasPrefix(prefix) else { return nil }
      return ("\(folder)/\(file.name.dropFirst(prefix.count))", file.bytes)
    }
    if let taken = files.first(where: { access($0.path, F_OK) == 0 }) {
      throw .inTheWay(taken.path)
    }
    for file in files {
      try makeFolders(above: file.path)
      try write(file.bytes, to: file.path)
    }
    return files.count
  }

  private static func makeFolders(above path: String) throws(Problem) {
    for (place, character) in path.utf8.enumerated()
    where character == UInt8(ascii: "/") && place > 0 {
      let folder = String(decoding: path.utf8.prefix(place), as: UTF8.self)
      if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .notWritten(folder, errno) }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .notWritten(path, errno) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let number = errno
        close(file)
        throw .notWritten(path, number)
      }
      rest = rest.dropFirst(count)
    }
    if close(file) != 0 { throw .notWritten(path, errno) }
  }
}

extension Problem {
  fileprivate static func inTheWay(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "a file is in the way", reason: "nothing is ever overwritten",
      hint: "candour template export ANOTHER-DIR")
  }

  fileprivate static func notWritten(_ path: String, _ number: Int32) -> Problem {
    Problem(
      .input, at: Place(path), "cannot be written",
      reason: String(cString: strerror(number)).lowercased(),
      hint: "choose a folder that can be written to")
  }
}
