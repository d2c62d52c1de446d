import Foundation
import TestSupport

/// Strings that have broken software before: a few of our own, and the public list where it is there.
enum NaughtyStrings {
  static let own = [
    "", "\u{1B}[31mred\u{1B}[0m", "a\u{202E}cod.exe", "<script>alert(1)</script>",
    "\u{0}\u{7F}\u{9B}m",
    "[link](javascript:alert(1)) ![x](http://example.test/x.png) <b> `code` **bold**",
    "a\r\nb\n\nc",
    "    indented", "1. one", "- item", "===", "| a | b |", "~~~", "&lt;&#60;",
    "http://example.test",
    "\u{FEFF}\u{200B}\u{2028}\u{E0041}", "=cmd|' /C calc'!A0", "O'Neill \"x\"", "zoë 李 🙂",
  ]

  static func all() throws -> [String] {
    guard let folder = SharedData.folder("blns") else { return own }
    let file = folder.appendingPathComponent("blns.json")
    return try own + JSONDecoder().decode([String].self, from: Data(contentsOf: file))
  }
}
