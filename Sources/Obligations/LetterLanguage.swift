/// Which language a patient reads, and which of those there are templates in.
///
/// A table writes BCP 47 tags (`cy`, `en-GB`), or now and then the older codes of three letters, or the
/// language's name.
package enum LetterLanguage {
  /// Of the templates that stand in no folder of a language.
  package static let home = "en"

  private static let otherWritings = [
    "eng": "en", "english": "en", "cym": "cy", "wel": "cy", "welsh": "cy", "cymraeg": "cy",
  ]

  /// The one of `known` that a patient with this entry reads; nil where there is none. A tag for a
  /// region is read by whoever reads the language, and nothing is read as the home language.
  ///
  /// - Parameter known: tags of templates, in small letters.
  package static func match(_ written: String?, among known: Set<String>) -> String? {
    guard let written else { return home }
    var tag = normal(written)
    if tag.isEmpty { return home }
    tag = otherWritings[tag] ?? tag
    while true {
      if known.contains(tag) { return tag }
      guard let hyphen = tag.lastIndex(of: "-") else { return nil }
      tag = String(tag[..<hyphen])
    }
  }

  /// The entry as it may be printed: only where it is a plain tag of ASCII letters. Anything else is
  /// somebody's words.
  package static func printable(_ written: String?) -> String? {
    let parts = (written ?? "").utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag =
      (2...3).contains(parts[0].count)
      && parts.count <= 3
      && parts.allSatisfy { part in
        (2...4).contains(part.count)
          && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      }
    return isTag ? written : nil
  }

  private static func normal(_ written: String) -> String {
    written.lowercased().split(whereSeparator: \.isWhitespace).joined()
      .split(separator: "_").joined(separator: "-")
  }
}
