import Casework
import Model

extension Verb {
  static let report = Verb(
    "report", chapter: .people, summary: "draft the report to the regulator",
    explanation: """
      Every question of the form is answered from the evidence, from facts.json5, or with "Not yet \
      known". What a person must confirm is marked. The report is read by the leak guard and refused \
      (exit 1) where anybody's name or identifier stands in it. Nothing is sent.
      """,
    arguments: [Argument("KIND", .optional, "ico, the default")],
    options: [.caseFolder, .by, .asOf, .templates],
    examples: [
      Example("candour report ico", "to have a draft within the 72 hours"),
      Example("candour report --as-of 2020-06-10T09:00:00+01:00", "as it stood at that time"),
    ]
  ) { words, console throws(Problem) in
    let kind = try ReportWork.Kind(word: words.arguments.first ?? "ico")
    let opened = try words.openCase(console, writing: true)
    let report = ReportWork(
      kind: kind, asOf: try words.present(console), templates: words[.templates])
    let outcome = try report.run(opened, by: words.actor(console))
    switch outcome {
    case .written(let path):
      console.print(path)
      return .done
    case .refused(let reasons):
      console.warn("the report was not written: it holds what belongs to somebody")
      for reason in reasons { console.warn(reason) }
      return .look
    }
  }
}
