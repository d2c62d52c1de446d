import Model
import Testing

@testable import Documents

/// What a plain writer would change in a letter is told, with its line; and nothing else.
struct PlainLanguageTests {
  /// The remarks on a general notice with `text` at its end, and the line each is on, from 1.
  private func remarks(_ text: String, folder: String = "uk") throws -> [String] {
    let builtIn = try BuiltInTemplates.set().files.map { (name: $0.name, bytes: $0.bytes) }
    let shipped = try #require(builtIn.first { $0.name == "uk/notice-general.txt" })
    let lines = shipped.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    var overriding = builtIn.filter { folder != "uk" && $0.name.hasSuffix(".txt") }
      .map { (name: $0.name.replacing("uk/", with: "\(folder)/"), bytes: $0.bytes) }
    overriding.append(
      (name: "\(folder)/notice-general.txt", bytes: shipped.bytes + Array("\n\(text)\n".utf8)))
    let set = TemplateSet(builtIn: builtIn, overriding: overriding, folder: "ours")
    let check = try TemplateCheck("\(folder)/notice-general.txt", in: set)
    #expect(check.problems == [])
    return check.remarks.map { "\(($0.place?.line ?? 0) - lines): \($0.message)" }
  }

  @Test(
    arguments: [
      ("It was two people.", "a number stands in words"),
      ("We told them on 9 Jun.", "a month is cut short"),
      ("We told them on 9th June 2020.", "a number ends in letters"),
      ("We told them on 09/06/2020.", "a date stands in figures"),
      ("We told them on 2020-06-09.", "a date stands in figures"),
      ("We are here 9am-5pm.", "a dash stands for \"to\""),
      ("We are here Monday–Friday.", "a dash stands for \"to\""),
      ("See https://a.example/?id=4 today.", "a link holds a question mark"),
      ("We are sorry if this upset you.", "\"sorry if\" is a phrase to avoid in a letter"),
      ("It was only a list.", "\"only\" is a phrase to avoid in a letter"),
      ("We utilise lists.", "\"utilise\" is a phrase to avoid in a letter"),
      ("You must not share it.", "\"you must\" is a phrase to avoid in a letter"),
    ])
  func `words, numbers and days that a plain writer would change`(
    text: String, message: String
  ) throws {
    #expect(try remarks(text) == ["1: \(message)"])
  }

  @Test(
    arguments: [
      "Call 0113-496 0000 from 9am to 5pm on 9 June 2020.", "You may come on 1 March.",
      "It is a well-known, up-to-date list.", "The first one was ours.",
      "See https://ico.org.uk/make-a-complaint for more.",
    ])
  func `what is plain is left alone`(text: String) throws {
    #expect(try remarks(text) == [])
  }

  @Test func `a paragraph of four sentences is too long, four paragraphs are not`() throws {
    #expect(try remarks("It is. It is. It is.\nIt is.") == ["1: a paragraph has 4 sentences"])
    #expect(try remarks("It is.\n\nIt is.\n\nIt is.\n\nIt is.") == [])
    #expect(try remarks("- It is.\n- It is.\n- It is.\n- It is.") == [])
  }

  @Test func `alternatives do not make a paragraph long`() throws {
    #expect(
      try remarks("It is. It is.\n{{#fault}}\nIt is.\n{{/fault}}\n{{#attack}}\nIt is.\n{{/attack}}")
        == [])
  }

  @Test func `a phrase is named once, on the line where it stands, whichever words come before it`()
    throws
  {
    let text = """
      {{#fault}}
      It was ours
      {{/fault}}
      {{^fault}}
      It was theirs
      {{/fault}}
      and on 9th June
      we utilise
      lists.
      """
    #expect(
      try remarks(text) == [
        "7: a number ends in letters", "8: \"utilise\" is a phrase to avoid in a letter",
      ])
    #expect(
      try remarks("We utilise a list\nand you utilise it.").map { $0.prefix(2) } == ["1:", "2:"])
  }

  @Test func `one passive sentence passes; a letter full of them has each named`() throws {
    #expect(try remarks("The list was opened by mistake.") == [])
    let heavy = (1...40).map { "List \($0) was also quickly opened." }
    let remarks = try remarks(heavy.joined(separator: "\n\n"))
    #expect(remarks.count >= 40)
    #expect(remarks.contains { $0.hasPrefix("1: this sentence is passive, as ") })
    #expect(remarks.contains { $0.hasPrefix("79: this sentence is passive, as ") })
  }

  @Test func `what somebody feels or has is no passive`() throws {
    func isPassive(_ text: String) -> Bool {
      let place = Problem.Place("a")
      let words = text.split(separator: " ").map {
        TemplateWords.Word(text: String($0), place: place)
      }
      return TemplateWords.Sentence(
        text: text, words: words, place: place, isWhole: true, paragraph: 0
      ).isPassive
    }
    #expect(isPassive("It was not opened.") && isPassive("They have been sent to you."))
    #expect(!isPassive("You are worried.") && !isPassive("We were in need of a list we opened."))
    #expect(!isPassive("It was our job to stop it."))
  }

  @Test(
    arguments: [
      ("A change to our app put calls on the wrong lists.", []),
      ("We made a mistake. It put calls on the wrong lists.", []),
      ("It was. It was. It was.", ["it has 3 sentences (at most 2)"]),
      ("A change to our app", ["a sentence has no end (write a full stop)"]),
      ("It was only a list.", ["\"only\" is a phrase to avoid in a letter"]),
      (
        "The list of replays in our app that we made new on that day matched calls with the wrong people in it.",
        ["a sentence has 22 words (at most 20 words)"]
      ),
    ] as [(String, [String])])
  func `the cause that a letter gives is held to plain words`(text: String, remarks: [String]) {
    var facts = Facts()
    #expect(LetterCause.remarks(in: facts) == [])
    facts["letters.cause"] = .text(text)
    #expect(LetterCause.remarks(in: facts) == remarks)
  }

  @Test func `a letter in another language is judged by its lengths alone`() throws {
    #expect(try remarks("It was only two people, utilise.", folder: "uk/cy") == [])
    #expect(
      try remarks("It is. It is. It is. It is.", folder: "uk/cy")
        == ["1: a paragraph has 4 sentences"])
  }
}
