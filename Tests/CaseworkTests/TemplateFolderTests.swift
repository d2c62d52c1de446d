import Foundation
import Model
import TestSupport
import Testing

@testable import Casework

/// The folder that `--templates` names.
struct TemplateFolderTests {
  @Test func `a folder in which nothing is used is refused, one with a file below uk is taken`()
    throws
  {
    let place = try TemporaryFolder()
    try place.write("Hello", to: "notice-affected.txt")
    #expect(throws: Problem.self) { try Templates.set(option: place.path("")) }
    try FileManager.default.createDirectory(
      atPath: place.path("uk"), withIntermediateDirectories: true)
    try place.write("Hello", to: "uk/notice-affected.txt")
    _ = try Templates.set(option: place.path(""))
  }
}
