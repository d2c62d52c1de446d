import Documents
import Evidence

/// One letter as it was drafted: what the case will know of it, and its files.
struct LetterDraft {
  /// Of one form of a letter: the text, the page, the message.
  struct File {
    /// Of its name, behind the reference: `txt`.
    let ending: String
    let bytes: [UInt8]
  }

  var notice: NoticeRecord
  /// The text first; none where the letter is withheld.
  var files: [File] = []
  /// What somebody has to do about it besides.
  var work: [String] = []
}
