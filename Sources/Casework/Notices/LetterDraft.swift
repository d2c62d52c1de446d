import Documents
import Evidence
import Model
import Notation

/// One letter as it was drafted: what the case will know of it, and its files.
struct LetterDraft: Sendable {
  /// Of one form of a letter: the text, the page, the message.
  struct File: Sendable {
    /// Of its name, behind the reference: `txt`.
    let ending: String
    let bytes: [UInt8]
    let digest: Digest

    init(ending: String, bytes: [UInt8]) {
      self.ending = ending
      self.bytes = bytes
      digest = SHA256.digest(of: bytes)
    }
  }

  /// The ending of what is printed.
  static let page = "html"

  var notice: NoticeRecord
  /// Who it is to, as the table of people has them.
  let addressee: Person
  /// The parent or carer of that person reads it.
  let isToCarer: Bool
  /// The text first; none where the letter is withheld.
  var files: [File] = []
  /// Each reason that holds it; together they are the reason of the notice.
  var holds: [String] = []
  /// What somebody has to do about it besides.
  var work: [String] = []
}

/// The notice to everybody as it was drafted.
struct GeneralDraft {
  /// None where the leak guard found somebody in it.
  var files: [LetterDraft.File] = []
  /// What somebody has to do about it.
  var work: [String] = []
  var isWithheld = false
}
