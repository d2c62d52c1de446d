import Documents
import Model

/// Who somebody says they are with `--by`.
enum PersonName {
  /// Throws `.usage` where no name is given, or one without a letter.
  static func required(_ name: String?, for what: String) throws(Problem) -> String {
    guard let name, !FoldedName.letters(of: name).isEmpty else { throw .unsigned(what) }
    return name
  }

  /// However it is spaced, accented, punctuated or capitalised.
  static func isSame(_ one: String, _ other: String) -> Bool {
    FoldedName.letters(of: one) == FoldedName.letters(of: other)
  }

  /// Whether a reason says anything.
  static func isSaid(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
}

extension Problem {
  fileprivate static func unsigned(_ what: String) -> Problem {
    Problem(.usage, "\(what) is a named person's", hint: "say whose it is: --by \"NAME\"")
  }
}
