/// What a letter says of the right to complain to the regulator.
package struct Complaint: Hashable, Sendable {
  /// A whole sentence.
  package let wording: Statement
  /// Where to complain: a page's address, without a scheme, as people type it.
  package let page: Statement
}
