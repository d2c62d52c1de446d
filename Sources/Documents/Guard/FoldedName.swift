/// A person's name as two ways of writing it are compared: by the leak guard's own folding, so that
/// case, accents, spacing, punctuation and Unicode form tell nobody apart.
package enum FoldedName {
  /// Its letters and digits; empty where it has none.
  package static func letters(of name: String) -> [UInt8] {
    FoldedText(Array(name.utf8)).bytes
  }
}
