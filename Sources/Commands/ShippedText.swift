import Casework
import Model
import Notation

/// Prints one of the texts that travel inside the binary.
enum ShippedText {
  /// `kind` is the verb's first word; `name` is with or without the file's ending.
  static func show(
    _ kind: String, _ files: [Shipped.File], _ name: String, on console: Console
  ) throws(Problem) -> ExitStatus {
    guard let file = files.first(where: { $0.stem == name || $0.name == name }) else {
      throw .notShipped(kind, name, among: files.map(\.stem))
    }
    console.write(file.bytes)
    return .done
  }
}

extension Problem {
  fileprivate static func notShipped(
    _ kind: String, _ name: String, among names: [String]
  ) -> Problem {
    let near = Nearest.match(for: name, among: names)
    return Problem(
      .usage, "there is no built-in \(kind) \(name)",
      hint: near.map { "candour \(kind) show \($0)" } ?? "candour \(kind) list")
  }
}
