internal import Glibc
package import Model

/// The folder that a case lives in: `case.db`, `facts.json5` and `documents/`, for one person's eyes.
package struct CaseFolder: Hashable, Sendable {
  /// Absolute, without symbolic links.
  package let path: String

  package var database: String { path + "/case.db" }
  package var facts: String { path + "/facts.json5" }
  package var documents: String { path + "/documents" }
  /// Wins over the built-in templates where it exists.
  package var templates: String { path + "/templates" }

  /// Takes an existing case. Throws `.unusableCase` where the folder is none.
  package init(_ folder: String) throws(Problem) {
    guard let path = CaseFolder.resolved(folder) else { throw .noFolder(folder) }
    self.path = path
    var status = stat()
    guard lstat(database, &status) == 0 else { throw .noCase(folder) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw .link(folder)
    default: throw .noCase(folder)
    }
  }

  /// The case that `folder` is, or is under; nil where there is none.
  package static func find(from folder: String) -> CaseFolder? {
    guard var path = resolved(folder) else { return nil }
    while true {
      if let found = try? CaseFolder(path) { return found }
      if path == "/" { return nil }
      path = AtomicFile.folder(of: path)
    }
  }

  /// Makes the folder (0700) with what `fill` puts into it under a name that is not yet its own.
  /// Throws `.unusableCase` where the name is taken by anything but an empty folder.
  static func create(_ folder: String, fill: (String) throws(Problem) -> Void) throws(Problem)
    -> CaseFolder
  {
    var name = folder
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    try refuseTaken(name)
    let target = resolved(name) ?? name
    try AtomicFile.createFolder(target, fill: fill)
    return try CaseFolder(target)
  }

  /// One more than the highest number that begins a name in `documents`.
  package func nextDocumentNumber() throws(Problem) -> Int {
    guard let listing = opendir(documents) else { throw .noDocuments(path) }
    defer { closedir(listing) }
    var highest = 0
    while let entry = readdir(listing) {
      let digits = withUnsafeBytes(of: &entry.pointee.d_name) { name in
        name.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.map { $0 }
      }
      // A longer number is nobody's of ours.
      guard (1...9).contains(digits.count) else { continue }
      highest = max(highest, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
    }
    return highest + 1
  }

  private static func refuseTaken(_ folder: String) throws(Problem) {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .taken(folder) }
    var here = stat()
    if stat(".", &here) == 0, here.st_ino == status.st_ino, here.st_dev == status.st_dev {
      throw .standingInIt(folder)
    }
    guard let listing = opendir(folder) else { throw .taken(folder) }
    defer { closedir(listing) }
    var entries = 0
    while readdir(listing) != nil { entries += 1 }
    if entries > 2 { throw .taken(folder) }
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension Problem {
  fileprivate static func noFolder(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "no such case folder",
      hint: "candour new \(folder), or name the right one with --case")
  }

  fileprivate static func noCase(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "this folder is not a case", reason: "it has no case.db",
      hint: "candour new DIR, or name the right one with --case")
  }

  fileprivate static func link(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "case.db is a symbolic link",
      reason: "a case's file must lie in its own folder",
      hint: "name the folder that holds the file with --case")
  }

  fileprivate static func taken(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "something with this name is already there",
      reason: "a case begins in a new or an empty folder", hint: "candour new ANOTHER-NAME")
  }

  fileprivate static func standingInIt(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "the folder we stand in cannot become a case",
      reason: "a case's folder appears under its name all at once", hint: "candour new incident")
  }

  fileprivate static func noDocuments(_ folder: String) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "the case has no documents folder",
      hint: "mkdir -m 700 \(folder)/documents")
  }
}
