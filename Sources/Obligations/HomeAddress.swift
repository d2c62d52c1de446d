import Model
import Notation

/// Where somebody lives, so that two ways of writing one home can be told from two homes: the postcode
/// in a cell of its own, in a line of the address or nowhere; all of it in one cell or in six.
struct HomeAddress: Sendable {
  /// Folded; empty where there is none.
  let postcode: String
  /// The words with a digit in them: of the house and of the flat.
  private let numbers: Set<String>
  /// All other words.
  private let words: Set<String>
  /// The words behind the number of the house, as far as their line goes.
  private let street: [String]
  /// All lines of a number and a street.
  private let streets: [[String]]
  private let first: [String]
  /// The stretches of the address between commas and line ends, as words.
  private let parts: [[String]]

  init(_ person: Person) {
    var parts = person.address.filter { !EmptyCell.saysNothing($0) }
      .flatMap { $0.split { ",;\n\r".contains($0) } }
      .map { AddressWords.of($0) }.filter { !$0.isEmpty }
    self.parts = parts
    let written = person.postcode.flatMap { EmptyCell.saysNothing($0) ? nil : $0 }
    let cell = AddressWords.of(written ?? "")
    var postcode = AddressWords.postcode(in: cell)?.joined() ?? cell.joined()
    for index in parts.indices.reversed() {
      guard let found = AddressWords.postcode(in: parts[index]) else { continue }
      if postcode.isEmpty { postcode = found.joined() }
      parts[index].removeAll { found.contains($0) }
    }
    for index in parts.indices { parts[index].removeAll { $0 == postcode } }
    parts.removeAll(where: \.isEmpty)
    let all = parts.joined()
    self.postcode = postcode
    first = parts.first ?? []
    numbers = Set(all.filter(\.hasDigit))
    words = Set(all.filter { !$0.hasDigit && !AddressWords.ofFlats.contains($0) })
    street = Self.street(in: parts)
    streets = parts.filter { part in
      part.contains(where: \.hasDigit) && !AddressWords.ofFlats.contains(part[0])
        && part.contains { !$0.hasDigit && !AddressWords.ofFlats.contains($0) }
    }
  }

  private static func street(in parts: [[String]]) -> [String] {
    guard let last = parts.lastIndex(where: { $0.contains(where: \.hasDigit) }) else { return [] }
    for part in parts[last...] {
      let words = part.filter { !$0.hasDigit && !AddressWords.ofFlats.contains($0) }
      if !words.isEmpty { return words }
    }
    return []
  }

  /// Whether both may be one home.
  func isHome(of other: HomeAddress) -> Bool {
    // Who has two streets in their cells has another's among them.
    if max(streets.count, other.streets.count) > 1, streets.contains(where: other.streets.contains)
    {
      return true
    }
    if postcode.isEmpty || other.postcode.isEmpty { return isWritten(like: other) }
    if postcode != other.postcode {
      // Somebody mistyped a postcode: all else is the same, the town too.
      return !numbers.isEmpty && numbers == other.numbers && words == other.words
        && words.count > 2
    }
    if numbers.isEmpty && other.numbers.isEmpty, first == other.first, !first.isEmpty {
      return true
    }
    if numbers.isEmpty || other.numbers.isEmpty { return isAmong(other) }
    // `Flat 2, 14 Mill Lane` and `14 Mill Lane` may be one home, two flats are not.
    return sharesNumbers(with: other)
  }

  /// Where one of them has no postcode.
  private func isWritten(like other: HomeAddress) -> Bool {
    if numbers.isEmpty || other.numbers.isEmpty { return isAmong(other) }
    guard sharesNumbers(with: other), !street.isEmpty, !other.street.isEmpty else { return false }
    guard street.starts(with: other.street) || other.street.starts(with: street) else {
      return false
    }
    // Every town has its High Street: without any postcode the rest has to fit too.
    return postcode.isEmpty && other.postcode.isEmpty ? isAmong(other) : true
  }

  private func sharesNumbers(with other: HomeAddress) -> Bool {
    numbers.isSubset(of: other.numbers) || other.numbers.isSubset(of: numbers)
  }

  /// Whether all words of one are words of the other; a town alone is no home.
  private func isAmong(_ other: HomeAddress) -> Bool {
    func holds(_ big: HomeAddress, _ small: HomeAddress) -> Bool {
      small.words.count > 1 && small.words.isSubset(of: big.words)
        && small.numbers.isSubset(of: big.numbers)
    }
    return holds(self, other) || holds(other, self)
  }

  /// Whether the address names that person: `c/o Ada King`, or a line that is a name alone. `12 Ada
  /// King Street` is a street.
  func names(_ name: PersonWords) -> Bool {
    parts.contains { part in
      if name.words.count > 1, part.filter({ !NameWords.titles.contains($0) }) == name.words {
        return true
      }
      let isCareOf = part.starts(with: ["c", "o"]) || part.starts(with: ["care", "of"])
      return isCareOf && name.surname.map(part.contains) ?? false
    }
  }
}

extension String {
  fileprivate var hasDigit: Bool { utf8.contains { (0x30...0x39).contains($0) } }
}
