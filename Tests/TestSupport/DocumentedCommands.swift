import Foundation

/// The commands that a page shows in its fenced blocks, in order.
public struct DocumentedCommands: Sendable {
  public struct Command: Sendable, Equatable {
    public let line: Int
    public let text: String
    /// What the page says it ends with: `# exits with 1` behind it; 0 where it says nothing.
    public let status: Int32
  }

  public let commands: [Command]

  /// Takes the lines that begin with `candour ` (or `$ candour `); a backslash joins the next one.
  public init(markdown: String) {
    var commands: [Command] = []
    var isFenced = false
    var open: (line: Int, text: String)?
    for (index, line) in markdown.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") { isFenced.toggle() }
      guard isFenced else { continue }
      let words = line.hasPrefix("$ ") ? String(line.dropFirst(2)) : line
      if let begun = open {
        open = (begun.line, begun.text + words.drop { $0 == " " })
      } else if words.hasPrefix("candour ") {
        open = (index + 1, words)
      }
      guard let command = open else { continue }
      if command.text.hasSuffix("\\") {
        open = (command.line, String(command.text.dropLast()))
      } else {
        commands.append(DocumentedCommands.command(command.text, line: command.line))
        open = nil
      }
    }
    self.commands = commands
  }

  private static func command(_ text: String, line: Int) -> Command {
    let said = text.firstMatch(of: #/#\s*exits with (\d+)/#).flatMap { Int32($0.1) }
    return Command(line: line, text: text, status: said ?? 0)
  }
}
