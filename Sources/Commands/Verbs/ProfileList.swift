import Casework
import Model

extension Verb {
  static let profileList = Verb(
    "profile", "list", chapter: .data, summary: "the built-in log profiles",
    examples: [
      Example("candour profile list", "which logs are understood without a profile of ours")
    ]
  ) { _, console throws(Problem) in
    for file in Shipped.profiles { console.print(file.stem) }
    return .done
  }
}
