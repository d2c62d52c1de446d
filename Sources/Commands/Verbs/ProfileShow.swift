import Casework
import Model

extension Verb {
  static let profileShow = Verb(
    "profile", "show", chapter: .data, summary: "the text of a built-in profile",
    arguments: [Argument("NAME", .one, "as candour profile list prints it")],
    examples: [
      Example("candour profile show nginx-replays", "the nearest one, to copy and change")
    ]
  ) { words, console throws(Problem) in
    try ShippedText.show("profile", Shipped.profiles, words.arguments[0], on: console)
  }
}
