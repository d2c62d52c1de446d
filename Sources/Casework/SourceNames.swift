package import Model

/// What people call the sources of a case: the shortest ending of each path that is unique among
/// them, `-` for standard input, `#2`, `#3`, … behind paths that are equal, in order of scanning.
package struct SourceNames: Sendable {
  private var names: [Int: String] = [:]

  /// `sources` in order of scanning; names are asked for by `Source.number`.
  package init(_ sources: [Source]) {
    let endings = Set(sources.map(\.path)).map { ($0, SourceNames.endings(of: $0)) }
    var uses: [String: Int] = [:]
    for (_, endings) in endings {
      for ending in endings { uses[ending, default: 0] += 1 }
    }
    let short = Dictionary(
      uniqueKeysWithValues: endings.map { path, endings in
        (path, endings.first { uses[$0] == 1 } ?? path)
      })
    var occurrences: [String: Int] = [:]
    for source in sources {
      let place = occurrences[source.path, default: 0] + 1
      occurrences[source.path] = place
      let name = short[source.path] ?? source.path
      names[source.number] = place == 1 ? name : "\(name)#\(place)"
    }
  }

  package subscript(number: Int) -> String { names[number] ?? "#\(number)" }

  /// Nil where no source is called that.
  package func number(of name: String) -> Int? {
    names.filter { $0.value == name }.map(\.key).min()
  }

  /// By name in byte order, then by line.
  package func ordered(_ lines: [LineReference]) -> [LineReference] {
    lines.sorted { left, right in
      if left.source == right.source { return left.line < right.line }
      return self[left.source].utf8.lexicographicallyPrecedes(self[right.source].utf8)
    }
  }

  /// Shortest first, the whole path last.
  private static func endings(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    guard !parts.isEmpty else { return [path] }
    return (1...parts.count).map { parts.suffix($0).joined(separator: "/") } + [path]
  }
}
