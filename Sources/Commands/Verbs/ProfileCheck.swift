import Casework
import Model

extension Verb {
  static let profileCheck = Verb(
    "profile", "check", chapter: .data, summary: "whether a profile can be used",
    explanation: """
      Names a wrong key, type, format, action or route with file, line and column, and runs the \
      samples that the profile carries. A profile that cannot be used is 3, a sample that gives \
      something else than it says is 1.
      """,
    arguments: [Argument("PROFILE", .oneOrMore, "files of your own, or names of built-in ones")],
    examples: [Example("candour profile check gateway.json5", "before the first scan with it")]
  ) { words, console throws(Problem) in
    var allAgree = true
    for word in words.arguments {
      let check = try ProfileCheck(word)
      let actions = check.witnesses.map(\.word).joined(separator: ", ")
      let shown = actions.isEmpty ? "nothing: it has no route or action word yet" : actions
      console.print("\(word): \(check.name), format \(check.format), can show \(shown)")
      for difference in check.differences { console.print("  \(difference)") }
      allAgree = allAgree && check.differences.isEmpty
    }
    return allAgree ? .done : .look
  }
}
