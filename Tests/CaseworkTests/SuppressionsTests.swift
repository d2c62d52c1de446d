import Model
import TestSupport
import Testing

@testable import Casework

/// What is not to be told: for one thing, with a reason, until a time.
struct SuppressionsTests {
  private static let noon = Timestamp(nanoseconds: 1_591_704_000_000_000_000)

  private func read(_ rows: String) throws -> Suppressions {
    let place = try TemporaryFolder()
    return try Suppressions(
      path: place.write("exposure,viewer,recording,reason,until\n\(rows)", to: "s.csv"))
  }

  private func covers(_ rows: String, number: Int = 3, after seconds: Int64 = 0) throws -> Bool {
    let key = Exposure.Key(
      recording: Identifier("rec-1"), patient: nil, viewer: Identifier("pt-2"))
    return try read(rows).covers(key, number: number, at: Self.noon.adding(.seconds(seconds)))
  }

  @Test(arguments: [
    "3,,,known,2020-06-09T14:00:00Z", ",pt-2,,known,2020-06-09T14:00:00Z",
    ",,rec-1,known,2020-06-09T14:00:00Z",
  ])
  func `an exposure, a viewer or a recording is kept back until its time`(row: String) throws {
    #expect(try covers(row))
    #expect(try covers(row, after: 7199))
    #expect(try !covers(row, after: 7200))
  }

  @Test func `nothing else is kept back`() throws {
    #expect(try !covers("4,,,known,2020-06-09T14:00:00Z"))
    #expect(try !covers(",pt-22,,known,2020-06-09T14:00:00Z"))
    #expect(try !covers(",,rec-,known,2020-06-09T14:00:00Z"))
    #expect(try !covers(""))
  }

  @Test func `one that has expired is a failure of its own, each by its line`() throws {
    let read = try read(
      "1,,,known,2020-06-09T11:59:59Z\n2,,,known,2020-06-09T14:00:00Z\n"
        + "3,,,known,2020-06-09T12:00:00Z\n")
    let expired = read.expired(at: Self.noon)
    #expect(expired.map(\.word) == [.suppression, .suppression])
    #expect(expired.map(\.problem.place?.line) == [2, 4])
    #expect(expired.allSatisfy { !$0.isOfInput })
  }

  @Test(arguments: [
    "1,,,,2020-06-09T14:00:00Z", "1,,,known,", "1,,,known,soon", ",,,known,2020-06-09T14:00:00Z",
    "1,pt-2,,known,2020-06-09T14:00:00Z", "one,,,known,2020-06-09T14:00:00Z",
  ])
  func `a row without a reason, an expiry or one thing it is for is refused by its line`(
    row: String
  ) {
    let problem = #expect(throws: Problem.self) {
      try read("1,,,known,2020-06-09T14:00:00Z\n\(row)\n")
    }
    #expect(problem?.kind == .input)
    #expect(problem?.place?.line == 3)
  }
}
