import Foundation
import TestSupport
import Testing

/// The picture over the text of every import line.
struct ImportTests {
  @Test(arguments: Picture.allowed.keys.sorted())
  func `a target imports only what the picture allows`(target: String) throws {
    let allowed = try #require(Picture.allowed[target])
    for file in try SourceText.files(of: target) {
      for module in file.imports where module != target {
        let fromToolchain = Picture.toolchain.contains(module) && target != "Model"
        #expect(
          allowed.contains(module) || fromToolchain, "\(target)/\(file.name) imports \(module)")
      }
    }
  }

  @Test func `every folder of Sources stands in the picture`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: SourceText.root.path)
    #expect(folders.sorted() == Picture.allowed.keys.sorted())
  }

  @Test func `only Casework sees two rooms`() {
    for (target, allowed) in Picture.allowed where target != "Casework" {
      let rooms = allowed.filter { Picture.rooms.contains($0) }
      #expect(rooms.isEmpty, "\(target) sees \(rooms.sorted())")
    }
  }

  @Test func `a socket is opened by the one door to the network and nowhere else`() throws {
    for target in Picture.allowed.keys.sorted() where target != "CCurl" && target != "HTTP" {
      for file in try SourceText.files(of: target) {
        let opens = file.text.contains(#/\b(?:socket|socketpair|getaddrinfo)\(|\bURLSession\b/#)
        #expect(!opens, "\(target)/\(file.name)")
      }
    }
  }

  @Test func `an import is found behind attributes, access levels and kinds`() {
    let text = """
      package import Model
        import struct Foundation.Data
      @preconcurrency public import Glibc
      // import Commented
      let important = 1
      """
    #expect(SourceText(name: "a.swift", text: text).imports == ["Model", "Foundation", "Glibc"])
  }
}
