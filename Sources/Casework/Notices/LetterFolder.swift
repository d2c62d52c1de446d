import Documents
import Evidence
import Model
import Notation

/// The files of one draft of letters, each written as it comes, and how they come into the case: all of
/// them, the lists of them and what the case knows of each, at once or not at all.
struct LetterFolder {
  /// Under `documents/`: `002-notices`.
  private let name: String
  private let stage: DocumentStage
  private var files: [LedgerEntry.NamedDigest] = []
  private var heldFiles: [LedgerEntry.NamedDigest] = []
  private(set) var notices: [NoticeRecord] = []
  private var list = CSVWriter()
  private var mailing = MailingList()

  /// Held letters are in a folder of their own, so that nobody prints them with the others.
  private var heldName: String { "\(name)-held" }

  init(_ stage: DocumentStage) {
    self.stage = stage
    name = Self.name(number: DocumentName.number(stage.number))
    list.row([
      "number", "reference", "audience", "channel", "state", "reason", "file",
      "decider", "remark",
    ])
  }

  static func name(number: String) -> String { "\(number)-notices" }

  /// The name of the list of the letters.
  static let list = "notices.csv"

  /// All that is in it so far, and the list for a mailing house.
  var made: [LedgerEntry.NamedDigest] {
    files + heldFiles + [.init("\(name)/mailing.csv", SHA256.digest(of: mailing.bytes))]
  }

  /// Throws `.unusableCase` where a file cannot be written.
  mutating func add(_ draft: LetterDraft) throws(Problem) {
    var notice = draft.notice
    let isHeld = notice.state == .held
    for file in draft.files {
      let path = "\(isHeld ? heldName : name)/\(notice.reference).\(file.ending)"
      try stage.add(path, file.bytes)
      if isHeld {
        heldFiles.append(.init(path, file.digest))
      } else {
        files.append(.init(path, file.digest))
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
  mutating func add(general: [LetterDraft.File]) throws(Problem) {
    for file in general { try add("general.\(file.ending)", file.bytes) }
  }

  private mutating func add(_ file: String, _ bytes: [UInt8]) throws(Problem) {
    try stage.add("\(name)/\(file)", bytes)
    files.append(.init("\(name)/\(file)", SHA256.digest(of: bytes)))
  }

  /// Throws `.unusableCase`, nothing changed, where the case has a folder of that number already.
  mutating func write(
    into store: CaseStore, inputs: Digest, templates: [LedgerEntry.NamedDigest], made: Timestamp,
    superseding superseded: [NoticeRecord], by actor: Actor
  ) throws(Problem) -> String {
    try add(Self.list, list.bytes)
    try add("mailing.csv", mailing.bytes)
    let all = files + heldFiles
    let documents = all.map { file in
      DocumentRecord(
        path: file.name, kind: "notice", digest: file.digest, inputs: inputs,
        templates: templates, made: made)
    }
    try store.record(
      actor.entry("notices draft", read: templates, made: all), stage: stage,
      documents: documents, notices: notices + superseded)
    return "\(store.folder.documents)/\(name)"
  }
}
