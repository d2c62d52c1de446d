internal import Model

/// All jurisdictions that Candour has a file for, and the one that the case is under.
package struct Rulebook: Sendable {
  package let own: Jurisdiction
  /// `own` first, then by name.
  package let all: [Jurisdiction]

  /// Others of the name of `own` are passed over.
  package init(own: Jurisdiction, others: [Jurisdiction]) {
    self.own = own
    all =
      [own]
      + others.filter { $0.name != own.name }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The country that a table means; nil where no file names it. A part of a country that none names,
  /// such as `US-CA`, means the country.
  package func country(written: String) -> Country? {
    named(written) ?? Self.countryCode(ofPart: written).flatMap(named)
  }

  /// `US` of `US-CA`, as ISO 3166-2 writes the parts of countries.
  private static func countryCode(ofPart written: String) -> String? {
    let halves = written.split(separator: "-", omittingEmptySubsequences: false)
    func isCode(_ half: Substring, _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(half.utf8.count)
        && half.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard halves.count == 2, isCode(halves[0], 2...2), isCode(halves[1], 1...3) else { return nil }
    return String(halves[0])
  }

  private func named(_ written: String) -> Country? {
    let folded = written.folded
    guard !folded.isEmpty else { return nil }
    for jurisdiction in all {
      if let country = jurisdiction.countries.first(where: { $0.isWritten(folded) }) {
        return country
      }
    }
    return nil
  }

  /// Those whose duties people of that country bring in; a fallback only where no other does.
  package func jurisdictions(ofCountry code: String) -> [Jurisdiction] {
    let naming = all.filter { $0.countries.contains { $0.code == code } }
    let firm = naming.filter { !$0.isFallback }
    return firm.isEmpty ? naming : firm
  }
}
