/// Words that a document may print, and whether somebody has read them in a source.
package struct Statement: Hashable, Sendable {
  package let text: String
  /// Where it stands; nil where it is common knowledge only.
  package let source: String?
  /// A person must confirm it before it goes out.
  package let confirm: Bool

  package init(_ text: String, source: String?, confirm: Bool) {
    self.text = text
    self.source = source
    self.confirm = confirm
  }
}
