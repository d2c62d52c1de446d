internal import CSQLite
internal import Glibc
package import Model

/// Folders of documents that are being filled, thousands of files at a time: each file is written
/// once, under the hidden name of its folder, and none is kept in memory. `CaseStore.record` gives
/// all of the folders their names with its entry, or the case never knows them.
///
/// A class: what the case did not take goes away with it. What a killed process left goes away when
/// the next one begins; nobody else fills folders meanwhile.
package final class DocumentStage {
  /// The next free number under `documents/`.
  package let number: Int
  /// Under `documents/`, in the order in which they were begun.
  private(set) var folders: [String] = []
  /// Their names are the case's business now.
  var isTaken = false

  private let documents: String
  private let lock: CaseLock

  /// Throws `.unusableCase` where another process is filling folders of the same case.
  init(_ store: CaseStore) throws(Problem) {
    lock = try CaseLock(
      store.folder, work: "letters",
      sentence: "another command is writing letters of this case")
    // A writer that was killed may have decided on its folders: then they are no leftovers.
    try PendingFileTable(database: store.database).settle(in: store.folder.path)
    documents = store.folder.documents
    Self.removeLeftovers(in: documents)
    number = try store.folder.nextDocumentNumber()
  }

  deinit {
    if isTaken { return }
    for folder in folders { AtomicFile.removeFolder("\(documents)/\(Self.hidden(folder))") }
  }

  /// The name of a folder until it has its own.
  static func hidden(_ folder: String) -> String { ".\(folder)" }

  /// Writes one file (0600).
  ///
  /// - Parameter path: under `documents/`: `002-notices/N-….txt`; its folder is made (0700).
  package func add(_ path: String, _ bytes: [UInt8]) throws(Problem) {
    guard let slash = path.firstIndex(of: "/") else { throw .noFolder(path) }
    let folder = String(path[..<slash])
    let hidden = "\(documents)/\(Self.hidden(folder))"
    if !folders.contains(folder) {
      guard mkdir(hidden, 0o700) == 0 else { throw .cannotStage(path, code: errno) }
      folders.append(folder)
    }
    let descriptor = open(
      hidden + path[slash...], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotStage(path, code: errno) }
    var failure: Int32 = 0
    var written = 0
    while failure == 0, written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { failure = errno }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw .cannotStage(path, code: failure) }
  }

  /// Makes durable what was written, all at once.
  func seal() throws(Problem) {
    let descriptor = open(documents, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotStage("documents", code: errno) }
    defer { close(descriptor) }
    if syncfs(descriptor) != 0 { throw .cannotStage("documents", code: errno) }
  }

  /// Gives a folder its name. One that has it already is left, and so is one that is nowhere: that
  /// its documents are gone is for `verify` to say.
  static func place(_ folder: String, in documents: String) throws(Problem) {
    let hidden = "\(documents)/\(hidden(folder))"
    var status = stat()
    guard lstat(hidden, &status) == 0 else { return }
    guard rename(hidden, "\(documents)/\(folder)") == 0 else {
      throw .cannotStage(folder, code: errno)
    }
    try AtomicFile.sync(documents)
  }

  /// Hidden folders whose names begin like those of documents.
  private static func removeLeftovers(in documents: String) {
    guard let listing = opendir(documents) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      let digits = name.utf8.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard name.hasPrefix("."), digits.count >= 3,
        name.utf8.dropFirst(1 + digits.count).first == UInt8(ascii: "-")
      else { continue }
      AtomicFile.removeFolder("\(documents)/\(name)")
    }
  }
}

extension Problem {
  fileprivate static func noFolder(_ path: String) -> Problem {
    Problem(.unusableCase, at: Place(path), "a letter has no folder")
  }

  fileprivate static func cannotStage(_ path: String, code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place(path), "it cannot be written",
      reason: String(cString: strerror(code)).lowercased(),
      hint: "check the space (df) and who owns the folder; nothing of it is in the case")
  }
}
