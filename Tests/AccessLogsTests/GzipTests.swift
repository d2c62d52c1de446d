import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// Compressed logs: the same lines, two digests, and what damage does (DESIGN §4, §5).
struct GzipTests {
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let log = try TemporaryLog(bytes)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-nc", log.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    return Array(try output.fileHandleForReading.readToEnd() ?? Data())
  }

  private static func log(_ lines: Int, end: String = "\n") -> [UInt8] {
    let text = (0..<lines).map {
      "{\"time\":\"2020-06-09T11:00:00Z\",\"recording\":\"r-\($0 * 7919)\",\"action\":\"opened\"}"
    }
    return Array((text.joined(separator: "\n") + end).utf8)
  }

  private func problem(_ bytes: [UInt8]) throws -> Problem? {
    do {
      _ = try Gathered(bytes, profile: nil)
      return nil
    } catch {
      return error as? Problem
    }
  }

  @Test(arguments: [0, 1, 5000])
  func `a compressed log gives what the plain one gives`(lines: Int) throws {
    let plain = Self.log(lines, end: lines == 0 ? "" : "\n")
    let packed = try Self.gzip(plain)
    let right = try Gathered(plain, profile: nil)
    for (threads, chunkSize) in [(1, 1 << 20), (2, 777), (4, 1 << 20)] {
      let read = try Gathered(packed, profile: nil, threads: threads, chunkSize: chunkSize)
      #expect(read.events == right.events && read.tally == right.tally)
      let source = read.sources[0]
      #expect(source.digest == SHA256.digest(of: packed) && source.bytes == Int64(packed.count))
      #expect(source.contentDigest == SHA256.digest(of: plain))
      #expect(source.contentBytes == Int64(plain.count) && source.kind == .file)
    }
  }

  @Test func `members that stand behind each other are one log`() throws {
    let packed = try Self.gzip(Self.log(3)) + Self.gzip([]) + Self.gzip(Self.log(2))
    let read = try Gathered(packed, profile: nil)
    #expect(read.counts == [5, 0, 0])
    #expect(read.sources[0].contentDigest == SHA256.digest(of: Self.log(3) + Self.log(2)))
  }

  @Test func `a log that is cut short keeps its whole lines and rejects the unfinished one`() throws
  {
    let plain = Self.log(3000)
    let packed = try Self.gzip(plain)
    let right = try Gathered(plain, profile: nil)
    for cut in [
      2, 5, 10, 11, packed.count / 3, packed.count / 2, packed.count - 9, packed.count - 1,
    ] {
      let read = try Gathered(Array(packed[..<cut]), profile: nil)
      let tally = read.tally
      #expect(tally.lines == tally.used + 1 && tally.rejected == 1, "\(cut)")
      #expect(read.events == Array(right.events[..<tally.used]), "\(cut)")
      #expect(
        read.sources[0].rejected
          == [.init(line: tally.lines, reason: Rejection.cutShort.reason)], "\(cut)")
    }
  }

  @Test func `after a line feed one empty line stands for the cut`() throws {
    // Only the trailer is missing: the content is whole.
    let packed = try Self.gzip(Self.log(3))
    let read = try Gathered(Array(packed.dropLast(4)), profile: nil)
    #expect(read.counts == [3, 0, 1] && read.sources[0].rejected.map(\.line) == [4])
  }

  @Test func `a cut inside a line that is too long is one rejected line`() throws {
    let long = [UInt8](repeating: 0x61, count: LogLine.longest * 2)
    let packed = try Self.gzip(Self.log(1) + long)
    let read = try Gathered(Array(packed.dropLast(4)), profile: nil)
    #expect(read.counts == [1, 0, 1] && read.sources[0].rejected.map(\.line) == [2])
  }

  @Test func `any other damage stops the read and names the file`() throws {
    let packed = try Self.gzip(Self.log(3000))
    var flipped = packed
    flipped[packed.count / 2] ^= 0x55
    var wrongSum = packed
    wrongSum[packed.count - 6] ^= 1
    for bytes in [
      flipped, wrongSum, packed + Array("garbage".utf8), [0x1F, 0x8B, 7, 0, 0, 0, 0, 0],
    ] {
      let problem = try #require(try problem(bytes))
      #expect(problem.kind == .input && problem.place?.file.hasSuffix("a.log") == true)
      #expect(problem.message == "is damaged and cannot be decompressed")
      #expect(problem.reason?.hasPrefix("gzip says: ") == true)
    }
  }

  @Test func `a file that only begins like gzip is a plain log`() throws {
    let read = try Gathered([0x1F] + Array("\n{}\n".utf8), profile: TestProfiles.audit)
    #expect(read.counts == [0, 1, 1])
  }

  @Test func `many compressed logs at once`() throws {
    let folder = try TemporaryFolder()
    let packed = try Self.gzip(Self.log(2000))
    let requests = try (0..<12).map { index in
      let path = folder.path("\(index).gz")
      try Data(packed).write(to: URL(fileURLWithPath: path))
      return LogRequest(input: .file(path: path))
    }
    let read = try Gathered(requests, threads: 4)
    #expect(read.sources.map(\.tally.used) == Array(repeating: 2000, count: 12))
  }

  @Test func `the digests of beginnings are of the content, plain or compressed`() throws {
    let plain = Self.log(9000)
    let marks: Set<Int64> = [0, 1, 4096, Int64(plain.count), Int64(plain.count) + 1]
    for bytes in [plain, try Self.gzip(plain)] {
      let log = try TemporaryLog(bytes)
      var request = LogRequest(input: .file(path: log.path))
      request.marks = marks
      let prefixes = try LogReader(requests: [request], threads: 2, chunkSize: 1000)
        .read(sinks: { GatheringSink() }).prefixes[0]
      #expect(prefixes.keys.sorted() == marks.sorted().dropLast())
      for (length, digest) in prefixes {
        #expect(digest == SHA256.digest(of: Array(plain[..<Int(length)])))
      }
    }
  }

  // MARK: What verify asks

  @Test func `a fingerprint is what a read says of the bytes`() throws {
    let plain = Self.log(100)
    for bytes in [plain, try Self.gzip(plain)] {
      let log = try TemporaryLog(bytes)
      let fingerprint = try LogReader.fingerprint(of: log.path)
      #expect(fingerprint.digest == SHA256.digest(of: bytes))
      #expect(fingerprint.contentDigest == SHA256.digest(of: plain))
      #expect(fingerprint.bytes == Int64(bytes.count))
      #expect(fingerprint.contentBytes == Int64(plain.count))
    }
  }

  @Test func `lines are fetched by offset and length, plain or compressed`() throws {
    let plain = Self.log(40_000)
    let read = try Gathered(plain, profile: nil)
    let wanted = read.events.shuffledBySeed().prefix(500)
    let stretches =
      wanted.map { LogStretch(offset: $0.offset, length: $0.raw.utf8.count) }
      + [
        LogStretch(offset: 0, length: plain.count), LogStretch(offset: 5, length: 0),
        LogStretch(offset: Int64(plain.count), length: 1), LogStretch(offset: -1, length: 3),
        LogStretch(offset: Int64(plain.count) - 3, length: 9), LogStretch(offset: 9, length: -1),
      ]
    for bytes in [plain, try Self.gzip(plain)] {
      let log = try TemporaryLog(bytes)
      let (fingerprint, found) = try LogReader.stretches(stretches, of: log.path)
      #expect(fingerprint.contentDigest == SHA256.digest(of: plain))
      #expect(found.prefix(500).map { $0 ?? [] } == wanted.map { Array($0.raw.utf8) })
      #expect(found[500] == plain && found[501] == [])
      #expect(found[502...] == [nil, nil, nil, nil])
    }
  }
}
