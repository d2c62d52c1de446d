import Foundation
import TestSupport
import Testing

/// The whole tool, as plays: each `Plays/*.play` is run against the real binary.
struct PlayTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Plays")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".play") }.sorted()
  }()

  @Test(arguments: names)
  func `the play goes as it is written`(name: String) throws {
    let text = try String(
      contentsOf: PlayTests.folder.appendingPathComponent(name), encoding: .utf8)
    let place = try TemporaryFolder()
    var stage = Stage(folder: place.url.path, binary: Shell.builtFolder)
    let complaints = try stage.perform(Play(name: name, text: text))
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n\n"))")
  }

  @Test func `there are plays, and the binary they run is this build's`() {
    #expect(!PlayTests.names.isEmpty)
    #expect(FileManager.default.isExecutableFile(atPath: "\(Shell.builtFolder)/candour"))
  }
}
