import FoundationEssentials
import Glibc

/// Paths as people type them, and as a case keeps them.
enum FilePath {
  /// `.` and `..` are left: a case wants to find the file again, not to tidy its name.
  static func absolute(_ path: String, in workingFolder: String) -> String {
    path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
  }

  /// Nil where it cannot be told.
  static func size(_ path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// Behind the last slash.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
