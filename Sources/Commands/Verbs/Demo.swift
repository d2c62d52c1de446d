import Casework
import Model

extension Verb {
  static let demo = Verb(
    "demo", chapter: .tool, summary: "the 9 June 2020 incident rebuilt, end to end",
    explanation: """
      Writes two days of logs and tables of an invented clinic, made from a seed: the same on every \
      machine. Then it does with them what you would do: case, scan, facts, report, letters. \
      Everybody in it is invented.
      """,
    arguments: [Argument("DIR", .optional, "where to write it (candour-demo)")],
    examples: [Example("candour demo", "to see what Candour does")]
  ) { words, console throws(Problem) in
    let folder = words.arguments.first ?? "candour-demo"
    let outcome = try DemoRun.run(
      in: folder, workingFolder: console.workingFolder, threads: Console.cores,
      by: words.actor(console)
    ) { console.note($0) }
    StatusText(view: outcome.view, asOf: outcome.asOf).print(on: console)
    console.print()
    console.print("report   \(outcome.report)")
    console.print("letters  \(outcome.letters)")
    console.print("case     \(outcome.caseFolder)")
    return .done
  }
}
