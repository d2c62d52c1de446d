import Documents
import Foundation
import TestSupport

/// The templates that ship, read from the project.
enum BuiltInTemplates {
  static func set() throws -> TemplateSet {
    let folder = SharedData.project.appendingPathComponent("templates")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names where name.hasPrefix("uk/") {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      files.append((name: name, bytes: Array(data)))
    }
    return TemplateSet(builtIn: files)
  }
}
