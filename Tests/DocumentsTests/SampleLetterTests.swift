import Foundation
import Model
import Testing

@testable import Documents

/// The shipped letters, every variant of each, as somebody would read them aloud.
struct SampleLetterTests {
  private static let kinds = [
    "notice-affected", "notice-recipient", "notice-reminder", "notice-general", "reply-form",
  ]

  /// Each variant's words on one line.
  private func letters(_ kind: String) throws -> [(name: String, words: String)] {
    let set = try BuiltInTemplates.set()
    let document = try set.document("uk/\(kind).txt")
    return try SampleLetter.all(of: document.kind).map { sample in
      let text = try sample.render(document.name, in: set).text
      return (sample.name, text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  @Test(arguments: kinds)
  func `each variant has a name of its own and words of its own`(kind: String) throws {
    let letters = try letters(kind)
    #expect(!letters.isEmpty)
    #expect(Set(letters.map(\.name)).count == letters.count)
    let texts = letters.filter { $0.name != "large-print" }.map(\.words)
    #expect(Set(texts).count == texts.count)
  }

  /// Every name that a letter's template may ask about is true in one variant and false in another: so
  /// reading them all is reading all of it.
  @Test(arguments: kinds)
  func `the variants leave no line of a template unread`(kind: String) throws {
    let document = try BuiltInTemplates.set().document("uk/\(kind).txt")
    let everything = TemplateWords(document).sentences
    let read = SampleLetter.all(of: document.kind)
      .flatMap { TemplateWords(document, $0.values(for: document)).sentences }
    func line(_ sentence: TemplateWords.Sentence) -> String {
      "\(sentence.place.file):\(sentence.place.line ?? 0)"
    }
    let lines = Set(read.map(line))
    for sentence in everything where sentence.isWhole {
      #expect(lines.contains(line(sentence)), "\(sentence.text)")
    }
  }

  @Test func `a letter says sorry before all else, and without a condition`() throws {
    for kind in ["notice-affected", "notice-recipient", "notice-reminder", "notice-general"] {
      for letter in try letters(kind) {
        let start =
          letter.words.range(of: "Dear Jo Marsh ") ?? letter.words.range(of: "it means the child. ")
          ?? letter.words.range(of: "our service ")
        let body = letter.words[try #require(start).upperBound...]
        #expect(body.hasPrefix("We are sorry"), "\(letter.name)")
        #expect(!letter.words.contains("sorry if"))
      }
    }
  }

  /// REGULATORY §6.2.
  @Test func `the blocks of a letter to an affected patient stand in the order they should`() throws
  {
    let blocks = [
      "We are sorry.", "What happened", "What of yours was affected",
      "What we know and what we do not know", "What this may mean for you",
      "What we have done and what we will do", "What you can do", "Help for you", "How to reach us",
      "Relay UK: 18001", "Kit Lee is in charge of data protection", "Your right to complain",
      "Information Commissioner's Office (ICO)", "If you need this letter in another form",
    ]
    for letter in try letters("notice-affected")
    where !letter.name.hasPrefix("no-longer") && letter.name != "unknown" {
      var rest = letter.words[...]
      for block in blocks {
        let found = try #require(rest.range(of: block), "\(letter.name): \(block)")
        rest = rest[found.upperBound...]
      }
    }
  }

  /// REGULATORY §6.6.
  @Test func `the blocks of a letter to a recipient stand in the order they should`() throws {
    let blocks = [
      "We are sorry.", "What happened", "What we ask of you", "Please delete any copy",
      "Please tell us", "What we have done", "Your own recordings",
      "If what you saw or heard upset you", "How to reach us", "What the law says",
      "If you need this letter in another form", "Your answers", "Have you deleted every copy?",
    ]
    for letter in try letters("notice-recipient")
    where !letter.name.hasPrefix("no-longer") && letter.name != "unknown" {
      var rest = letter.words[...]
      let isAnswered = letter.name.contains("answered")
      #expect(letter.words.contains("You have") == isAnswered)
      for block in isAnswered ? blocks.dropLast(2) : blocks[...] {
        let found = try #require(rest.range(of: block), "\(letter.name): \(block)")
        rest = rest[found.upperBound...]
      }
    }
  }

  @Test
  func `a letter to a recipient gives no count, no day of a call and nobody's place in a list`()
    throws
  {
    for letter in try letters("notice-recipient") {
      let body = letter.words.replacing("1 Mill Street", with: "").replacing("18001", with: "")
      #expect(!body.contains("recordings of calls") && !body.contains("The day of each call"))
      #expect(!["1 recording", "2 recording", "several"].contains { body.contains($0) })
    }
  }

  @Test func `that nobody opened a recording is said where the logs prove it and nowhere else`()
    throws
  {
    let proved = [
      "shown", "shown-several", "shown-to-several", "shown-unnamed", "correction-of-no-longer",
      "correction-shown", "correction-shown-after-doubt", "correction-viewers",
    ]
    for letter in try letters("notice-affected") {
      let says = letter.words.contains("that nobody else opened")
      #expect(says == proved.contains(letter.name), "\(letter.name)")
    }
  }

  @Test func `a letter on facts that are known leaves nothing open`() throws {
    for kind in Self.kinds {
      for letter in try letters(kind) {
        #expect(letter.words.contains("[Not yet known") == (letter.name == "unknown"), "\(letter)")
      }
    }
  }

  @Test func `a letter that takes another back asks for nothing`() throws {
    let taken = try #require(try letters("notice-recipient").first { $0.name == "no-longer" })
    #expect(taken.words.contains("We wrote to you on 10 June 2020, and that letter was wrong."))
    #expect(!taken.words.contains("Please delete") && !taken.words.contains("Your answers"))
    let affected = try letters("notice-affected").filter { $0.name.hasPrefix("no-longer") }
    #expect(affected.count == 2)
    #expect(affected.allSatisfy { !$0.words.contains("We let someone else") })
  }

  @Test func `a letter that takes another back promises no more than the records show`() throws {
    let name = "no-longer-incomplete"
    let letter = try #require(try letters("notice-affected").first { $0.name == name })
    #expect(
      letter.words.contains("The records we can read no longer show it. We cannot rule it out."))
    for certain in ["was wrong", "should not have sent", "do not need to do anything"] {
      #expect(!letter.words.contains(certain))
    }
  }

  @Test func `an opening by nobody named is told first, and as what it is`() throws {
    let name = "not-ruled-out-opened"
    let letter = try #require(try letters("notice-affected").first { $0.name == name })
    #expect(
      letter.words.contains(
        "We are sorry. A recording of yours was opened. We cannot tell if it was by you or by someone"
      ))
    let worked = try #require(
      try letters("notice-affected").first { $0.name == "not-ruled-out-reconstructed" })
    #expect(worked.words.contains("We are sorry. We believe that we put a recording"))
  }

  @Test func `a page has the words of the text`() throws {
    let set = try BuiltInTemplates.set()
    for kind in ["notice-affected", "notice-recipient", "notice-general"] {
      for sample in SampleLetter.all(of: try set.document("uk/\(kind).txt").kind) {
        let page = try sample.render("uk/\(kind).html", in: set).text
        #expect(page.contains("We are sorry"))
        #expect(page.contains("class=\"large\"") == (sample.name == "large-print"))
        let asks =
          kind == "notice-recipient" && !sample.name.hasPrefix("no-longer")
          && !sample.name.contains("answered")
        #expect(page.contains("Have you deleted every copy?") == asks, "\(kind) \(sample.name)")
      }
    }
  }
}
