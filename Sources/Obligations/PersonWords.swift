import Model

/// What somebody is called, as words.
struct PersonWords: Sendable {
  /// Without titles.
  let words: [String]
  let surname: String?

  /// - Parameter name: `Mrs Ada King`, `King, Ada`.
  init(_ name: String?) {
    let name = name.flatMap { EmptyCell.saysNothing($0) ? nil : $0 }
    var halves = (name ?? "").split(separator: ",").map { AddressWords.of($0) }
    halves = halves.map { $0.filter { !NameWords.titles.contains($0) } }.filter { !$0.isEmpty }
    if halves.count == 2 { halves.reverse() }
    words = Array(halves.joined())
    surname = words.last { !PersonWords.suffixes.contains($0) } ?? words.last
  }

  /// Behind a surname.
  private static let suffixes: Set<String> = [
    "jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "esq",
  ]
}
