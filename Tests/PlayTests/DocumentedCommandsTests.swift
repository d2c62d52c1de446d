import TestSupport
import Testing

/// Which lines of a page are commands.
struct DocumentedCommandsTests {
  @Test func `commands are found in fenced blocks alone, joined and with their status`() {
    let page = """
      candour not-this
      ```sh
      candour one --a \\
        b
      # candour not-this either
      candour two   # exits with 1: somebody has to look
      make demo
      $ candour three
      ```
      candour nor-this
      """
    let commands = DocumentedCommands(markdown: page).commands
    #expect(commands.map(\.line) == [3, 6, 8])
    #expect(commands.map(\.status) == [0, 1, 0])
    #expect(commands[0].text == "candour one --a b")
    #expect(commands[2].text == "candour three")
  }
}
