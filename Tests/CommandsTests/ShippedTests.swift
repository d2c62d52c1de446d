import Casework
import Foundation
import TestSupport
import Testing

/// What travels inside the binary is what stands in the folders, both ways.
struct ShippedTests {
  /// Every file under a folder of the project, by its path from the root.
  private func standing(in folder: String) throws -> [String] {
    let root = SharedData.project
    let paths =
      FileManager.default.subpaths(atPath: root.appendingPathComponent(folder).path) ?? []
    return paths.map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
      return !isFolder.boolValue && !path.contains("/.")
    }
  }

  @Test func `the list names every file of the folders and no other`() throws {
    let standing = try standing(in: "templates") + standing(in: "runbooks")
    #expect(
      Shipped.files.map(\.name) == standing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      "run Tests/sync-shipped")
  }

  @Test(arguments: Shipped.files.map(\.name))
  func `a shipped file has the bytes of the one it was made from`(name: String) throws {
    let file = try #require(Shipped.files.first { $0.name == name })
    let made = try Data(contentsOf: SharedData.project.appendingPathComponent(name))
    #expect(file.bytes == Array(made))
    #expect(!file.bytes.isEmpty)
    #expect(String(validating: file.bytes, as: UTF8.self) != nil)
  }

  @Test func `each kind is named below its own folder`() {
    let kinds = Shipped.templates + Shipped.profiles + Shipped.jurisdictions + Shipped.runbooks
    #expect(kinds.count == Shipped.files.count)
    #expect(!Shipped.templates.contains { $0.name.hasPrefix("profiles/") })
    #expect(Shipped.File(name: "uk/report-ico.md", bytes: []).stem == "uk/report-ico")
  }
}
