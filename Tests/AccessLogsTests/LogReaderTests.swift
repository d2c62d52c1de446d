import Foundation
import Model
import Notation
import Synchronization
import TestSupport
import Testing

@testable import AccessLogs

/// A log file that lasts as long as the value.
final class TemporaryLog {
  private let folder: URL
  let path: String

  init(_ bytes: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("candour-test-\(UUID().uuidString)")
    path = folder.appendingPathComponent("a.log").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// Sources to lines: where lines begin and end, and that nothing depends on how they are cut.
struct LogReaderTests {
  private func event(_ name: String) -> String {
    "{\"time\":\"2020-06-09T11:00:00Z\",\"recording\":\"\(name)\",\"action\":\"opened\"}"
  }

  @Test func `blank lines are ignored and every line is counted`() throws {
    let log = "\n  \t\n\r\n\(event("a"))\r\n \r \n\(event("b"))"
    let read = try Gathered(log, profile: nil)
    #expect(read.counts == [2, 4, 0] && read.tally.lines == 6)
    #expect(read.events.map(\.line) == [4, 6])
    #expect(read.events[0].raw == event("a") + "\r")
    #expect(read.events[1].raw == event("b"))
    #expect(read.events[1].offset == Int64(log.utf8.count - event("b").utf8.count))
  }

  @Test func `an empty log has no lines`() throws {
    let read = try Gathered("", profile: nil)
    #expect(read.tally == Source.LineTally() && read.sources[0].first == nil)
    #expect(read.sources[0].digest == SHA256.digest(of: []))
  }

  @Test func `a last line is read with or without its end`() throws {
    #expect(try Gathered(event("a"), profile: nil).tally.lines == 1)
    #expect(try Gathered(event("a") + "\n", profile: nil).tally.lines == 1)
    #expect(try Gathered(event("a") + "\n\n", profile: nil).tally.lines == 2)
  }

  @Test func `a byte order mark is passed over at the beginning only`() throws {
    let read = try Gathered("\u{FEFF}\(event("a"))\n\u{FEFF}\(event("b"))", profile: nil)
    #expect(read.counts == [1, 0, 1] && read.recordings == ["a"])
    #expect(read.events[0].offset == 0 && read.events[0].raw == "\u{FEFF}" + event("a"))
    #expect(try Gathered("\u{FEFF}\n", profile: nil).counts == [0, 1, 0])
  }

  @Test func `a carriage return ends no line, and only one is dropped`() throws {
    #expect(try Gathered("{}\r{}\n", profile: nil).counts == [0, 0, 1])
    #expect(try Gathered("\(event("a"))\r\r\n", profile: nil).counts == [1, 0, 0])
  }

  @Test func `NUL is data`() throws {
    let read = try Gathered("{}\n\u{0}\n{\"a\":\"\u{0}\"}\n\u{0}{}\n", profile: nil)
    #expect(read.counts == [0, 1, 3])
  }

  @Test(arguments: [1000, 1 << 20, 3 << 20])
  func `a line over one mebibyte is rejected and reading goes on`(chunkSize: Int) throws {
    let limit = LogLine.longest
    func object(_ length: Int) -> [UInt8] {
      Array("{\"a\":\"".utf8) + [UInt8](repeating: 0x61, count: length - 8) + Array("\"}".utf8)
    }
    let lines = [
      object(limit), object(limit + 1), object(limit) + [0x0D], object(3 * limit),
      [UInt8](repeating: 0x20, count: limit + 1), Array(event("z").utf8), object(limit + 5),
    ]
    let log = Array(lines.joined(separator: [0x0A]))
    let read = try Gathered(log, profile: nil, chunkSize: chunkSize)
    #expect(read.counts == [1, 2, 4] && read.tally.lines == 7)
    #expect(read.sources[0].rejected.map(\.line) == [2, 4, 5, 7])
    #expect(read.sources[0].rejected.allSatisfy { $0.reason == "it is longer than 1 MiB" })
    #expect(read.events.map(\.line) == [6])
    #expect(read.events[0].offset == Int64(log.count - limit - 5 - 1 - event("z").utf8.count))
    #expect(read.sources[0].digest == SHA256.digest(of: log))
  }

  @Test func `threads, chunks and company change nothing`() throws {
    let folder = try TemporaryFolder()
    var requests: [LogRequest] = []
    for file in 0..<5 {
      let lines = (0..<300).map { line in
        line % 7 == 0 ? "{" : line % 5 == 0 ? "" : event("r-\(file)-\(line)")
      }
      let path = try folder.write(lines.joined(separator: "\n"), to: "\(file).log")
      requests.append(LogRequest(input: .file(path: path)))
    }
    let right = try Gathered(requests, threads: 1)
    #expect(right.events.count == 5 * 206)
    for threads in [1, 2, 4, 8] {
      for chunkSize in [1, 7, 64, 1000, 4096, 1 << 20] {
        #expect(try Gathered(requests, threads: threads, chunkSize: chunkSize) == right)
      }
    }
  }

  @Test func `sources come in the order of the requests with what they are`() throws {
    let one = try TemporaryLog(event("a"))
    let two = try TemporaryLog(event("b") + "\n")
    let read = try Gathered([
      LogRequest(input: .file(path: two.path)), LogRequest(input: .file(path: one.path)),
    ])
    #expect(read.sources.map(\.path) == [two.path, one.path])
    #expect(read.sources.map(\.kind) == [.file, .file])
    #expect(
      read.sources.map(\.bytes) == [Int64(event("b").utf8.count + 1), Int64(event("a").utf8.count)])
    #expect(read.events.map(\.source) == [0, 1])
    #expect(read.sources[0].contentDigest == read.sources[0].digest)
    #expect(read.sources[0].digest == SHA256.digest(of: Array((event("b") + "\n").utf8)))
  }

  @Test func `the same file twice is two sources`() throws {
    let log = try TemporaryLog(event("a"))
    let request = LogRequest(input: .file(path: log.path))
    #expect(try Gathered([request, request]).events.map(\.source) == [0, 1])
  }

  // MARK: What cannot be read

  private func problem(_ requests: [LogRequest], _ cancelled: (@Sendable () -> Bool)? = nil)
    -> Problem?
  {
    do throws(Problem) {
      _ = try LogReader(requests: requests, threads: 2)
        .read(sinks: { GatheringSink() }, cancelled: cancelled)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a missing file and a folder are told before anything is read`() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(event("a"), to: "a.log")
    let missing = problem([
      LogRequest(input: .file(path: good)), LogRequest(input: .file(path: folder.path("no.log"))),
    ])
    #expect(missing?.kind == .input && missing?.place?.file == folder.path("no.log"))
    #expect(missing?.message == "no such file")
    #expect(problem([LogRequest(input: .file(path: folder.url.path))])?.message == "is a folder")
  }

  @Test func `a log whose format cannot be told is refused with what to type`() throws {
    let combined = try TemporaryLog("\n\nh - - [x] \"GET / HTTP/1.1\" 200 5\n")
    let first = problem([LogRequest(input: .file(path: combined.path))])
    #expect(first?.kind == .usage && first?.place?.line == 3)
    #expect(first?.message == "a log of this format needs a profile")
    #expect(first?.hint?.contains("--profile") == true)
    let other = try TemporaryLog("time,viewer\n")
    let second = problem([LogRequest(input: .file(path: other.path))])
    #expect(second?.kind == .usage && second?.place?.line == 1)
    #expect(second?.message == "the format of this log cannot be told by its first line")
  }

  @Test func `a read that is cancelled is interrupted`() throws {
    let log = try TemporaryLog(event("a"))
    #expect(problem([LogRequest(input: .file(path: log.path))], { true })?.kind == .interrupted)
  }

  @Test func `a file that becomes shorter while it is read is told`() throws {
    let log = try TemporaryLog([UInt8](repeating: 0x0A, count: 3000))
    let bytes = try RawBytes(.file(path: log.path))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
    defer { buffer.deallocate() }
    #expect(try bytes.read(into: buffer) == 2)
    #expect(try bytes.read(into: buffer) == 1000)
    #expect(truncate(log.path, 1500) == 0)
    #expect(try bytes.read(into: buffer) == 498)
    #expect(throws: Problem.self) { try bytes.read(into: buffer) }
  }

  @Test func `a file that grows while it is read is read to the end it had`() throws {
    let log = try TemporaryLog("{}\n{}\n")
    let bytes = try RawBytes(.file(path: log.path))
    let handle = try #require(FileHandle(forWritingAtPath: log.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{}\n".utf8))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
    defer { buffer.deallocate() }
    var total = 0
    while case let count = try bytes.read(into: buffer), count > 0 { total += count }
    #expect(total == 6)
  }

  @Test func `progress adds up to the whole`() throws {
    let log = try TemporaryLog(
      (0..<1000).map { event("r-\($0)") }.joined(separator: "\n"))
    let last = Mutex(LogProgress())
    _ = try LogReader(
      requests: [LogRequest(input: .file(path: log.path))], threads: 2, chunkSize: 1000
    ).read(sinks: { GatheringSink() }, progress: { progress in last.withLock { $0 = progress } })
    let progress = last.withLock { $0 }
    #expect(progress.bytes == progress.totalBytes && progress.lines == 1000)
    #expect(progress.sourcesDone == 1)
  }

  @Test func `a path is kept absolute and tidy`() {
    let here = FileManager.default.currentDirectoryPath
    #expect(AbsolutePath.of("/a//b/./c/../d.log") == "/a/b/d.log")
    #expect(AbsolutePath.of("a.log") == here + "/a.log")
    #expect(AbsolutePath.of("/../a") == "/a")
    #expect(AbsolutePath.of(.standardInput) == "-")
  }

  @Test func `a named pipe is read once, as a pipe`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = event("a") + "\n"
    let writer = Thread {
      let handle = FileHandle(forWritingAtPath: path)
      try? handle?.write(contentsOf: Data(text.utf8))
      try? handle?.close()
    }
    writer.start()
    let read = try Gathered([LogRequest(input: .file(path: path))])
    #expect(read.recordings == ["a"] && read.sources[0].kind == .pipe)
  }
}
