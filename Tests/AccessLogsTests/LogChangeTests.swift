import Foundation
import Model
import Notation
import Synchronization
import TestSupport
import Testing

@testable import AccessLogs

/// Logs that others work on while they are read, and logs with everything odd in them at once.
struct LogChangeTests {
  private static func event(_ name: String) -> String {
    "{\"time\":\"2020-06-09T11:00:00Z\",\"recording\":\"\(name)\",\"action\":\"opened\"}"
  }

  private static let text = (0..<400).map { event("r-\($0)") + "\n" }.joined()

  /// One thread reads and judges in small pieces; between the first two the log is changed.
  private func read(_ log: TemporaryLog, _ change: @escaping @Sendable (String) -> Void)
    throws(Problem) -> (source: Source, events: [GatheredEvent])
  {
    let path = log.path
    let isChanged = Mutex(false)
    let request = LogRequest(input: .file(path: path))
    let (sources, _, sinks) = try LogReader(requests: [request], threads: 1, chunkSize: 1000)
      .read(
        sinks: { GatheringSink() },
        progress: { progress in
          isChanged.withLock { isChanged in
            if isChanged || progress.bytes == 0 { return }
            isChanged = true
            change(path)
          }
        })
    return (sources[0], sinks.flatMap(\.events).sorted())
  }

  @Test func `what is appended while a log is read belongs to the next scan`() throws {
    let (source, events) = try read(try TemporaryLog(Self.text)) { path in
      let handle = FileHandle(forWritingAtPath: path)
      _ = try? handle?.seekToEnd()
      try? handle?.write(contentsOf: Data(Self.event("late").utf8))
    }
    #expect(events.count == 400 && source.tally.lines == 400)
    #expect(source.digest == SHA256.digest(of: Array(Self.text.utf8)))
  }

  @Test func `a log that is truncated while it is read stops the scan`() throws {
    let log = try TemporaryLog(Self.text)
    let problem = try #require(throws: Problem.self) {
      _ = try read(log) { path in _ = truncate(path, 1500) }
    }
    #expect(problem.kind == .input && problem.place?.file == log.path)
    #expect(problem.message == "became shorter while it was read")
  }

  @Test func `a log that vanishes or is replaced while it is read is read to its end`() throws {
    let changes: [@Sendable (String) -> Void] = [
      { path in _ = unlink(path) },
      { path in
        try? Data("{}\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      },
      { path in _ = rename(path, path + ".1") },
    ]
    for change in changes {
      let (source, events) = try read(try TemporaryLog(Self.text), change)
      #expect(events.count == 400)
      #expect(source.digest == SHA256.digest(of: Array(Self.text.utf8)))
    }
  }

  @Test func `a log that vanishes before its turn is told by its name`() throws {
    let first = try TemporaryLog(Self.text)
    let second = try TemporaryLog(Self.text)
    let path = second.path
    let problem = try #require(throws: Problem.self) {
      _ = try LogReader(
        requests: [first, second].map { LogRequest(input: .file(path: $0.path)) }, threads: 1
      ).read(
        sinks: { GatheringSink() },
        cancelled: {
          _ = unlink(path)
          return false
        })
    }
    #expect(problem.kind == .input && problem.place?.file == path)
  }

  // MARK: Everything odd at once

  private static let odd: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF] + Array(event("a").utf8) + [0x0D], [], [0x0D], Array("  \t".utf8), [0],
    Array(event("b\\u0065").utf8), Array("{\"x\":\"".utf8) + [0xFF, 0xC3] + Array("\"}".utf8),
    [0xEF, 0xBB, 0xBF] + Array(event("c").utf8), Array(event("d").utf8) + [0x0D, 0x0D],
    Array("{\"time\":1}{}".utf8), Array("{\"x\":\"\u{0}\"}".utf8), Array("\u{2028}".utf8),
    Array(" \(event("e"))\t".utf8), Array(event("f").utf8),
  ]

  @Test(arguments: [false, true])
  func `every line is counted where it stands, however the log is cut`(isCompressed: Bool) throws {
    let log = Array(Self.odd.joined(separator: [0x0A]))
    let file = try TemporaryLog(isCompressed ? try GzipTests.gzip(log) : log)
    let request = LogRequest(input: .file(path: file.path))
    let right = try Gathered([request], threads: 1)
    #expect(right.tally.lines == Self.odd.count && right.counts == [5, 4, 5])
    #expect(right.tally.repaired == 1)
    #expect(right.sources[0].rejected.map(\.line) == [5, 8, 10, 11, 12])
    #expect(right.events.map(\.line) == [1, 6, 9, 13, 14])
    for event in right.events {
      let line = Self.odd[Int(event.line) - 1]
      let before = Self.odd[..<(Int(event.line) - 1)].map { $0.count + 1 }.reduce(0, +)
      #expect(Array(event.raw.utf8) == line && event.offset == Int64(before))
    }
    for size in 1...70 {
      #expect(try Gathered([request], threads: 2, chunkSize: size) == right, "\(size)")
    }
  }
}
