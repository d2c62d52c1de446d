import Foundation
import Glibc
import Model
import Notation
import TestSupport
import Testing

struct FileBytesTests {
  @Test func `what cannot be opened is named with its reason`() throws {
    let folder = try TemporaryFolder()
    let closed = try folder.write("a\n", to: "closed.csv")
    #expect(chmod(closed, 0) == 0)
    var expected = [folder.path("missing.csv"): "no such file", folder.url.path: "is a folder"]
    if geteuid() != 0 { expected[closed] = "permission denied" }
    for (path, message) in expected {
      let problem = #expect(throws: Problem.self) { try FileBytes(path: path) }
      #expect(problem == Problem(.input, at: Problem.Place(path), message))
    }
    let below = closed + "/more.csv"
    #expect(throws: Problem.self) { try FileBytes(path: below) }
  }

  @Test func `the pieces of a file are the file`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789", count: 1000)
    let path = try folder.write(text, to: "digits")
    var bytes: [UInt8] = []
    var sizes: [Int] = []
    try FileBytes(path: path).forEachChunk(of: 4096) { chunk in
      bytes += chunk
      sizes.append(chunk.count)
    }
    #expect(bytes == Array(text.utf8))
    #expect(sizes == [4096, 4096, 1808])
    #expect(try FileBytes.contents(of: path) == bytes)
    let (digest, count) = try FileBytes.digest(of: path)
    #expect(digest == SHA256.digest(of: bytes))
    #expect(count == 10_000)
  }

  @Test func `a whole file over the limit is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("12345", to: "small")
    #expect(try FileBytes.contents(of: path, limit: 5) == Array("12345".utf8))
    #expect(throws: Problem.self) { try FileBytes.contents(of: path, limit: 4) }
  }

  @Test func `a pipe is read to its end and left open for its owner`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    #expect(write(ends[1], "through a pipe", 14) == 14)
    close(ends[1])
    var bytes: [UInt8] = []
    try FileBytes(descriptor: ends[0], name: "-").forEachChunk { bytes += $0 }
    #expect(bytes == Array("through a pipe".utf8))
    #expect(close(ends[0]) == 0)
  }
}
