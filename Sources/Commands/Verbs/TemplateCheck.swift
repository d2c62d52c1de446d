import Casework
import Model

extension Verb {
  static let templateCheck = Verb(
    "template", "check", chapter: .data,
    summary: "whether templates can be filled, and how letters read",
    explanation: """
      Names each missing or unknown variable with file and line. Of letters also what a plain \
      writer would change, and the reading age: at most 11 (candour help letters). A template that \
      cannot be used is 3, a letter with a remark is 1.
      """,
    arguments: [Argument("NAME", .any, "as candour template list prints it; all without one")],
    options: [.templates],
    examples: [
      Example("candour template check", "the built-in ones"),
      Example("candour template check --templates our-templates", "after changing a copy"),
    ]
  ) { words, console throws(Problem) in
    let reports = try TemplateWork.check(words.arguments, folder: words[.templates])
    for report in reports {
      let age = report.readingAge.map { ", reading age \(($0 * 10).rounded() / 10)" } ?? ""
      console.print(report.name + (report.problems.isEmpty ? ": sound" : ": not usable") + age)
      for problem in report.problems + report.remarks { console.say(problem) }
    }
    if reports.contains(where: { !$0.problems.isEmpty }) {
      return ExitStatus(code: Problem.Kind.input.rawValue)
    }
    return reports.allSatisfy(\.remarks.isEmpty) ? .done : .look
  }
}
