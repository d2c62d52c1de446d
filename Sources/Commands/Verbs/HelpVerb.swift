import Model
import Notation

extension Verb {
  static let help = Verb(
    "help", chapter: .tool, summary: "this, or a verb's or a topic's own page",
    arguments: [Argument("WORD", .any, "a verb or a topic: scan, source drop, json")],
    examples: [
      Example("candour help", "every verb in a line"),
      Example("candour help template export", "the options of one verb"),
      Example("candour help json", "what --json promises"),
    ]
  ) { words, console throws(Problem) in
    for line in try page(for: words.arguments) { console.print(line) }
    return .done
  }

  private static func page(for asked: [String]) throws(Problem) -> [String] {
    if asked.isEmpty { return HelpText.overview(Verbs.all, topics: Topic.all) }
    let name = asked.joined(separator: " ")
    let topic = Topic.all.first { $0.name == name }?.page() ?? []
    let exact = Verbs.all.first { $0.path == asked }.map(HelpText.page(of:)) ?? []
    let deeper = Verbs.all.filter { $0.path.count > asked.count && $0.path.starts(with: asked) }
    let group = deeper.isEmpty ? [] : HelpText.group(name, deeper)
    let parts = [topic, exact, group].filter { !$0.isEmpty }
    guard !parts.isEmpty else { throw .noPage(name) }
    return Array(parts.joined(separator: [""]))
  }
}

extension Problem {
  fileprivate static func noPage(_ name: String) -> Problem {
    let names = Verbs.all.map(\.name) + Topic.all.map(\.name)
    let near = Nearest.match(for: name, among: names)
    return Problem(
      .usage, "there is no verb or topic \(name)",
      hint: near.map { "candour help \($0)" } ?? "candour help")
  }
}
