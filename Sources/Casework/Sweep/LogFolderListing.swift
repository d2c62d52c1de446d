import Foundation
import Glibc
import Model

/// What lies in the folder of a swept log at one moment: the log itself, and what it may have been
/// rotated to.
struct LogFolderListing: Equatable {
  struct Entry: Equatable {
    var device: Int64
    var inode: Int64
    var size: Int64
    /// In nanoseconds since 1970.
    var modified: Int64
  }

  /// By path.
  let entries: [String: Entry]

  init(around log: String) {
    let folder = log.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let name = String(log.split(separator: "/").last ?? "")
    var entries: [String: Entry] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/")) ?? []
    for found in names where found == name || LogFolderListing.isRotated(found, of: name) {
      let path = "\(folder)/\(found)"
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      entries[path] = Entry(
        device: Int64(truncatingIfNeeded: status.st_dev),
        inode: Int64(truncatingIfNeeded: status.st_ino), size: Int64(status.st_size),
        modified: Int64(status.st_mtim.tv_sec) &* 1_000_000_000
          &+ Int64(status.st_mtim.tv_nsec))
    }
    self.entries = entries
  }

  /// Whether the same names stand for the same files; those may have grown.
  func names(theSameAs other: LogFolderListing) -> Bool {
    entries.mapValues { [$0.device, $0.inode] }
      == other.entries.mapValues { [$0.device, $0.inode] }
  }

  /// `access.log.1`, `access.log-20200609.gz`, `access-20200609.log`: the log's name with nothing but
  /// a number or a date behind it, or before its ending.
  static func isRotated(_ found: String, of name: String) -> Bool {
    var found = Substring(found)
    if found.hasSuffix(".gz") { found = found.dropLast(3) }
    if found == name { return true }
    if found.hasPrefix(name) { return isNumber(found.dropFirst(name.count)) }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    let (stem, ending) = (name[..<dot], name[dot...])
    guard found.hasPrefix(stem), found.hasSuffix(ending), found.count > name.count else {
      return false
    }
    return isNumber(found.dropFirst(stem.count).dropLast(ending.count))
  }

  private static func isNumber(_ text: Substring) -> Bool {
    guard let first = text.first, ".-_".contains(first) else { return false }
    return text.contains { $0.isNumber } && text.allSatisfy { "0123456789.-_T:".contains($0) }
  }
}
