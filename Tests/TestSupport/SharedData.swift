public import Foundation

/// Public conformance suites and real logs, in `../shared/data` beside the project. Where it is
/// absent a test that needs it says so and passes.
public enum SharedData {
  /// The root of this checkout.
  public static var project: URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Nil, with a line on standard output, where the data is absent.
  public static func folder(_ name: String) -> URL? {
    let folder = project.deletingLastPathComponent().appendingPathComponent("shared/data/\(name)")
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    print("skipped: \(name) is not beside the project")
    return nil
  }
}

/// A folder of its own for one test, taken away at the end.
public struct TemporaryFolder: ~Copyable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("candour-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
