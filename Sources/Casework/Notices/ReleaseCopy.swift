import Evidence
import Glibc
import Model
import Notation

/// The folder that a release is copied to besides. What can be known to fail is found out before
/// anything is released; what fails afterwards leaves the release as it is, and says so.
struct ReleaseCopy {
  let target: String

  /// Throws `.usage` where something stands there already, `.unusableCase` where no folder can be
  /// made there.
  func check() throws(Problem) {
    var status = stat()
    if lstat(target, &status) == 0 { throw .taken(target) }
    let parent = Self.parent(of: target)
    guard stat(parent, &status) == 0 else { throw .noPlace(target, parent, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .noPlace(target, parent, code: ENOTDIR) }
    guard access(parent, W_OK | X_OK) == 0 else { throw .noPlace(target, parent, code: errno) }
  }

  /// - Parameters:
  ///   - names: of the files.
  ///   - place: the folder they are in.
  func write(_ names: [String], from place: String) throws(Problem) {
    do throws(Problem) {
      try AtomicFile.createFolder(target) { path throws(Problem) in
        for name in names {
          try AtomicFile.create(
            "\(path)/\(name)", bytes: try FileBytes.contents(of: "\(place)/\(name)"))
        }
      }
    } catch {
      throw .notCopied(from: place, to: target, because: error)
    }
  }

  private static func parent(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Problem {
  fileprivate static func taken(_ folder: String) -> Problem {
    Problem(
      .usage, at: Place(folder), "something with this name is already there",
      reason: "nothing is ever overwritten", hint: "name a folder that is not there yet with --to")
  }

  fileprivate static func noPlace(_ folder: String, _ parent: String, code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place(folder), "no folder can be made here, and nothing was released",
      reason: "\(parent): \(String(cString: strerror(code)).lowercased())",
      hint: "name another folder with --to, or release without it")
  }

  fileprivate static func notCopied(
    from place: String, to target: String, because problem: Problem
  ) -> Problem {
    Problem(
      .unusableCase, at: Place(target), "the letters are released, and could not be copied here",
      reason: problem.reason.map { "\(problem.message): \($0)" } ?? problem.message,
      hint: "the release stands; copy its folder yourself: cp -r \"\(place)\" \"DIR\"")
  }
}
