import Foundation

/// The commands that a page of the project shows to be typed: the lines of its `sh` blocks, in order.
/// Blocks of another language are pictures and are not run.
public enum ShownCommands {
  public static func commands(inMarkdown text: String) -> [String] {
    var commands: [String] = []
    var language: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        language = language == nil ? line.dropFirst(3) : nil
      } else if language == "sh", !line.isEmpty {
        commands.append(String(line))
      }
    }
    return commands
  }

  /// Of a page by its path in the project.
  public static func commands(on page: String) throws -> [String] {
    let file = SharedData.project.appendingPathComponent(page)
    return commands(inMarkdown: try String(contentsOf: file, encoding: .utf8))
  }
}
