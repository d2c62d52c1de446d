import Documents
import Evidence
import Model
import Notation
import Obligations

/// The files of one release: the approved bytes, what each is, and the counts. Each is written as it
/// comes; they come into the case all at once or not at all.
struct ReleaseFolder {
  /// Under `documents/`: `004-released`.
  let name: String
  let stage: DocumentStage
  private(set) var documents: [DocumentRecord] = []
  private var manifest = CSVWriter()
  private var mailing = MailingList()

  private let inputs: Digest
  private let made: Timestamp

  init(_ stage: DocumentStage, inputs: Digest, made: Timestamp) {
    self.stage = stage
    name = "\(DocumentName.number(stage.number))-released"
    self.inputs = inputs
    self.made = made
    manifest.row([
      "number", "reference", "audience", "channel", "file", "sha256", "bytes", "decided_by",
    ])
  }

  /// The notice to everybody, which is no letter; the lists of the draft are read and not copied: a
  /// release has its own.
  ///
  /// - Returns: why something is not what was approved, in words; nil where all of it is.
  mutating func add(besides set: LetterSet, in folder: CaseFolder) throws(Problem) -> String? {
    for path in set.besides {
      switch set.read(path, in: folder) {
      case .changed(let change): return change
      case .bytes(let bytes, let document):
        let file = FilePath.name(path)
        guard file.hasPrefix("general.") else { continue }
        try add(file, bytes, document.digest, templates: document.templates)
        manifest.row(["", "", "general", "", file, document.digest.hex, "\(bytes.count)", ""])
      }
    }
    return nil
  }

  /// - Parameters:
  ///   - reader: as the table of people has them, which the approval binds as well.
  ///   - decidedBy: who let it go, where something held it.
  ///
  /// - Returns: why a file is not what was approved, in words; nil where all of them are.
  mutating func add(
    _ letter: NoticeRecord, to reader: LetterReader, decidedBy: String?, from set: LetterSet,
    in folder: CaseFolder
  ) throws(Problem) -> String? {
    for path in letter.files {
      let bytes: [UInt8]
      let document: DocumentRecord
      switch set.read(path, in: folder) {
      case .changed(let change): return change
      case .bytes(let read, let known): (bytes, document) = (read, known)
      }
      let file = FilePath.name(path)
      try add(file, bytes, document.digest, templates: document.templates)
      manifest.row([
        "\(letter.number)", letter.reference, letter.audience.rawValue, letter.channel.rawValue,
        file, document.digest.hex, "\(bytes.count)", decidedBy ?? "",
      ])
      if letter.channel == .letter, file.hasSuffix(".\(LetterDraft.page)") {
        mailing.add(
          letter.reference, to: reader.person, isCarer: reader.isCarer, file: file)
      }
    }
    return nil
  }

  /// The lists, when every letter is in.
  mutating func finish(_ totals: ReleaseTotals) throws(Problem) {
    for (file, bytes) in [
      ("manifest.csv", manifest.bytes), ("mailing.csv", mailing.bytes),
      ("totals.json", totals.json),
    ] {
      try add(file, bytes, SHA256.digest(of: bytes), templates: [])
    }
  }

  private mutating func add(
    _ file: String, _ bytes: [UInt8], _ digest: Digest, templates: [LedgerEntry.NamedDigest]
  ) throws(Problem) {
    let path = "\(name)/\(file)"
    try stage.add(path, bytes)
    documents.append(
      DocumentRecord(
        path: path, kind: "released", digest: digest, inputs: inputs,
        templates: templates, made: made))
  }
}
