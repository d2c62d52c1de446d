import Documents
import Evidence
import Model
import Notation

/// The report that a new one is compared with: the last that was sent. A follow-up of which nobody has
/// recorded that anything was sent is compared with the last draft.
struct EarlierReport {
  /// `001-report-ico`.
  let name: String
  /// Nil where nobody has recorded that it was sent.
  let sentAt: Timestamp?
  let report: ReportEarlier

  /// Nil where there is none yet, or its file is not in its place: a report must be possible without
  /// it. Throws `.input` where the file is not what was written.
  static func last(
    in drafting: Drafting, for phase: ReportInput.Phase
  ) throws(Problem) -> EarlierReport? {
    var records: [DocumentRecord] = []
    for record in try drafting.store.documents() {
      let isThere = FilePath.exists("\(drafting.store.folder.documents)/\(record.path)")
      if try isThere ? true : drafting.store.waitingDocument(record.path) != nil {
        records.append(record)
      }
    }
    let drafted = records.last { $0.kind == drafting.kind && $0.path.hasSuffix(".json") }
    let submissions = drafting.view.submissions
    guard let sent = submissions.last(where: { $0.document.contains(drafting.kind) }) else {
      // What nobody has received has told nobody anything: an initial report is the first.
      if phase == .initial { return nil }
      return try drafted.map { record throws(Problem) in
        try EarlierReport(record, sentAt: nil, in: drafting.store)
      }
    }
    let name = stem(of: sent.document)
    return try records.first { $0.path == "\(name).json" }.map { record throws(Problem) in
      try EarlierReport(record, sentAt: sent.sent, in: drafting.store)
    }
  }

  init(_ record: DocumentRecord, sentAt: Timestamp?, in store: CaseStore) throws(Problem) {
    name = EarlierReport.stem(of: record.path)
    self.sentAt = sentAt
    let waiting = try store.waitingDocument(record.path)
    let bytes =
      if let waiting { waiting } else {
        try FileBytes.contents(of: "\(store.folder.documents)/\(record.path)")
      }
    guard SHA256.digest(of: bytes) == record.digest else { throw .altered(record.path) }
    report = try ReportEarlier(json: bytes, file: record.path)
  }

  static func stem(of path: String) -> String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
  }
}

extension Problem {
  fileprivate static func altered(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "the report was changed after it was written",
      reason: "the next one says what has changed since it", hint: "restore it from a copy")
  }
}
