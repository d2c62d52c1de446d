import Documents
import Foundation
import TestSupport
import Testing

/// The published conformance suite, its core files: every case.
struct MustacheSpecTests {
  private static let files = [
    ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22),
    ("partials", 12), ("sections", 34),
  ]

  /// The spec marks what an implementation may leave out with a `~`: lambdas, inheritance, dynamic names.
  @Test func `no core file of the published spec is left out`() throws {
    guard let folder = SharedData.folder("mustache-spec") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix("~") }
    #expect(names.sorted() == Self.files.map { "\($0.0).json" })
  }

  @Test(arguments: files)
  func `every core case of the published spec gives what it should`(
    file: String, count: Int
  ) throws {
    guard let folder = SharedData.folder("mustache-spec") else { return }
    let data = try Data(contentsOf: folder.appendingPathComponent("\(file).json"))
    let suite = try JSONDecoder().decode(Suite.self, from: data)
    #expect(suite.tests.count == count)
    for test in suite.tests {
      let template = try MustacheTemplate(Array(test.template.utf8), file: test.name)
      var partials: [String: MustacheTemplate] = [:]
      for (name, text) in test.partials ?? [:] {
        partials[name] = try MustacheTemplate(Array(text.utf8), file: name)
      }
      let rendered = try MustacheRenderer.render(
        template, with: test.data.value, as: .html, partials: partials)
      #expect(rendered.text == test.expected, "\(file): \(test.name)")
    }
  }

  private struct Suite: Decodable {
    struct Case: Decodable {
      let name: String
      let data: Given
      let template: String
      let partials: [String: String]?
      let expected: String
    }
    let tests: [Case]
  }

  /// A value of the suite's JSON; numbers as they print.
  private struct Given: Decodable {
    let value: MustacheValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .nothing
      } else if let bool = try? container.decode(Bool.self) {
        value = .bool(bool)
      } else if let number = try? container.decode(Decimal.self) {
        value = .computed("\(number)")
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let items = try? container.decode([Given].self) {
        value = .list(items.map(\.value))
      } else {
        value = .object(try container.decode([String: Given].self).mapValues(\.value))
      }
    }
  }
}
