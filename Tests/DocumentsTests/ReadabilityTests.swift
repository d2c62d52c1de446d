import Testing

@testable import Documents

struct ReadabilityTests {
  @Test(
    arguments: [
      ("we", 1), ("the", 1), ("people", 2), ("sorry", 2), ("recording", 3), ("recordings", 3),
      ("opened", 2), ("listed", 2), ("stopped", 1), ("address", 2), ("service", 2), ("2020", 1),
      ("consultation", 4), ("ages", 2), ("sees", 1), ("voice", 1),
    ])
  func `syllables are counted as they are spoken`(word: String, count: Int) {
    #expect(Readability.syllables(in: word[...]) == count, "\(word)")
  }
}
