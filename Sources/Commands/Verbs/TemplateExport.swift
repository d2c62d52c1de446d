import Casework
import Model

extension Verb {
  static let templateExport = Verb(
    "template", "export", chapter: .data, summary: "write the built-in templates into a folder",
    explanation: """
      Change what you need and give the folder with --templates DIR, or put it into the case as \
      templates/; what it does not hold is taken from the built-in ones. Nothing is overwritten.
      """,
    arguments: [Argument("DIR", .one, "a folder to write to; made where there is none")],
    examples: [
      Example("candour template export our-templates", "to put our own words into the letters")
    ]
  ) { words, console throws(Problem) in
    let folder = words.arguments[0]
    let count = try TemplateExport.run(to: folder)
    console.note("\(count) files written to \(folder)")
    return .done
  }
}
