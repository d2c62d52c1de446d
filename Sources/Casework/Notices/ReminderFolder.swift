import Documents
import Evidence
import Model
import Notation

/// The reminders of one day, growing, and how they come into the case: their files and that they are
/// sent, at once or not at all.
struct ReminderFolder {
  /// Under `documents/`: `009-reminders`.
  private let name: String
  private let inputs: Digest
  private let made: Timestamp
  private let templates: [LedgerEntry.NamedDigest]
  private var files: [(path: String, bytes: [UInt8])] = []
  private var replies: [NoticeReply] = []
  private var mailing = MailingList()

  init(number: Int, inputs: Digest, made: Timestamp, templates: [LedgerEntry.NamedDigest]) {
    name = "\(DocumentName.number(number))-reminders"
    self.inputs = inputs
    self.made = made
    self.templates = templates
  }

  mutating func add(_ draft: LetterDraft) {
    let reference = draft.notice.reference
    for file in draft.files { files.append(("\(name)/\(reference).\(file.ending)", file.bytes)) }
    if draft.notice.channel == .letter {
      mailing.add(
        reference, to: draft.addressee, isCarer: draft.isToCarer,
        file: "\(reference).\(LetterDraft.page)")
    }
    replies.append(
      NoticeReply(reference: reference, word: .reminded, time: made, by: nil, note: nil))
  }

  /// Throws `.unusableCase`, nothing changed, where the case has a folder of that number already, or
  /// somebody wrote to it meanwhile.
  func write(
    into store: CaseStore, by actor: Actor, after head: LedgerEntry.Head
  ) throws(Problem) -> String {
    let files = files + [("\(name)/mailing.csv", mailing.bytes)]
    let documents = files.map { file in
      DocumentRecord(
        path: file.path, kind: "reminder", digest: SHA256.digest(of: file.bytes), inputs: inputs,
        templates: templates, made: made)
    }
    let replies = replies.map { reply in
      var signed = reply
      signed.by = actor.by
      return signed
    }
    try store.record(
      actor.entry(
        "notices remind", read: templates, made: documents.map { .init($0.path, $0.digest) }),
      files: files.map { .document($0.path, bytes: $0.bytes) }, documents: documents,
      replies: replies, after: head)
    return "\(store.folder.documents)/\(name)"
  }
}
