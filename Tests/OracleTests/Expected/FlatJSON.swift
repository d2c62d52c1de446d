import Model
import Notation

/// A JSON value as its leaves, each under its whole path: `opened.bytes`, `lines[0].source`. So two
/// values are compared field by field, and a difference says where it is.
struct FlatJSON {
  private(set) var fields: [String: String] = [:]

  init(fields: [String: String]) { self.fields = fields }

  init(_ text: String) throws {
    add(try JSONNode.parse(Array(text.utf8), file: "output", lenient: false).value, at: "")
  }

  private mutating func add(_ value: JSONValue, at path: String) {
    switch value {
    case .null: fields[path] = "null"
    case .bool(let value): fields[path] = value ? "true" : "false"
    case .number(let digits): fields[path] = digits
    case .string(let text): fields[path] = "\"\(text)\""
    case .array(let items):
      fields[path + "[]"] = "\(items.count)"
      for (index, item) in items.enumerated() { add(item.value, at: "\(path)[\(index)]") }
    case .object(let members):
      for member in members {
        let name = path.isEmpty ? member.key : "\(path).\(member.key)"
        if fields[name] != nil { fields["twice " + name] = "" }
        add(member.node.value, at: name)
      }
    }
  }

  /// One line for each field that differs, is missing or is too many. `expected` may leave out what
  /// stands beneath the paths of `ignoring`.
  func differences(from expected: [String: String], ignoring: [String] = []) -> [String] {
    let paths = Set(fields.keys).union(expected.keys).sorted()
    return paths.compactMap { path in
      let wanted = expected[path]
      let found = fields[path]
      if wanted == nil, ignoring.contains(where: { path.hasPrefix($0) }) { return nil }
      // Byte for byte: `é` and `e` with an accent are two names.
      if wanted.map({ Array($0.utf8) }) == found.map({ Array($0.utf8) }) { return nil }
      return "\(path): expected \(wanted ?? "nothing"), found \(found ?? "nothing")"
    }
  }
}
