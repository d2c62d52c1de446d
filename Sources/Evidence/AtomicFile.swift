internal import Glibc
package import Model

/// Files and folders that are there whole or not at all: written beside their place, made durable,
/// then given their name.
///
/// Nothing is overwritten, but by `replace`, which only `facts.json5` and a metrics file may use.
/// A kill leaves at most a hidden `.candour-…` beside the place, never half a document under its
/// name.
package enum AtomicFile {
  /// How a name begins that is not there for anybody yet, and what the system makes unlike any other.
  private static let hidden = ".candour-"
  private static let unlike = "XXXXXX"

  /// Throws `.unusableCase` where something has that name already.
  package static func create(_ path: String, bytes: [UInt8], mode: UInt32 = 0o600) throws(Problem) {
    let temporary = try write(bytes, beside: path, mode: mode)
    defer { unlink(temporary) }
    guard link(temporary, path) == 0 else { throw .cannotName(path, code: errno) }
    try syncFolder(of: path)
  }

  /// Puts whole new contents in the place of whatever has that name.
  package static func replace(_ path: String, bytes: [UInt8], mode: UInt32 = 0o600) throws(Problem)
  {
    let temporary = try write(bytes, beside: path, mode: mode)
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw .cannotName(path, code: code)
    }
    try syncFolder(of: path)
  }

  /// A folder (0700) that `fill` fills under another name. Throws `.unusableCase` where the name is
  /// taken by anything but an empty folder. What `fill` throws leaves nothing behind.
  package static func createFolder(_ path: String, fill: (String) throws(Problem) -> Void)
    throws(Problem)
  {
    let temporary = try temporaryFolder(beside: path)
    do throws(Problem) {
      try fill(temporary)
      try sync(temporary)
      guard rename(temporary, path) == 0 else { throw Problem.cannotName(path, code: errno) }
    } catch {
      removeFolder(temporary)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Takes away everything under a name, following no link.
  static func removeFolder(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name == "." || name == ".." { continue }
        let child = "\(path)/\(name)"
        if unlink(child) != 0 { removeFolder(child) }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  /// Takes away the hidden files that a killed writer left: nobody else may be writing in the folder.
  static func removeLeftovers(in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      // A folder of that name stays: unlink takes files alone.
      if name.hasPrefix(hidden), name.utf8.count == hidden.utf8.count + unlike.utf8.count {
        unlink("\(folder)/\(name)")
      }
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func hiddenTemplate(beside path: String) -> [CChar] {
    Array("\(folder(of: path))/\(hidden)\(unlike)".utf8CString)
  }

  private static func write(_ bytes: [UInt8], beside path: String, mode: UInt32) throws(Problem)
    -> String
  {
    var template = hiddenTemplate(beside: path)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .cannotWrite(path, code: errno) }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var failure: Int32 = 0
    if fchmod(descriptor, mode) != 0 { failure = errno }
    var written = 0
    while failure == 0, written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { failure = errno }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw .cannotWrite(path, code: failure)
    }
    return temporary
  }

  private static func temporaryFolder(beside path: String) throws(Problem) -> String {
    var template = hiddenTemplate(beside: path)
    guard mkdtemp(&template) != nil else { throw .cannotWrite(path, code: errno) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func syncFolder(of path: String) throws(Problem) { try sync(folder(of: path)) }

  // Makes the names in a folder durable. A file system that cannot sync folders answers EINVAL.
  static func sync(_ folder: String) throws(Problem) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(folder, code: errno) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, errno != EINVAL { throw .cannotWrite(folder, code: errno) }
  }
}

extension Problem {
  fileprivate static func cannotWrite(_ path: String, code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place(path), "it cannot be written",
      reason: String(cString: strerror(code)).lowercased(),
      hint: code == ENOENT
        ? "make the folder it is to stand in first: mkdir -p"
        : "check the space (df) and who owns the folder")
  }

  fileprivate static func cannotName(_ path: String, code: Int32) -> Problem {
    if code == EEXIST || code == ENOTEMPTY || code == ENOTDIR {
      return Problem(
        .unusableCase, at: Place(path), "something with this name is already there",
        reason: "nothing is ever overwritten", hint: "choose another name, or move it away")
    }
    return cannotWrite(path, code: code)
  }
}
