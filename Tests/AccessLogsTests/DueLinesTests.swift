import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// Where the lines begin that are too new to be judged is found by looking at a few places of a log.
struct DueLinesTests {
  private static let start = Timestamp(nanoseconds: 1_591_704_000_000_000_000)

  /// One line a second from noon; the answer is in lines.
  private func due(
    _ lines: Int, before second: Int, beyond horizon: Int? = nil, moved: [Int: Int] = [:]
  ) throws -> Int {
    let place = try TemporaryFolder()
    var starts = [0]
    var text = ""
    for line in 0..<lines {
      let time = TimeText.utcMilliseconds(
        Self.start.adding(.seconds(Int64(moved[line] ?? line))))
      text += "{\"time\":\"\(time)\",\"viewer\":\"pt-1\",\"recording\":\"rec-\(line)\","
      text += "\"action\":\"shown\"}\n"
      starts.append(text.utf8.count)
    }
    let path = try place.write(text, to: "a.jsonl")
    var request = LogRequest(
      input: .file(path: path),
      profile: try Profile.parse(Array("{ name: \"a\", format: \"json-lines\" }".utf8), file: "a"))
    request.opened = try FileBytes(path: path)
    request.end = Int64(starts[lines])
    request.cutoff = Self.start.adding(.seconds(Int64(second)))
    request.horizon = horizon.map { Self.start.adding(.seconds(Int64($0))) }
    let end = try LogReader.endOfDueLines(request)
    return try #require(starts.firstIndex(of: Int(end)))
  }

  @Test(arguments: [0, 1, 700, 4999, 5000, 9000])
  func `it is the first line that is not older than the cutoff`(second: Int) throws {
    #expect(try due(5000, before: second) == min(second, 5000))
  }

  @Test func `a log of a few lines is looked at whole`() throws {
    #expect(try due(3, before: 2) == 2)
    #expect(try due(0, before: 2) == 0)
  }

  @Test func `a line from beyond the horizon holds nothing back, wherever it stands`() throws {
    for place in [0, 1, 2500, 4000, 4998] {
      #expect(try due(5000, before: 6000, beyond: 7000, moved: [place: 9_000_000]) == 5000)
      #expect(try due(5000, before: 4990, beyond: 7000, moved: [place: 7000]) == 4990)
    }
    #expect(try due(3, before: 2, beyond: 3, moved: [1: 3]) == 2)
    #expect(try due(3, before: 100, beyond: 200, moved: [1: 199]) == 1)
  }

  @Test func `a line out of order is found where a look falls on it, and else left to the reading`()
    throws
  {
    #expect(try due(3, before: 100, moved: [1: 200]) == 1)
    let end = try due(5000, before: 4000, moved: [10: 9000])
    #expect(end == 10 || end == 4000)
  }
}
