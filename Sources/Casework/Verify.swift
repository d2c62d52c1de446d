import AccessLogs
import Evidence
package import Model
import Notation

/// Does the case still say what the logs said? Reads everything again that the numbers rest on.
package struct Verify {
  package struct Difference: Hashable, Sendable {
    package enum What: String, Sendable { case source, line, ledger, document }

    package let what: What
    /// A source's or document's name, a ledger entry's number.
    package let name: String
    package let line: Int?
    package let reason: String
    /// What was to be checked is not there any more.
    package let isGone: Bool
  }

  package struct Result: Sendable {
    package fileprivate(set) var sources = 0
    package fileprivate(set) var lines = 0
    package fileprivate(set) var entries = 0
    package fileprivate(set) var differences: [Difference] = []
    /// Sources that came from a pipe: their kept lines are checked, their bytes cannot be.
    package fileprivate(set) var pipes = 0

    package var isFine: Bool { differences.isEmpty }
    package var misses: Bool { differences.contains { $0.isGone } }
  }

  private let opened: OpenCase
  private let view: CaseView
  /// Of the whole case, read once.
  private let findings: [Finding]
  private let findingsBySource: [Int: [Finding]]
  private let sweepStates: [SweepState]
  private var result = Result()

  /// Throws `.unusableCase` where the file itself is damaged.
  package static func run(
    _ opened: OpenCase, view: CaseView, progress: ((String) -> Void)? = nil
  ) throws(Problem) -> Result {
    try opened.store.checkIntegrity()
    var verify = Verify(
      opened: opened, view: view, findings: try opened.store.findings(),
      sweepStates: try opened.store.sweepStates())
    try verify.checkLedger()
    try verify.checkContents()
    try verify.checkKeptLines()
    for source in view.sources {
      progress?(view.names[source.number])
      try verify.check(source)
    }
    try verify.checkDocuments()
    return verify.result
  }

  private init(
    opened: OpenCase, view: CaseView, findings: [Finding], sweepStates: [SweepState]
  ) {
    self.sweepStates = sweepStates
    self.opened = opened
    self.view = view
    self.findings = findings
    findingsBySource = Dictionary(grouping: findings, by: \.proof.source)
  }

  private mutating func checkLedger() throws(Problem) {
    result.entries = view.ledgerEntries
    for fault in try opened.store.verifyLedger() {
      differ(.ledger, String(fault.entry), nil, fault.reason.rawValue)
    }
  }

  /// All that the last scan wrote, against the digest that the ledger keeps of it; and that every
  /// document the ledger tells of is still known.
  private mutating func checkContents() throws(Problem) {
    let store = opened.store
    let entries = try store.ledger()
    let names = [CaseContents.name, CaseContents.nameAtOnce]
    let written = entries.last { $0.draft.made.contains { names.contains($0.name) } }
    if let written, let said = written.draft.made.first(where: { names.contains($0.name) }) {
      if try contents(named: said.name) != said.digest {
        differ(
          .ledger, String(written.number), nil,
          "what the case holds is not what this entry says was written")
      }
    }
    let known = Set(try store.documents().map { LedgerEntry.NamedDigest($0.path, $0.digest) })
    for entry in entries
    where ["report", "notices draft", "notices release"].contains(entry.draft.verb) {
      for made in entry.draft.made where !known.contains(made) {
        differ(.document, made.name, nil, "the ledger tells of it, and the case does not know it")
      }
    }
  }

  private func contents(named name: String) throws(Problem) -> Digest {
    let store = opened.store
    let tables = try store.tables()
    if name == CaseContents.nameAtOnce {
      return CaseContents.digest(
        reference: store.reference, sources: view.sources, findings: findings, kept: view.kept,
        tables: tables)
    }
    return CaseContents.digest(
      reference: store.reference, sources: view.sources,
      parts: CaseContents.parts(findings, sources: view.sources, kept: view.kept), tables: tables)
  }

  /// The kept bytes against their digests, and the exposures against the kept lines.
  private mutating func checkKeptLines() throws(Problem) {
    for reference in try opened.store.alteredLines() {
      differ(
        .line, view.names[reference.source], reference.line,
        "the bytes kept in the case are not those that were read")
    }
    result.lines = Set(findings.map(\.proof.reference)).count
    let rebuilt = Rebuild.exposures(from: findings, sources: view.sources)
    let stated = view.exposures.sorted { $0.key < $1.key }
    for (built, said) in zip(rebuilt, stated) where !says(said, built) {
      differ(
        .line, "exposure \(said.number)", nil, "the case states something else than its lines prove"
      )
    }
    if rebuilt.count != stated.count {
      differ(.line, "exposures", nil, "the case states other exposures than its lines prove")
    }
  }

  private func says(_ said: Exposure, _ built: Exposure) -> Bool {
    var built = built
    built.number = said.number
    return built == said
  }

  private mutating func check(_ source: Source) throws(Problem) {
    let name = view.names[source.number]
    guard source.kind == .file else {
      result.pipes += 1
      return
    }
    let swept = try SweptPlaces(of: source, states: sweepStates)
    guard let first = swept.paths.first else {
      return differ(.source, name, nil, "the file is gone", isGone: true)
    }
    result.sources += 1
    var lines: [Int: ProvingLine] = [:]
    for finding in findingsBySource[source.number] ?? [] {
      lines[finding.proof.line] = finding.proof
    }
    let ordered = lines.sorted { $0.key < $1.key }.map(\.value)
    // A log that is swept goes on, and is rotated: wherever what was read of it stands, it stands.
    for path in swept.isSwept ? swept.paths : [] {
      let (now, isUnchanged) = try LogFolder.look(
        for: ordered, in: path, beginning: source.contentBytes)
      if now.beginning == source.contentDigest, !isUnchanged.contains(false) { return }
    }
    let (now, isUnchanged) = try LogFolder.look(for: ordered, in: first)
    if now.digest != source.digest {
      differ(
        .source, name, nil,
        now.bytes > source.bytes
          ? "the file has other bytes, and more of them, than when it was read"
          : "the file has other bytes than when it was read")
    }
    for (line, isSame) in zip(ordered, isUnchanged) where !isSame {
      differ(.line, name, line.line, "the line is not what was read")
    }
  }

  private mutating func checkDocuments() throws(Problem) {
    for document in try opened.store.documents() {
      let path = "\(opened.store.folder.documents)/\(document.path)"
      if !FilePath.exists(path), let waiting = try opened.store.waitingDocument(document.path) {
        if SHA256.digest(of: waiting) == document.digest { continue }
      }
      guard FilePath.exists(path) else {
        differ(.document, document.path, nil, "the document is gone")
        continue
      }
      if try FileBytes.digest(of: path).digest != document.digest {
        differ(.document, document.path, nil, "the document was changed after it was written")
      }
    }
  }

  private mutating func differ(
    _ what: Difference.What, _ name: String, _ line: Int?, _ reason: String, isGone: Bool = false
  ) {
    result.differences.append(
      Difference(what: what, name: name, line: line, reason: reason, isGone: isGone))
  }
}
