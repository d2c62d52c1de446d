import Documents
import Evidence
import Model
import Notation

/// The files of one draft of letters, growing, and how they come into the case: all of them, the lists
/// of them and what the case knows of each, at once or not at all.
struct LetterFolder {
  /// Under `documents/`: `002-notices`.
  private let name: String
  private var files: [(path: String, bytes: [UInt8])] = []
  private var heldFiles: [(path: String, bytes: [UInt8])] = []
  private(set) var notices: [NoticeRecord] = []
  private var list = CSVWriter()
  private var mailing = MailingList()

  /// Held letters are in a folder of their own, so that nobody prints them with the others.
  private var heldName: String { "\(name)-held" }

  init(number: Int) {
    name = "\(DocumentName.number(number))-notices"
    list.row([
      "number", "reference", "audience", "channel", "state", "reason", "file",
      "decider", "remark",
    ])
  }

  mutating func add(_ draft: LetterDraft) {
    var notice = draft.notice
    let isHeld = notice.state == .held
    for file in draft.files {
      let path = "\(isHeld ? heldName : name)/\(notice.reference).\(file.ending)"
      if isHeld {
        heldFiles.append((path, file.bytes))
      } else {
        files.append((path, file.bytes))
      }
      notice.files.append(path)
    }
    list.row([
      "\(notice.number)", notice.reference, notice.audience.rawValue, notice.channel.rawValue,
      notice.state.rawValue, notice.reason ?? "", notice.files.first ?? "",
      notice.decider ?? "", notice.remark ?? "",
    ])
    if notice.state == .drafted, notice.channel == .letter {
      mailing.add(
        notice.reference, to: draft.addressee, isCarer: draft.isToCarer,
        file: "\(notice.reference).\(LetterDraft.page)")
    }
    notices.append(notice)
  }

  /// The notice to everybody is beside the letters, and no letter.
  mutating func add(general: [LetterDraft.File]) {
    files += general.map { ("\(name)/general.\($0.ending)", $0.bytes) }
  }

  /// Throws `.unusableCase`, nothing changed, where the case has a folder of that number already.
  func write(
    into store: CaseStore, inputs: Digest, templates: [LedgerEntry.NamedDigest], made: Timestamp,
    superseding superseded: [NoticeRecord], by actor: Actor
  ) throws(Problem) -> String {
    let files =
      files + [("\(name)/notices.csv", list.bytes), ("\(name)/mailing.csv", mailing.bytes)]
      + heldFiles
    let documents = files.map { file in
      DocumentRecord(
        path: file.path, kind: "notice", digest: SHA256.digest(of: file.bytes), inputs: inputs,
        templates: templates, made: made)
    }
    try store.record(
      actor.entry(
        "notices draft", read: templates, made: documents.map { .init($0.path, $0.digest) }),
      files: files.map { .document($0.path, bytes: $0.bytes) }, documents: documents,
      notices: notices + superseded)
    return "\(store.folder.documents)/\(name)"
  }
}
