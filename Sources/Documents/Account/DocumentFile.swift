/// One file of a document: a register row is written for people's tables and for machines.
package struct DocumentFile: Sendable {
  /// Behind the document's name: `json`.
  package let ending: String
  package let rendered: Rendered
}
