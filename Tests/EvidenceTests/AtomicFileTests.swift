import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite struct AtomicFileTests {
  @Test func `a file is created whole, for its owner alone`() throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: 7, count: 300_000)
    try AtomicFile.create(folder.path("a"), bytes: bytes)
    #expect(try contents(folder.url.path) == ["a": Data(bytes)])
    #expect(try mode(folder.path("a")) == 0o600)
  }

  @Test func `creating never overwrites, not even through a dangling link`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "a")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("elsewhere"))
    for name in ["a", "link"] {
      let refusal = try problem { try AtomicFile.create(folder.path(name), bytes: [1]) }
      #expect(refusal?.message == "something with this name is already there")
    }
    #expect(try contents(folder.url.path)["a"] == Data("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.path("elsewhere")))
    #expect(try contents(folder.url.path).count == 2)
  }

  @Test func `replacing puts a link's place, not its target, in order`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("metrics"), withDestinationPath: folder.path("target"))
    try AtomicFile.replace(folder.path("metrics"), bytes: [2], mode: 0o644)
    #expect(
      try contents(folder.url.path) == ["target": Data("mine".utf8), "metrics": Data([2])])
    #expect(try mode(folder.path("metrics")) == 0o644)
  }

  @Test func `a folder that is missing is said to be, and nothing is left`() throws {
    let folder = try TemporaryFolder()
    let refusal = try problem { try AtomicFile.create(folder.path("no/file"), bytes: [1]) }
    #expect(refusal?.message == "it cannot be written")
    #expect(try contents(folder.url.path).isEmpty)
  }
}
