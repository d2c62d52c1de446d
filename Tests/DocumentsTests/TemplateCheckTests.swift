import Documents
import Model
import Testing

struct TemplateCheckTests {
  /// The built-in templates with one of them written anew.
  private func set(_ name: String, _ text: String) throws -> TemplateSet {
    let builtIn = try BuiltInTemplates.set().files.map { (name: $0.name, bytes: $0.bytes) }
    return TemplateSet(
      builtIn: builtIn, overriding: [(name: name, bytes: Array(text.utf8))], folder: "ours")
  }

  private func text(_ name: String) throws -> String {
    let file = try #require(try BuiltInTemplates.set().file(name))
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `every built-in template has its variables, plain words and short sentences`() throws {
    let set = try BuiltInTemplates.set()
    #expect(set.documents.count == DocumentKind.all.count)
    for document in set.documents {
      let check = try TemplateCheck(document.name, in: set)
      #expect(check.problems == [], "\(document.name)")
      #expect(check.remarks == [], "\(document.name)")
      if let age = check.readingAge { #expect(age <= 11, "\(document.name): \(age)") }
    }
  }

  @Test func `every document can be previewed with invented values`() throws {
    let set = try BuiltInTemplates.set()
    for document in set.documents {
      let preview = try set.document(document.name).preview()
      #expect(!preview.bytes.isEmpty && !preview.stretches.isEmpty)
    }
  }

  @Test func `an unknown variable is named with file, line and the nearest right one`() throws {
    let wrong = try text("uk/letter-when.txt") + "{{discoverd}}\n"
    let set = try set("uk/letter-when.txt", wrong)
    let check = try TemplateCheck("uk/notice-affected.txt", in: set)
    let problem = try #require(check.problems.first)
    #expect(problem.message == "this document has no variable discoverd")
    #expect(problem.place == Problem.Place("ours/uk/letter-when.txt", line: 29))
    #expect(problem.hint == "did you mean {{discovered}}")
    #expect(throws: problem) { try set.document("uk/notice-affected.txt") }
  }

  @Test func `a variable of another section is unknown where it does not stand`() throws {
    let wrong = try text("uk/notice-affected.txt") + "{{listed_too.count}}\n"
    let check = try TemplateCheck(
      "uk/notice-affected.txt", in: try set("uk/notice-affected.txt", wrong))
    #expect(check.problems.map(\.message) == ["this document has no variable listed_too.count"])
  }

  @Test func `a letter without its reference is refused`() throws {
    let without = try text("uk/letter-head.txt").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .filter { !$0.contains("{{reference}}") }.joined(separator: "\n")
    let contact = try text("uk/letter-reach.txt").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .filter { !$0.contains("{{reference}}") }.joined(separator: "\n")
    let builtIn = try BuiltInTemplates.set().files.map { (name: $0.name, bytes: $0.bytes) }
    let set = TemplateSet(
      builtIn: builtIn,
      overriding: [
        (name: "uk/letter-head.txt", bytes: Array(without.utf8)),
        (name: "uk/letter-reach.txt", bytes: Array(contact.utf8)),
      ])
    let problem = try #require(throws: Problem.self) { try set.document("uk/notice-affected.txt") }
    #expect(problem.message == "the variable reference is missing")
    #expect(problem.place == Problem.Place("uk/notice-affected.txt"))
  }

  @Test(arguments: ["{{{addressee.name}}}", "{{&addressee.name}}"])
  func `an unescaped value is refused`(tag: String) throws {
    let set = try set("uk/notice-affected.txt", try text("uk/notice-affected.txt") + tag)
    let problem = try #require(throws: Problem.self) { try set.document("uk/notice-affected.txt") }
    #expect(problem.message == "the value of addressee.name would go in unescaped")
    #expect(problem.hint == "write {{addressee.name}}")
  }

  @Test func `a partial that is not there is named with the file it would be`() throws {
    let set = try set("uk/notice-affected.txt", "Dear\n{{> letter-foot}}\n")
    let problem = try #require(throws: Problem.self) {
      try TemplateCheck("uk/notice-affected.txt", in: set)
    }
    #expect(problem.place == Problem.Place("ours/uk/notice-affected.txt", line: 2))
    #expect(problem.message == "there is no partial letter-foot")
    #expect(problem.hint == "it would be the file uk/letter-foot.txt beside this one")
  }

  @Test func `a document that has no template says which there are`() throws {
    let problem = try #require(throws: Problem.self) {
      try BuiltInTemplates.set().document("uk/notice.txt")
    }
    #expect(problem.kind == .usage)
    #expect(problem.hint?.contains("uk/notice-affected.txt") == true)
  }

  @Test func `long sentences and phrases to avoid are told with their lines`() throws {
    let added = """

      We would like to say that we regret it very much.
      We did it and we did it and we did it and we did it and we did it today.
      We did it and we did it and we did it and we did it and we did
      it once today.
      """
    let text = try text("uk/notice-recipient.txt")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let check = try TemplateCheck(
      "uk/notice-recipient.txt", in: try set("uk/notice-recipient.txt", text + added))
    #expect(check.problems == [])
    #expect(
      check.remarks.map(\.message) == [
        "\"we regret\" is a phrase to avoid in a letter", "a sentence has 21 words",
      ])
    #expect(check.remarks.map(\.place?.line) == [lines + 1, lines + 3])
  }

  @Test func `hard words raise the reading age`() throws {
    let hard = String(
      repeating: "Notwithstanding organisational responsibilities, unauthorised accessibility "
        + "of consultation documentation necessitated immediate notification.\n\n", count: 20)
    let text = try text("uk/notice-recipient.txt")
    let check = try TemplateCheck(
      "uk/notice-recipient.txt", in: try set("uk/notice-recipient.txt", text + "\n" + hard))
    #expect(try #require(check.readingAge) > 14)
    #expect(check.remarks.contains { $0.message.hasPrefix("the reading age is ") })
    #expect(!check.isClean)
  }

  @Test func `a template of one's own wins, and the digest of each that was used is known`() throws
  {
    let ours = try text("uk/letter-end.txt") + "We mean it.\n"
    let document = try set("uk/letter-end.txt", ours).document("uk/notice-affected.txt")
    #expect(document.files.first?.name == "uk/notice-affected.txt")
    #expect(
      document.files.dropFirst().map(\.name) == [
        "uk/letter-actions.txt", "uk/letter-change-affected.txt", "uk/letter-change-incident.txt",
        "uk/letter-cleared.txt",
        "uk/letter-complain.txt", "uk/letter-contact.txt", "uk/letter-correction.txt",
        "uk/letter-end.txt", "uk/letter-head.txt", "uk/letter-lists.txt", "uk/letter-reach.txt",
        "uk/letter-sender.txt", "uk/letter-support.txt", "uk/letter-when.txt",
      ])
    let end = try #require(document.files.first { $0.name == "uk/letter-end.txt" })
    #expect(end.isOverriding && end.bytes == Array(ours.utf8))
    #expect(document.files.filter(\.isOverriding).count == 1)
    #expect(try document.preview().text.hasSuffix("We mean it.\n"))
  }
}
