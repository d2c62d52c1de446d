import Model
import Notation

/// Reads `list` of an entry of a profile's `routes`.
struct ListRuleReader {
  let file: String

  /// Nil where the route is none to a list.
  func read(_ route: ProfileObject) throws(Problem) -> ListRule? {
    guard let list = try route.object("list") else { return nil }
    var rule = ListRule()
    rule.page = try list.text("page").map { Array($0.utf8) }
    rule.first = try list.count("first") ?? 1
    if let node = list.value("size") {
      if node.number != nil {
        let size = try list.count("size") ?? 0
        if size < 1 { throw .noSize(node.place(in: file)) }
        rule.size = .constant(size)
      } else {
        rule.size = .parameter(Array(try node.string(named: "size", in: file).utf8))
      }
    }
    if rule.page == nil, rule.size != nil || list.has("first") { throw .noPage(list.place) }
    return rule
  }
}

extension Problem {
  fileprivate static func noSize(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "size is not how many recordings are on a page",
      hint: "the name of the query's parameter, or a number from 1 up")
  }

  fileprivate static func noPage(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "list has no page",
      reason: "size and first mean nothing for a list that is always whole",
      hint: "list: {} for a whole list; list: { page: \"page\", size: \"size\", first: 1 }")
  }
}
