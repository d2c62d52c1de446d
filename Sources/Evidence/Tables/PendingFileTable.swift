internal import Glibc
import Model
import Notation

/// Files that the case has decided on, until they are in their place, and folders of them that have
/// still their hidden name (`DocumentStage`): the path of a folder ends in a slash, and its bytes are
/// that name.
struct PendingFileTable {
  let database: Database

  /// Inside the caller's transaction. Throws `.unusableCase` where a document's name is taken.
  func add(_ files: [CaseFile], in folder: String) throws(Problem) {
    let statement = try database.prepare(
      "INSERT INTO pending_file (path, bytes, is_replaced) VALUES (?,?,?)")
    for file in files {
      var status = stat()
      if !file.isReplaced, lstat("\(folder)/\(file.path)", &status) == 0 {
        throw .taken(file.path)
      }
      try statement.run([.of(file.path), .blob(file.bytes), .of(file.isReplaced)])
    }
  }

  /// Inside the caller's transaction. Throws `.unusableCase` where the name of one is taken.
  func add(_ stage: DocumentStage, in folder: String) throws(Problem) {
    for name in stage.folders {
      let path = "documents/\(name)"
      var status = stat()
      if lstat("\(folder)/\(path)", &status) == 0 { throw .taken(path) }
      try database.run(
        "INSERT INTO pending_file (path, bytes, is_replaced) VALUES (?,?,?)",
        [.of("\(path)/"), .blob(Array(DocumentStage.hidden(name).utf8)), .of(false)])
    }
  }

  /// Nil where no file of that name is waited for.
  func bytes(of path: String, in folder: String) throws(Problem) -> [UInt8]? {
    let files = try database.rows(
      "SELECT bytes FROM pending_file WHERE path = ? ORDER BY id", [.of(path)]
    ) { row throws(Problem) in try row.required(row.bytes(0)) }
    if let bytes = files.last { return bytes }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3,
      try database.integer(
        "SELECT count(*) FROM pending_file WHERE path = ?", [.of("\(parts[0])/\(parts[1])/")]) != 0
    else { return nil }
    let hidden = DocumentStage.hidden(String(parts[1]))
    return try? FileBytes.contents(of: "\(folder)/\(parts[0])/\(hidden)/\(parts[2])")
  }

  /// Puts every file in its place. Whoever comes second finds it done: the write lock is held, and
  /// a file that is there already with the same bytes is left.
  func settle(in folder: String) throws(Problem) {
    guard try database.integer("SELECT count(*) FROM pending_file") != 0 else { return }
    try database.transaction { () throws(Problem) in try place(in: folder) }
  }

  /// The same inside the caller's transaction. One file at a time is in memory: a draft of many
  /// letters is bigger than that.
  func place(in folder: String) throws(Problem) {
    // Only who holds the write lock places files: what lies half made there is a dead writer's.
    var swept: Set<String> = []
    func sweep(_ place: String) {
      if swept.insert(place).inserted { AtomicFile.removeLeftovers(in: place) }
    }
    let placed: [Void] = try database.rows(
      "SELECT path, bytes, is_replaced FROM pending_file ORDER BY id"
    ) { row throws(Problem) in
      let file = CaseFile(
        path: try row.required(row.text(0)), bytes: try row.required(row.bytes(1)),
        isReplaced: row.integer(2) == 1)
      sweep(folder)
      if !file.path.hasSuffix("/") { sweep(AtomicFile.folder(of: "\(folder)/\(file.path)")) }
      try settle(file, in: folder)
    }
    if !placed.isEmpty { try database.execute("DELETE FROM pending_file") }
  }

  private func settle(_ file: CaseFile, in folder: String) throws(Problem) {
    let path = "\(folder)/\(file.path)"
    if file.path.hasSuffix("/") {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      try DocumentStage.place(name, in: AtomicFile.folder(of: String(path.dropLast())))
      return
    }
    if file.isReplaced {
      try AtomicFile.replace(path, bytes: file.bytes)
      return
    }
    mkdir(AtomicFile.folder(of: path), 0o700)
    do throws(Problem) {
      try AtomicFile.create(path, bytes: file.bytes)
    } catch {
      guard let there = try? FileBytes.contents(of: path), there == file.bytes else { throw error }
    }
  }
}

extension Problem {
  fileprivate static func taken(_ path: String) -> Problem {
    Problem(
      .unusableCase, at: Place(path), "something with this name is already there",
      reason: "no document is ever overwritten", hint: "move it away, then run the command again")
  }
}
