import Casework
import Model

extension Verb {
  static let templateRender = Verb(
    "template", "render", chapter: .data, summary: "a template filled with invented values",
    arguments: [Argument("NAME", .one, "as candour template list prints it")],
    options: [.templates],
    examples: [
      Example(
        "candour template render uk/notice-affected.txt", "to read a letter before there is one")
    ]
  ) { words, console throws(Problem) in
    console.write(try TemplateWork.render(words.arguments[0], folder: words[.templates]))
    return .done
  }
}
