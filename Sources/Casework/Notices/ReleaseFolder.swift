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
    manifest.row(["number", "reference", "audience", "channel", "file", "sha256", "bytes"])
  }

  /// Throws `.usage` where a file is not what was approved, `.input` where it cannot be read.
  ///
  /// - Parameter reader: as the table of people has them, which the approval binds as well.
  mutating func add(
    _ letter: NoticeRecord, to reader: LetterReader, from set: LetterSet, in folder: CaseFolder
  ) throws(Problem) {
    for path in letter.files {
      let bytes = try FileBytes.contents(of: "\(folder.documents)/\(path)")
      let digest = SHA256.digest(of: bytes)
      guard let document = set.document(path), document.digest == digest else {
        throw .changed(path)
      }
      let file = FilePath.name(path)
      try add(file, bytes, digest, templates: document.templates)
      manifest.row([
        "\(letter.number)", letter.reference, letter.audience.rawValue, letter.channel.rawValue,
        file, digest.hex, "\(bytes.count)",
      ])
      if letter.channel == .letter, file.hasSuffix(".\(LetterDraft.page)") {
        mailing.add(
          letter.reference, to: reader.person, isCarer: reader.isCarer, file: file)
      }
    }
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

extension Problem {
  fileprivate static func changed(_ path: String) -> Problem {
    Problem(
      .usage, at: Place(path), "the letter was changed after it was approved",
      hint: "candour notices draft, then read and approve those")
  }
}
