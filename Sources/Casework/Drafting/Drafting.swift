import Delivery
import Documents
import Evidence
import Model
import Notation

/// The one way in which a document comes into a case, whatever it is: read by the leak guard whole,
/// numbered, written with all its files at once or not at all, and told of in the ledger with what it
/// was made from.
struct Drafting {
  /// One file of a draft. All files of a draft bear its number.
  struct Part {
    /// Of its name: `md`, `html`, `json`, `csv`.
    let ending: String
    let rendered: Rendered

    init(_ ending: String, _ rendered: Rendered) {
      self.ending = ending
      self.rendered = rendered
    }
  }

  let store: CaseStore
  /// What the draft is about: the whole case, or what is one controller's of it.
  let view: CaseView
  /// The whole case: everybody in it is guarded, whatever the draft is about.
  let whole: CaseView
  /// `report-ico`: of the files' names, of the document's record and of its templates.
  let kind: String
  let asOf: Timestamp
  /// What every proving line says, of what the draft is about.
  let findings: [Finding]
  let templates: TemplateSet
  let people: GuardedPeople

  /// `templates` is a folder whose files win over the built-in ones. Throws what reading the case or
  /// that folder throws.
  ///
  /// - Parameter controller: nil for the whole case. Throws `.usage` where there is none of that name.
  init(
    _ opened: OpenCase, kind: String, asOf: Timestamp, templates folder: String?,
    controller: String? = nil
  ) throws(Problem) {
    store = opened.store
    whole = try CaseView(opened, asOf: asOf)
    view =
      controller == nil ? whole : try CaseView(opened, asOf: asOf, controller: controller)
    self.kind = kind
    self.asOf = asOf
    let findings = try store.findings()
    templates = try Templates.set(option: folder, case: opened.store.folder)
    people = GuardedPeople(forReport: whole, findings: findings)
    let stated = Set(view.exposures.map(\.key))
    self.findings =
      controller == nil ? findings : findings.filter { stated.contains($0.key) }
  }

  /// The kind's template of that ending, of the case's jurisdiction. Throws `.usage` where there is
  /// none, `.input` where it cannot be used.
  func template(_ ending: String) throws(Problem) -> DocumentTemplate {
    try templates.document("\(view.jurisdictionName)/\(kind).\(ending)")
  }

  /// Writes the draft, unless the guard finds in it what belongs to somebody and nobody has accepted.
  ///
  /// - Parameters:
  ///   - used: the templates it was made from; their digests are recorded.
  ///   - acceptance: the findings that somebody accepts now; they hold for later drafts of this kind
  ///     as long as they stand where they stood, in the same words, and belong to the same persons.
  ///   - isTrial: say what would come of it, and change nothing.
  ///
  /// Throws `.usage` where `acceptance` names a finding that is not there.
  func write(
    _ parts: [Part], from used: [DocumentTemplate], accepting acceptance: Acceptance? = nil,
    isTrial: Bool = false, by actor: Actor
  ) throws(Problem) -> DraftOutcome {
    let reading = GuardReading(self, parts, from: used)
    var accepted = try AcceptedFindings(of: kind, verb: verb, in: store)
    if let acceptance {
      try accepted.add(acceptance, among: reading.refusals, isTrial: isTrial, by: actor)
    }
    let left = reading.refusals.filter { !accepted.holds($0.binding) }
    if let fault = reading.faults.first { throw .unreadable(fault) }
    guard left.isEmpty else { return .refused(left) }

    let warnings = view.warnings + reading.noted
    if isTrial {
      let name = "\(DocumentName.number(try nextNumber()))-\(kind)"
      let paths = parts.map { "\(store.folder.documents)/\(name).\($0.ending)" }
      return .wouldBeWritten(paths, warnings: warnings)
    }
    return .written(try record(parts, from: used, by: actor), warnings: warnings)
  }

  /// Under the next number. Another process may take it between the asking and the writing: then the
  /// next one is asked for.
  private func record(
    _ parts: [Part], from used: [DocumentTemplate], by actor: Actor
  ) throws(Problem) -> [String] {
    let digests = Drafting.digests(of: used)
    var number = try nextNumber()
    while true {
      let name = "\(DocumentName.number(number))-\(kind)"
      let documents = parts.map { part in
        DocumentRecord(
          path: "\(name).\(part.ending)", kind: kind,
          digest: SHA256.digest(of: part.rendered.bytes), inputs: whole.inputs, templates: digests,
          made: asOf)
      }
      do throws(Problem) {
        try store.record(
          actor.entry(verb, read: digests, made: documents.map { .init($0.path, $0.digest) }),
          files: zip(documents, parts).map { .document($0.path, bytes: $1.rendered.bytes) },
          documents: documents, telling: telling(documents))
        return documents.map { "\(store.folder.documents)/\($0.path)" }
      } catch {
        let next = try nextNumber()
        guard next > number else { throw error }
        number = next
      }
    }
  }

  /// Of no file that is there, and of none that was and was moved away: a number is never reused.
  private func nextNumber() throws(Problem) -> Int {
    let recorded = try store.documents().compactMap { record in
      Int(record.path.prefix { $0.isASCII && $0.isNumber })
    }
    return max(try store.folder.nextDocumentNumber(), (recorded.max() ?? 0) + 1)
  }

  /// That it was drafted, with the digest of each file.
  private func telling(
    _ documents: [DocumentRecord]
  ) -> (LedgerEntry.Head) throws(Problem) -> [OutboxMessage] {
    let telling = Telling(store, facts: whole.facts, at: asOf)
    return { [store, kind] (head) throws(Problem) in
      guard try Telling.isWanted(in: store) else { return [] }
      let files = documents.map { (name: $0.path, digest: $0.digest) }
      return try telling.messages(
        [.init(.reportDrafted, Event.report(kind: kind, files: files))], ledger: head)
    }
  }

  /// Each template and partial once, by name.
  private static func digests(of used: [DocumentTemplate]) -> [LedgerEntry.NamedDigest] {
    var seen: Set<String> = []
    return used.flatMap(\.files).sorted { $0.name < $1.name }
      .filter { seen.insert($0.name).inserted }.map { .init($0.name, $0.digest) }
  }

  private var verb: String { "report" }
}

/// How documents are numbered in their folder: `001-report-ico.md`.
enum DocumentName {
  static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension Problem {
  fileprivate static func unreadable(_ fault: String) -> Problem {
    Problem(
      .input, "the leak guard cannot read the draft", reason: fault,
      hint: "correct the template or the answer it comes from: text is UTF-8")
  }
}
