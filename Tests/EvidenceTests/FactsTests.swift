import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Evidence

@Suite struct FactsTests {
  private func read(_ text: String) throws -> Facts {
    try FactsReader.facts(in: Array(text.utf8), file: "facts.json5")
  }

  @Test func `a new case asks every question and knows nothing`() throws {
    let small = try SmallCase()
    let path = small.store.folder.facts
    let facts = try FactsFile.read(path)
    #expect(Facts.keys.allSatisfy { !facts.isKnown($0.name) })
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    for key in Facts.keys {
      #expect(text.contains("// \(key.question) (\(key.use))\n"))
      #expect(text.contains(" \(key.member): null,\n"))
    }
  }

  @Test func `the keys are those of the contract, each once`() {
    #expect(Set(Facts.keys.map(\.name)).count == Facts.keys.count)
    #expect(Facts.keys.filter { !["postmortem", "veris"].contains($0.group) }.count == 55)
    var groups: [String] = []
    for key in Facts.keys where key.group != nil && groups.last != key.group {
      groups.append(key.group ?? "")
    }
    #expect(Set(groups).count == groups.count, "a group's keys stand together")
  }

  @Test func `every kind of answer is written and read again`() throws {
    let small = try SmallCase()
    var facts = Facts()
    let answers = [
      ("what_happened", "A list showed \"others'\" recordings.\nFor two hours \u{2028}\u{1b}[31m"),
      ("aware_at", "2020-06-09T12:00:00+01:00"), ("link_life", "15m"), ("cyber", "false"),
      ("severity.dpc", "4"), ("severity.ei", "0.75"), ("severity.cb", "0.25"),
      ("dspt.likelihood", "3"), ("organisation.size", "250"), ("dpo.email", "dpo@example.org"),
      ("letters.name_dates", "true"),
      (
        "decisions",
        "[{what: 'report', decision: 'yes', by: 'Ada', at: '2020-06-09T13:00:00Z', because: 'risk'}]"
      ),
    ]
    for (key, words) in answers { try FactsAnswer.set(key, to: words, in: &facts) }
    try FactsFile.write(facts, to: small.store.folder.facts)
    #expect(try mode(small.store.folder.facts) == 0o600)
    let again = try FactsFile.read(small.store.folder.facts)
    #expect(again == facts)
    #expect(again.text("what_happened") == answers[0].1)
    #expect(again.time("aware_at") == Timestamp(seconds: 1_591_700_400))
    #expect(again.duration("link_life") == .seconds(900))
    #expect(again.yes("cyber") == false && again.integer("severity.dpc") == 4)
    #expect(again.number("severity.ei") == 0.75)
    #expect(again.decisions.map(\.by) == ["Ada"])
    #expect(again.decisions[0].because == "risk")
    #expect(again.text("cause") == nil && again.time("cyber") == nil)
  }

  @Test func `people may write JSON5, with their own comments`() throws {
    let facts = try read(
      """
      { // ours
        'what_happened': 'It\\'s simple', organisation: { name: "Clinic", size: 300, },
        severity: { cb: .25, ei: 1, dpc: +3 }, dpo: null, cyber: true,
      }
      """)
    #expect(facts.text("what_happened") == "It's simple")
    #expect(facts.text("organisation.size") == "300")
    #expect(facts.number("severity.cb") == 0.25 && facts.number("severity.ei") == 1)
    #expect(facts.integer("severity.dpc") == 3)
    #expect(try FactsReader.facts(in: FactsText.file(of: facts), file: "facts.json5") == facts)
  }

  @Test(arguments: [
    ("{\n  aware: null }", "facts.json5:2:3", "there is no key aware in the facts", "aware_at"),
    (
      "{ dpo: { mail: null } }", "facts.json5:1:10", "there is no key dpo.mail in the facts",
      "dpo.email"
    ),
    ("{ hours: '9' }", "facts.json5:1:3", "there is no key hours in the facts", "contact.hours"),
  ])
  func `a wrong key is named with its place and the nearest right one`(
    text: String, place: String, message: String, near: String
  ) throws {
    let refusal = try problem { try read(text) }
    #expect(refusal?.kind == .input)
    #expect(refusal?.place?.text == place)
    #expect(refusal?.message == message)
    #expect(refusal?.hint?.contains("did you mean \(near)?") == true)
  }

  @Test(arguments: [
    ("{ aware_at: 5 }", 13, "aware_at has a value of the wrong type"),
    ("{ aware_at: '2020-06-09 12:00' }", 13, "aware_at has a value of the wrong type"),
    ("{ cyber: 'no' }", 10, "cyber has a value of the wrong type"),
    ("{ cause: true }", 10, "cause has a value of the wrong type"),
    ("{ severity: { dpc: 3.5 } }", 20, "severity.dpc cannot have that value"),
    (
      "{ severity: { dpc: 99999999999999999999 } }", 20,
      "severity.dpc cannot have that value"
    ),
    ("{ link_life: 'soon' }", 14, "link_life has a value of the wrong type"),
    ("{ link_life: '-5m' }", 14, "link_life has a value of the wrong type"),
    ("{ decisions: {} }", 14, "decisions has a value of the wrong type"),
    ("{ decisions: [{ at: 'noon' }] }", 21, "at of a decision has a value of the wrong type"),
  ])
  func `a value of the wrong type is named with its place`(
    text: String, column: Int, message: String
  ) throws {
    let refusal = try problem { try read(text) }
    #expect(refusal?.kind == .input)
    #expect(refusal?.place?.text == "facts.json5:1:\(column)")
    #expect(refusal?.message == message)
    #expect(refusal?.reason?.hasPrefix("it must be ") == true)
  }

  private static let topics = DecisionTopics(
    duties: ["uk-ico regulator"], own: ["uk-ico regulator"])

  @Test(arguments: [
    ("{}", "what, decision, by, because"),
    ("{ what: 'article-33', decision: 'notify', because: 'risk' }", "lacks by"),
    ("{ what: 'article-33', decision: 'notify', by: ' ', because: 'risk' }", "lacks by"),
    ("{ what: 'article-33', decision: 'notify', by: 'Ada', because: null }", "lacks because"),
    ("{ what: 'uk-ic', decision: 'notify', by: 'Ada', because: 'risk' }", "about nothing"),
  ])
  func `a decision that nobody answers for, or about nothing, is refused`(
    text: String, words: String
  ) throws {
    let file = "{\n decisions: [\n  \(text) ] }"
    let refusal = try problem {
      try FactsReader.facts(in: Array(file.utf8), file: "facts.json5", topics: Self.topics)
    }
    #expect(refusal?.kind == .input && refusal?.place?.text == "facts.json5:3:3")
    #expect(refusal?.message.contains(words) == true)
    var facts = Facts()
    let typed = try problem {
      try FactsAnswer.set("decisions", to: text, in: &facts, topics: Self.topics)
    }
    #expect(typed?.kind == .usage && typed?.message.contains(words) == true)
    #expect(facts.decisions.isEmpty)
  }

  @Test(arguments: ["article-33", "Article 34", "uk-ico regulator", "question 24", "dspt", "cause"])
  func `a decision may be about the law, a duty, a question or a key`(what: String) throws {
    var facts = Facts()
    try FactsAnswer.set(
      "decisions", to: "{what: '\(what)', decision: 'x', by: 'Ada', because: 'y'}", in: &facts,
      topics: Self.topics)
    #expect(facts.decisions.map(\.what) == [what])
  }

  @Test(arguments: [
    "", "[]", "{ what_happened: 'a', what_happened: 'b' }", "{ dpo: 'Ada' }",
    "{ decisions: ['a'] }",
    "{ decisions: [{ who: 'a' }] }", "{ decisions: [{ what: 4 }] }", "{ what_happened: 'a'",
    "{ 'dpo.email': 'a' }", "{ \"what_happened\": \u{1} }",
    "{ severity: { ei: Infinity } }",
  ])
  func `what cannot be facts is refused with its line`(text: String) throws {
    let refusal = try problem { try read(text) }
    #expect(refusal?.kind == .input)
    #expect(refusal?.place?.line == 1)
  }

  @Test func `an answer on the command line is of its kind, or nothing changes`() throws {
    var facts = Facts()
    try FactsAnswer.set("cyber", to: "true", in: &facts)
    let before = facts
    #expect(try problem { try FactsAnswer.set("cyber", to: "perhaps", in: &facts) }?.kind == .usage)
    let wrong = try problem { try FactsAnswer.set("awareat", to: "x", in: &facts) }
    #expect(wrong?.kind == .usage && wrong?.hint?.contains("aware_at") == true)
    #expect(facts == before)
    try FactsAnswer.set("cyber", to: "null", in: &facts)
    #expect(!facts.isKnown("cyber") && facts == Facts())
  }

  @Test func `the digest follows what is known, not how it is written`() throws {
    let plain = try read("{ cause: 'a', dpo: { name: 'Ada' } }")
    let other = try read("{ dpo: { name: \"Ada\" }, // who\n cyber: null, cause: 'a' }")
    #expect(FactsFile.digest(of: plain) == FactsFile.digest(of: other))
    let changed = try read("{ cause: 'b', dpo: { name: 'Ada' } }")
    #expect(FactsFile.digest(of: plain) != FactsFile.digest(of: changed))
  }

  @Test func `facts that are gone make the case unusable`() throws {
    let folder = try TemporaryFolder()
    let refusal = try problem { try FactsFile.read(folder.path("facts.json5")) }
    #expect(refusal?.kind == .unusableCase)
  }
}
