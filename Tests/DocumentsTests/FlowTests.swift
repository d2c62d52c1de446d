import Documents
import Foundation
import Model
import Testing

/// How a plain letter is laid out, seen through a template of its own.
struct FlowTests {
  private func letter(_ text: String) throws -> Rendered {
    let builtIn = try BuiltInTemplates.set().files.map { (name: $0.name, bytes: $0.bytes) }
    let set = TemplateSet(
      builtIn: builtIn,
      overriding: [(name: "uk/letter-end.txt", bytes: Array(("\n\n" + text).utf8))])
    return try set.document("uk/notice-recipient.txt").preview()
  }

  private func end(_ text: String) throws -> String {
    let words = try letter("MARK\n" + text).text
    return String(words[(words.range(of: "MARK")?.upperBound ?? words.startIndex)...])
  }

  @Test func `lines that follow each other are one paragraph, broken at 72 characters`() throws {
    let text = try end("\n" + String(repeating: "word\n", count: 16))
    #expect(text == "\n\n" + String(repeating: "word ", count: 13) + "word\nword word\n")
  }

  @Test func `a line that begins with a space stays, a bullet hangs`() throws {
    let long = Array(repeating: "word", count: 16).joined(separator: " ")
    let text = try end("\n one\n two\n- \(long)\n- three\nfour\n\n\n\n five\n")
    #expect(
      text == "\n\none\ntwo\n- " + String(repeating: "word ", count: 13)
        + "word\n  word word\n- three four\n\nfive\n")
  }

  @Test func `the stretches of values move with the words`() throws {
    let rendered = try letter("and\nand\n{{date}}\nand {{addressee.name}}\n")
    for (stretch, value) in zip(rendered.stretches.suffix(2), ["11 June 2020", "Jo Marsh"]) {
      #expect(String(decoding: rendered.bytes[stretch.range], as: UTF8.self) == value)
    }
  }
}
