import Model
import Synchronization
import Testing

@testable import Documents

/// Letters made on every core and handed on one by one.
struct LetterBatchesTests {
  @Test(arguments: [0, 1, 31, 32, 33, 1024, 1025, 5000])
  func `each letter is handed on once, in its order, and few wait at a time`(count: Int) throws {
    let made = Mutex(0)
    var taken: [Int] = []
    var most = 0
    try LetterBatches.run(count: count) { number in
      made.withLock { $0 += 1 }
      return number * 3
    } take: { number, letter in
      #expect(letter == number * 3)
      taken.append(number)
      most = max(most, made.withLock { $0 } - taken.count)
    }
    #expect(taken == Array(0..<count))
    #expect(most <= LetterBatches.size)
  }

  @Test func `of letters that cannot be made the first is told of, and those before it are taken`()
  {
    var taken: [Int] = []
    #expect(throws: Self.problem(700)) {
      try LetterBatches.run(count: 4000) { number throws(Problem) in
        if number >= 700 { throw Self.problem(number) }
        return number
      } take: { number, _ in
        taken.append(number)
      }
    }
    #expect(taken == Array(0..<700))
  }

  @Test func `where a letter cannot be taken no other is`() {
    var taken: [Int] = []
    #expect(throws: Self.problem(40)) {
      try LetterBatches.run(count: 4000) { number in
        number
      } take: { number, _ throws(Problem) in
        if number == 40 { throw Self.problem(number) }
        taken.append(number)
      }
    }
    #expect(taken == Array(0..<40))
  }

  private static func problem(_ number: Int) -> Problem { Problem(.input, "letter \(number)") }
}
