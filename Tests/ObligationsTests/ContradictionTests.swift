import Model
import Testing

@testable import Obligations

/// Answers that gainsay a decision or the case's own letters are said, and nothing else is.
struct ContradictionTests {
  private func warnings(
    _ answers: [(String, String)], deciding decisions: [(String, String)] = [],
    written: Int = 0, released: Int = 0
  ) throws -> [String] {
    var world = try World()
    try world.add(.opened)
    for (key, text) in answers { world.facts[key] = .text(text) }
    world.facts["decisions"] = .decisions(
      try decisions.map { what, words in
        .init(
          what: what, decision: words, by: "Ada", at: try time("2020-06-10T08:00:00Z"),
          because: "so")
      })
    return try world.assess(letters: .init(written: written, released: released)).warnings
  }

  @Test(
    arguments: [
      ("aware-only", "notify"), ("aware-only", "yes, notify"), ("meets-threshold", "do not notify"),
      ("meets-threshold", "not to notify"), ("meets-threshold", "record"),
    ])
  func `a reason for the report that the decision gainsays`(reason: String, words: String) throws {
    let found = try warnings([("report_reason", reason)], deciding: [("article-33", words)])
    #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("report_reason") })
  }

  @Test(
    arguments: [("aware-only", "do not notify"), ("meets-threshold", "notify"), ("unclear", "no")])
  func `a reason for the report that fits the decision`(reason: String, words: String) throws {
    #expect(
      try warnings([("report_reason", reason)], deciding: [("article-33", words)]) == [])
  }

  @Test(
    arguments: [
      ("not to tell", "Yes: by telephone.", 1), ("do not tell them", "About to: letters wait.", 1),
      ("tell", "No, decided not to.", 1), ("tell", "Yes: by telephone.", 0),
      ("not required", "No, decided not to.", 0), ("tell", "About to: letters wait.", 0),
      ("tell", "Not decided yet.", 0),
    ])
  func `what is said to the people and what was decided about it`(
    words: String, said: String, count: Int
  ) throws {
    let found = try warnings([("told_subjects", said)], deciding: [("article-34", words)])
    #expect(found.count == count)
  }

  @Test func `letters beside a decision not to tell`() throws {
    let drafted = try warnings([], deciding: [("article-34", "do not tell")], written: 3)
    #expect(drafted.count == 1 && drafted[0].contains("are drafted"))
    let sent = try warnings([], deciding: [("article-34", "no")], written: 3, released: 1)
    #expect(sent.count == 1 && sent[0].contains("were released"))
  }

  @Test(
    arguments: [
      ("told_subjects", "Yes: letters to everybody affected were released on 12 June 2020."),
      ("told_subjects", "Told by letter on 12 June."), ("told_subjects", "Yes."),
      ("actions_taken", "We turned it off. Letters to all patients were sent."),
    ])
  func `an answer that says more than the letters do`(key: String, text: String) throws {
    let drafts = try warnings([(key, text)], written: 3)
    #expect(drafts.count == 1 && drafts[0].contains("none of the case's letters"))
    let some = try warnings([(key, text)], written: 3, released: 2)
    #expect(some.count == 1 && some[0].contains("2 of 3 letters"))
    #expect(try warnings([(key, text)], written: 3, released: 3) == [])
  }

  @Test(
    arguments: [
      "About to: letters are drafted and wait for approval.", "No, but planning to.",
      "Letters will be sent on 12 June 2020.", "Not decided yet.", "In the process.",
    ])
  func `an answer that says what is still to come`(text: String) throws {
    #expect(try warnings([("told_subjects", text)], written: 3) == [])
  }

  @Test func `told in part is no contradiction of letters that are held`() throws {
    #expect(
      try warnings(
        [("told_subjects", "In part: letters to 2 of 3 people were released.")], written: 3,
        released: 2) == [])
  }

  @Test func `told otherwise than by letter needs none of the case's letters`() throws {
    #expect(try warnings([("told_subjects", "Yes: each by telephone.")]) == [])
    let letters = try warnings([("told_subjects", "Yes: letters were sent.")])
    #expect(letters.count == 1 && letters[0].contains("the case has released none"))
  }
}
