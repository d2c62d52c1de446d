package import Model

/// A file of the case folder that belongs to a ledger entry: both are there, or neither is.
///
/// It is kept in `case.db` with the entry, in one transaction, and put in its place afterwards; a
/// kill between the two is made good when the case is next opened.
package struct CaseFile: Hashable, Sendable {
  /// Under the case folder.
  let path: String
  let bytes: [UInt8]
  /// Only `facts.json5` is.
  let isReplaced: Bool

  /// Under `documents/`, 0600, never over another; `name` may lead into one folder there, such as
  /// `002-notices/N-….txt`, which is made (0700).
  package static func document(_ name: String, bytes: [UInt8]) -> CaseFile {
    CaseFile(path: "documents/\(name)", bytes: bytes, isReplaced: false)
  }

  /// The whole `facts.json5`, every key under its question.
  package static func facts(_ facts: Facts) -> CaseFile {
    CaseFile(path: "facts.json5", bytes: FactsText.file(of: facts), isReplaced: true)
  }
}
