import Casework
import Model

extension Verb {
  static let templateRender = Verb(
    "template", "render", chapter: .data, summary: "a template filled with invented values",
    explanation: """
      A letter has variants, one for each thing that may have happened to its reader. Each is made \
      as a real letter is, for an invented reader: to be read aloud before there is a case.
      """,
    arguments: [Argument("NAME", .one, "as candour template list prints it")],
    options: [.variant, .variants, .templates],
    examples: [
      Example(
        "candour template render uk/notice-affected.txt", "to read a letter before there is one"),
      Example(
        "candour template render uk/notice-affected.txt --variants", "which variants there are"),
      Example(
        "candour template render uk/notice-affected.txt --variant shown", "one of them"),
      Example(
        "candour template render uk/notice-recipient.txt --variant all", "all, one after another"),
    ]
  ) { words, console throws(Problem) in
    let name = words.arguments[0]
    let folder = words[.templates]
    if words.has(.variants) {
      let variants = try TemplateWork.variants(of: name, folder: folder)
      let rows = variants.map { (name: $0.name, sentence: $0.meaning) }
      for line in Layout.columns(rows) { console.print(line) }
      return .done
    }
    guard words[.variant] == "all" else {
      console.write(try TemplateWork.render(name, variant: words[.variant], folder: folder))
      return .done
    }
    for (variant, meaning) in try TemplateWork.variants(of: name, folder: folder) {
      console.print("======== \(variant): \(meaning)\n")
      console.write(try TemplateWork.render(name, variant: variant, folder: folder))
      console.print("")
    }
    return .done
  }
}

extension Option {
  fileprivate static let variant = Option(
    "variant", value: "NAME", "what happened to the reader, by its name; all for each in turn")
  fileprivate static let variants = Option("variants", "list the variants and render none")
}
