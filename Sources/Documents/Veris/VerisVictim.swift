/// What VERIS asks of the organisation that was hit, read from the facts.
enum VerisVictim {
  /// From how many staff, to how many.
  private static let sizes: [(ClosedRange<Int>, String)] = [
    (1...10, "1 to 10"), (11...100, "11 to 100"), (101...1000, "101 to 1000"),
    (1001...10000, "1001 to 10000"), (10001...25000, "10001 to 25000"),
    (25001...50000, "25001 to 50000"), (50001...100_000, "50001 to 100000"),
  ]

  /// By the answer to the form's question: a number, or `fewer than 250`. `250 and more` may be any
  /// of six sizes and stays unknown.
  static func employees(_ size: String?) -> String {
    guard let size else { return VerisWords.unknown }
    let words = size.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.count == 1, let count = Int(words[0]) {
      if count > 100_000 { return "Over 100000" }
      return sizes.first { $0.0.contains(count) }?.1 ?? VerisWords.unknown
    }
    let isFewer = words.first == "fewer" || words.first == "less" || words.first == "under"
    let counts = words.compactMap { Int($0) }
    // The schema's Small is up to 1,000.
    return isFewer && counts.count == 1 && counts[0] <= 1001 ? "Small" : VerisWords.unknown
  }

  /// NAICS: a sector of two digits, and up to four more.
  static func isIndustry(_ code: String) -> Bool {
    let digits = code.utf8
    guard (2...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    return sectors.contains(String(code.prefix(2)))
  }

  private static let sectors = Set(
    [
      "00", "11", "21", "22", "23", "31", "32", "33", "42", "44", "45", "48", "49", "51", "52",
      "53",
      "54", "55", "56", "61", "62", "71", "72", "81", "92",
    ])
}
