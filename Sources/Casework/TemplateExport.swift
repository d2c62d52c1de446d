import Evidence
import Glibc
package import Model

/// Writes the built-in templates, profiles and jurisdictions where people can change them.
package enum TemplateExport {
  /// The number of files written: all of them, or none. Throws `.input` where the name is taken by
  /// anything but an empty folder, or nothing can be written there.
  package static func run(to folder: String) throws(Problem) -> Int {
    let root = "templates/"
    var target = folder
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    let files = Shipped.files.filter { $0.name.hasPrefix(root) }
    do throws(Problem) {
      try AtomicFile.createFolder(target) { path throws(Problem) in
        for file in files {
          let name = file.name.dropFirst(root.count)
          makeFolders(of: name, in: path)
          try AtomicFile.create("\(path)/\(name)", bytes: file.bytes)
        }
      }
    } catch {
      // It is no case that could not be used.
      var problem = error
      problem.kind = .input
      throw problem
    }
    return files.count
  }

  /// One that cannot be made is told of by the file that then has no place.
  private static func makeFolders(of name: Substring, in path: String) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
  }
}
