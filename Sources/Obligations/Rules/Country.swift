import Model

/// A country, or a part of one, whose people bring a jurisdiction's duties in.
package struct Country: Hashable, Sendable {
  /// ISO 3166: `IE`, `CA-ON`.
  package let code: String
  /// `Ireland`.
  package let name: String
  /// Other ways to write it in a table.
  package let also: [String]
  /// Why a person must say whether the rules apply to its people; nil where they do.
  package let unclear: String?

  func isWritten(_ folded: String) -> Bool {
    ([code, name] + also).contains { $0.folded == folded }
  }
}
