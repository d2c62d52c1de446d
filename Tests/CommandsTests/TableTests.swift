import Foundation
import Model
import TestSupport
import Testing

@testable import Commands

/// The one table: every row is complete, and no two say the same.
struct TableTests {
  @Test(arguments: Verbs.all.map(\.name))
  func `a verb has a summary and an example, and each example parses as that verb`(
    name: String
  ) throws {
    let verb = try #require(Verbs.all.first { $0.name == name })
    #expect(!verb.summary.isEmpty && !verb.summary.hasSuffix("."))
    #expect(!verb.examples.isEmpty)
    for example in verb.examples {
      let typed = ShellWords.split(example.line)
      #expect(typed.first == "candour")
      // Where the example shows a pipe or a redirection, the shell sees to the rest.
      let own = typed.dropFirst().prefix { !["|", ">", "<", "&&"].contains($0) }
      #expect(try Parser.words(Array(own), of: Verbs.all).verb.name == name, "\(example.line)")
    }
  }

  @Test(arguments: Verbs.all.map(\.name))
  func `no two options of a verb share a name or a letter`(name: String) throws {
    let verb = try #require(Verbs.all.first { $0.name == name })
    let names = verb.allOptions.map(\.name)
    let letters = verb.allOptions.compactMap(\.short)
    #expect(Set(names).count == names.count)
    #expect(Set(letters).count == letters.count)
    for option in verb.allOptions {
      #expect(!option.sentence.hasSuffix(".") && option.sentence.first?.isUppercase == false)
    }
  }

  @Test func `no two verbs have one name`() {
    let names = Verbs.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `an option has one meaning wherever it is taken`() {
    var seen: [String: Option] = [:]
    for option in Verbs.all.flatMap(\.allOptions) {
      if let other = seen[option.name] { #expect(other.value == option.value, "--\(option.name)") }
      seen[option.name] = option
    }
  }

  @Test func `only the last argument may be missing or many`() {
    for verb in Verbs.all {
      #expect(verb.arguments.dropLast().allSatisfy { $0.count == .one }, "\(verb.name)")
    }
  }

  @Test func `every option that a verb asks for by name is one of the table`() throws {
    let names = Set(Verbs.all.flatMap(\.allOptions).map(\.name))
    let asked =
      #/(?:has|all|time|span|number)\("([a-z-]+)"\)|(?:words|self)\["([a-z-]+)"\]|under: "([a-z-]+)"/#
    let folder = SharedData.project.appendingPathComponent("Sources/Commands")
    var count = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(of: asked) {
        let name = String(match.1 ?? match.2 ?? match.3 ?? "")
        count += 1
        #expect(names.contains(name), "\(path) asks for --\(name)")
      }
    }
    #expect(count > 20)
  }
}
