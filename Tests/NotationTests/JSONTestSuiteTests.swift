import Foundation
import Notation
import TestSupport
import Testing

/// Nicolas Seriot's suite of what parsers must accept (`y_`), refuse (`n_`) and survive (`i_`).
@Suite struct JSONTestSuiteTests {
  private func files(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
    guard let folder = SharedData.folder("JSONTestSuite") else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix(prefix) }
    #expect(names.count > 30)
    return try names.map { ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0)))) }
  }

  private func accepts(_ bytes: [UInt8]) -> Bool {
    (try? JSONNode.parse(bytes, file: "case.json", lenient: false)) != nil
  }

  @Test func `what is JSON is read`() throws {
    for file in try files("y_") { #expect(accepts(file.bytes), "\(file.name)") }
  }

  @Test func `what is not JSON is refused`() throws {
    for file in try files("n_") { #expect(!accepts(file.bytes), "\(file.name)") }
  }

  @Test func `what the standard leaves open does no harm`() throws {
    for file in try files("i_") { _ = accepts(file.bytes) }
  }

  @Test func `no case harms the lenient form either`() throws {
    for file in try files("") {
      let node = try? JSONNode.parse(file.bytes, file: "case.json5", lenient: true)
      if file.name.hasPrefix("y_") { #expect(node != nil, "\(file.name)") }
    }
  }
}
