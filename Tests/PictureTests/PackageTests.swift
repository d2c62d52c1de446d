import Foundation
import TestSupport
import Testing

/// The picture against `Package.swift`: an auditor reads who can reach SQLite and libcurl off that file.
struct PackageTests {
  /// Target name to dependencies, in the words of the file.
  private func declared() throws -> [String: Set<String>] {
    let text = try String(
      contentsOf: SharedData.project.appendingPathComponent("Package.swift"), encoding: .utf8)
    let target = #/(?:room|\.target|\.executableTarget|\.systemLibrary)\(\s*(?:name:\s*)?"(\w+)"/#
    let list = #/^\s*,\s*(?:dependencies:\s*)?\[([^\]]*)\]/#
    var found: [String: Set<String>] = [:]
    for match in text.matches(of: target) {
      let rest = text[match.range.upperBound...]
      let names = rest.prefixMatch(of: list)?.1.matches(of: #/"(\w+)"/#).map { String($0.1) }
      found[String(match.1)] = Set(names ?? [])
    }
    return found
  }

  @Test func `Package.swift declares exactly what the picture allows`() throws {
    var declared = try declared()
    // What stands under Tests is nobody's to import.
    for name in ["TestSupport", "bench", "FuzzTargets", "fuzz"] { declared[name] = nil }
    #expect(declared == Picture.allowed)
  }

  @Test func `there is no package dependency`() throws {
    let text = try String(
      contentsOf: SharedData.project.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(!text.contains(".package("))
  }

  @Test func `the top level holds what the design names and nothing else`() throws {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "templates", "runbooks", "README.md", "Makefile",
      "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".swift-format", ".ci", ".git", ".gitignore",
    ]
    // What .gitignore names is no part of the project.
    let ignored = #/\.build.*|.*\.profraw|demo|fuzz-.*/#
    let names = try FileManager.default.contentsOfDirectory(atPath: SharedData.project.path)
    let strangers = names.filter { !allowed.contains($0) && $0.wholeMatch(of: ignored) == nil }
    #expect(strangers == [])
  }
}
