import Model
import Testing

@testable import AccessLogs

/// Silences, exactly, whatever the order in which the times come.
struct TimeIslandsTests {
  private func islands(_ times: [Int64], reach: Int64) -> [[Int64]] {
    var islands = TimeIslands(reach: Timestamp.Span(nanoseconds: reach))
    for time in times { islands.add(Timestamp(nanoseconds: time)) }
    return islands.inOrder.map { [$0.first.nanoseconds, $0.last.nanoseconds] }
  }

  /// By the definition: neighbours in order of time.
  private func expected(_ times: [Int64], reach: Int64) -> [[Int64]] {
    var result: [[Int64]] = []
    for time in times.sorted() {
      if let last = result.last?[1], time - last <= reach {
        result[result.count - 1][1] = time
      } else {
        result.append([time, time])
      }
    }
    return result
  }

  @Test func `times at most the reach apart are one island`() {
    #expect(islands([], reach: 5) == [])
    #expect(islands([3], reach: 5) == [[3, 3]])
    #expect(islands([0, 5, 10], reach: 5) == [[0, 10]])
    #expect(islands([0, 6], reach: 5) == [[0, 0], [6, 6]])
    #expect(islands([0, 10, 5], reach: 5) == [[0, 10]])
    #expect(islands([20, 0, 10, 30], reach: 5) == [[0, 0], [10, 10], [20, 20], [30, 30]])
  }

  @Test func `any order and any split give the same islands`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let reach = Int64(random.below(40))
      let times = (0..<random.below(60)).map { _ in Int64(random.below(600)) - 300 }
      let right = expected(times, reach: reach)
      #expect(islands(times, reach: reach) == right)
      var parts = (0..<3).map { _ in TimeIslands(reach: Timestamp.Span(nanoseconds: reach)) }
      for time in times { parts[random.below(3)].add(Timestamp(nanoseconds: time)) }
      var whole = parts[2]
      whole.add(parts[0])
      whole.add(parts[1])
      #expect(whole.inOrder.map { [$0.first.nanoseconds, $0.last.nanoseconds] } == right)
    }
  }

  @Test func `a log that jumps to and fro keeps no more than its islands`() {
    let times = (0..<20_000).map { Int64($0 % 2 == 0 ? $0 : 1_000_000 + $0) }
    #expect(islands(times, reach: 10) == [[0, 19_998], [1_000_001, 1_019_999]])
  }

  @Test func `the ends of time are far apart`() {
    #expect(islands([.min, .max], reach: .max).count == 2)
    #expect(islands([.min, 0, .max], reach: .max).count == 2)
    #expect(islands([.min, 0, .max, -1], reach: .max).count == 1)
  }

  @Test func `a source tells its silences`() throws {
    let lines = ["11:00:00", "11:10:00", "11:20:01", "11:20:02", "12:00:00"].map {
      "{\"time\":\"2020-06-09T\($0)Z\"}"
    }
    let read = try Gathered(
      Array(lines.shuffledBySeed().joined(separator: "\n").utf8), profile: nil)
    #expect(
      try read.sources[0].silences == [
        Period(from: time("2020-06-09T11:10:00Z"), until: time("2020-06-09T11:20:01Z")),
        Period(from: time("2020-06-09T11:20:02Z"), until: time("2020-06-09T12:00:00Z")),
      ])
  }
}

/// The same numbers on every machine.
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return limit == 0 ? 0 : Int(state % UInt64(limit))
  }
}

extension Array {
  func shuffledBySeed(_ seed: UInt64 = 1) -> [Element] {
    var random = SeededRandom(seed: seed)
    var result = self
    for index in result.indices.reversed() { result.swapAt(index, random.below(index + 1)) }
    return result
  }
}
