import Evidence
package import Model
import Obligations

/// All letters of a case and how far each has come: what the list, the status, the decisions, the
/// approval and the release see alike.
package struct LetterBook: Sendable {
  /// Where the approval of the newest letters stands.
  enum ApprovalState: Sendable {
    case none
    case stands(Approval, of: LetterSet)
    case void(Approval, because: String)
  }

  /// By number.
  let letters: [LetterStanding]
  let approval: ApprovalState
  /// The ledger entry of the newest draft; 0 where there is none.
  let newestDraft: Int
  /// The newest letters were drafted with a folder of templates, and nobody named one now: whether a
  /// template has changed since is not known.
  let lacksTemplates: Bool
  private let asOf: Timestamp
  /// Patients to whom a letter is due that nobody has drafted yet, or that a later draft voided.
  private let unwritten: [NoticeRecord.Audience: Int]

  /// - Parameters:
  ///   - templates: a folder whose files win over the built-in ones.
  ///   - readsFiles: of the approved letters; a release reads each as it copies it.
  package init(
    _ opened: OpenCase, _ view: CaseView, asOf: Timestamp, templates: String? = nil,
    readsFiles: Bool = true
  ) throws(Problem) {
    let history = view.letters
    let index = LetterStanding.Index(history)
    let news =
      history.notices.isEmpty ? nil : try LetterNews(view, store: opened.store, asOf: asOf)
    let letters = history.notices.map { LetterStanding($0, in: index, news: news) }
    self.letters = letters
    let known = Dictionary(grouping: letters.lazy.filter(\.isWritten).map(\.record), by: \.audience)
      .mapValues { Set($0.map(\.patient)) }
    var unwritten: [NoticeRecord.Audience: Int] = [:]
    for audience in [NoticeRecord.Audience.affected, .recipient] {
      let due = news?.readers(audience) ?? []
      unwritten[audience] = due.subtracting(known[audience] ?? []).count
    }
    self.unwritten = unwritten
    newestDraft = history.newestDraft
    self.asOf = asOf
    let drafted =
      history.newestDraft > 0 ? try opened.store.ledgerEntry(history.newestDraft)?.draft : nil
    lacksTemplates = templates == nil && drafted?.namesTemplates == true
    approval = try LetterBook.approval(
      of: letters.map(\.record), history, opened, view, templates: templates,
      lacksTemplates: lacksTemplates, readsFiles: readsFiles)
  }

  private static func approval(
    of notices: [NoticeRecord], _ history: LetterHistory, _ opened: OpenCase, _ view: CaseView,
    templates folder: String?, lacksTemplates: Bool, readsFiles: Bool
  ) throws(Problem) -> ApprovalState {
    let approved = notices.filter { $0.state == .approved }
    guard !approved.isEmpty, let approval = history.approvals.last else { return .none }
    let store = opened.store
    let set = LetterSet(
      approved, documents: try store.documents(), inputs: view.letterInputs,
      templates: lacksTemplates ? nil : try Templates.set(option: folder, case: store.folder),
      folder: store.folder, readsFiles: readsFiles)
    let references = Set(approved.map(\.reference))
    let isDecidedAnew = history.decisions.contains {
      $0.entry > approval.entry && references.contains($0.reference)
    }
    let isRecorded = try isInLedger(approval, of: store)
    let reason: String?
    if history.newestDraft != approval.draft
      || approved.contains(where: { $0.entry != approval.entry })
    {
      reason = "letters were drafted anew"
    } else if isDecidedAnew {
      reason = "somebody decided otherwise about a letter of the set"
    } else if let change = set.change {
      reason = change
    } else if !isRecorded || set.files != approval.files || set.templates != approval.templates
      || view.letterInputs != approval.inputs
    {
      reason = "these are not the letters that were approved"
    } else {
      reason = nil
    }
    return reason.map { .void(approval, because: $0) } ?? .stands(approval, of: set)
  }

  /// The ledger is chained: what it says of an approval cannot be changed afterwards.
  private static func isInLedger(_ approval: Approval, of store: CaseStore) throws(Problem) -> Bool
  {
    guard let entry = try store.ledgerEntry(approval.entry)?.draft else { return false }
    return entry.verb == "notices approve" && entry.made == approval.digests
      && entry.by == approval.by
  }

  /// The letters that would be approved now.
  var ready: [LetterStanding] {
    letters.filter { $0.record.draft == newestDraft && $0.isReady }
  }

  /// The letter of that number or reference. Throws `.usage` where there is none.
  func letter(_ word: String) throws(Problem) -> LetterStanding {
    let found = letters.first {
      $0.record.reference.utf8.elementsEqual(word.utf8) || Int(word) == $0.record.number
    }
    guard let found else { throw .noLetter }
    return found
  }

  /// What the list shows of them, by number.
  package var entries: [LetterEntry] { letters.map { LetterEntry($0, in: self) } }

  /// Who approved, when, and why that no longer holds; nil where nothing waits to be released.
  package var approved: (by: String, at: Timestamp, voidBecause: String?)? {
    switch approval {
    case .none: nil
    case .stands(let approval, _): (approval.by, approval.time, nil)
    case .void(let approval, let reason): (approval.by, approval.time, reason)
    }
  }

  /// Answers that are overdue.
  package var overdue: Int { letters.count { $0.chase?.isOverdue(at: asOf) ?? false } }

  /// Patients who have no letter yet, and are due one by the evidence of now.
  func unwritten(_ audience: NoticeRecord.Audience) -> Int { unwritten[audience] ?? 0 }

  /// Letters have gone out, and somebody has none who is due one, or one that is no longer true: the
  /// draft that would tell them has not been made.
  package var isBehind: Bool {
    letters.contains { $0.release != nil }
      && (unwritten.values.contains { $0 > 0 } || letters.contains(where: \.isToBeCorrected))
  }

  func isOverdue(_ letter: LetterStanding) -> Bool { letter.chase?.isOverdue(at: asOf) ?? false }
}

extension LedgerEntry.Draft {
  fileprivate var namesTemplates: Bool {
    arguments.contains { $0 == "--templates" || $0.hasPrefix("--templates=") }
  }
}

extension Approval {
  /// As the ledger tells of it.
  var digests: [LedgerEntry.NamedDigest] {
    [.init("letters", files), .init("inputs", inputs), .init("templates", templates)]
  }
}

extension Problem {
  fileprivate static var noLetter: Problem {
    Problem(
      .usage, "the case has no letter of that number or reference",
      hint: "candour notices list says which there are")
  }
}
