import FoundationEssentials

/// The path by which a case knows a source: absolute, tidied as text. Links are not followed, because
/// the name that a person gave is the one they will look for.
enum AbsolutePath {
  static func of(_ input: LogInput) -> String {
    switch input {
    case .standardInput: "-"
    case .file(let path): of(path)
    }
  }

  static func of(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
