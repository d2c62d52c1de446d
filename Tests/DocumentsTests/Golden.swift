import Foundation
import TestSupport
import Testing

/// A document kept as it should be, named by its test.
///
/// With `CANDOUR_RECORD_GOLDENS` set it is written anew, and the run fails, so that nobody records
/// without reading the difference.
enum Golden {
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = SharedData.project.appendingPathComponent("Tests/DocumentsTests/Goldens/\(name)")
    if ProcessInfo.processInfo.environment["CANDOUR_RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read the difference", sourceLocation: sourceLocation)
      return
    }
    let golden = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(text == golden, "\(name)", sourceLocation: sourceLocation)
  }
}
