import Documents
import Evidence
package import Model

/// Records that a second person read the drafted letters and approves these bytes of them.
///
/// The approval covers the newest draft: its letters that nothing holds, and the held ones that
/// somebody decided to send. Any later change of what they were made from, or of a byte, voids it.
package struct NoticesApprove {
  package struct Outcome: Sendable {
    package let letters: Int
    package let affected: Int
    /// Letters that correct an earlier one.
    package let corrections: Int
    /// Held letters that a person decided to send.
    package let decided: Int
    package let held: Int
    package let withheld: Int
    /// Over the path and the SHA-256 of every file approved.
    package let files: Digest
  }

  private let asOf: Timestamp
  private let templates: String?
  private let because: String?

  /// - Parameters:
  ///   - templates: the folder that the letters were drafted with.
  ///   - because: why letters go out that still say of something that it is not yet known, or promise
  ///     what should have been done by now.
  package init(asOf: Timestamp, templates: String? = nil, because: String? = nil) {
    self.asOf = asOf
    self.templates = templates
    self.because = because
  }

  /// Throws `.usage` where the approver drafted the letters or is not named, where nothing is left
  /// to approve, where the letters are not what would be drafted now, or where they have gaps and
  /// nobody says why they go out all the same.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    let by = try PersonName.required(actor.by, for: "an approval")
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let book = try LetterBook(opened, view, asOf: asOf, templates: templates)
    if book.lacksTemplates { throw .needsTemplates }
    switch book.approval {
    case .none: break
    case .stands: throw .approvedAlready
    case .void(_, let reason): throw .draftAnew(because: reason)
    }
    try PeopleTable.checkItIsRead(in: store)
    let ready = book.ready
    guard !ready.isEmpty else { throw .nothing }
    let draft = try store.ledgerEntry(book.newestDraft)?.draft
    if let draft, asOf < draft.time { throw .beforeDraft }
    if let draft, NoticesApprove.isSamePerson(actor, by, as: draft) { throw .approverDrafted }
    if ready.contains(where: \.isDraftedForAnotherChannel) {
      throw .draftAnew(because: "somebody decided to send a letter another way")
    }
    let set = LetterSet(
      ready.map(\.record), documents: try store.documents(), inputs: view.letterInputs,
      templates: try Templates.set(option: templates, case: store.folder), folder: store.folder)
    if let change = set.change { throw .draftAnew(because: change) }
    if !(because.map(PersonName.isSaid) ?? false) {
      let gaps = try LetterGaps(in: set.letters, folder: store.folder)
      if gaps.letters > 0 { throw .hasGaps(gaps) }
      let passed = LetterPromise.passed(in: view.facts, at: asOf, zone: view.zone)
      if let promise = passed.first { throw .promises(promise) }
    }
    let approval = Approval(
      draft: book.newestDraft, by: by, login: actor.login, time: asOf, files: set.files,
      inputs: view.letterInputs, templates: set.templates)
    let approved = set.letters.map { letter in
      var approved = letter
      approved.state = .approved
      return approved
    }
    try store.record(
      actor.entry("notices approve", made: approval.digests), notices: approved,
      approvals: [approval], after: view.ledgerEnd)
    return Outcome(
      letters: approved.count, affected: approved.count { $0.audience == .affected },
      corrections: approved.count(where: \.isCorrection),
      decided: ready.count { $0.record.state == .held },
      held: book.letters.count { $0.record.state == .held && !$0.isReady },
      withheld: book.letters.count { $0.record.state == .withheld }, files: set.files)
  }

  /// By name where both gave one, by login besides where the drafter gave none.
  private static func isSamePerson(
    _ actor: Actor, _ by: String, as drafter: LedgerEntry.Draft
  ) -> Bool {
    guard let name = drafter.by, !PersonName.isSame(name, "") else {
      return drafter.login == actor.login || PersonName.isSame(by, drafter.login)
    }
    return PersonName.isSame(by, name)
  }
}

extension CaseView {
  /// Where the ledger ended when the case was read.
  var ledgerEnd: LedgerEntry.Head { LedgerEntry.Head(entries: ledgerEntries, digest: ledgerHead) }
}

extension Problem {
  /// Of letters that were drafted with a folder of templates, where none is named now.
  static var needsTemplates: Problem {
    Problem(
      .usage, "these letters were drafted with --templates, and no folder is named now",
      reason: "nobody can tell whether a template has changed since",
      hint: "type it again with the folder of the draft: --templates DIR")
  }

  fileprivate static var approvedAlready: Problem {
    Problem(
      .usage, "these letters are approved already", hint: "candour notices release --by \"NAME\"")
  }

  fileprivate static var nothing: Problem {
    Problem(
      .usage, "there is no letter to approve",
      reason: "nothing is drafted that is not sent, held or withheld",
      hint: "candour notices list says where each letter stands; candour notices draft drafts them")
  }

  fileprivate static var approverDrafted: Problem {
    Problem(
      .usage, "whoever drafted the letters cannot approve them",
      reason: "a second person has to read them; the ledger says who drafted, or somebody of a name"
        + " like that",
      hint: "let somebody else type: candour notices approve --by \"THEIR FULL NAME\"")
  }

  fileprivate static var beforeDraft: Problem {
    Problem(
      .usage, "nobody can have approved these letters before they were drafted",
      hint: "--as-of takes the time of the approval; without it, it is now")
  }

  fileprivate static func hasGaps(_ gaps: LetterGaps) -> Problem {
    let letters = gaps.letters == 1 ? "1 letter still says" : "\(gaps.letters) letters still say"
    return Problem(
      .usage, "\(letters) \"Not yet known\" to the reader",
      reason: gaps.facts.isEmpty
        ? nil : "facts that nobody has set: \(gaps.facts.joined(separator: ", "))",
      hint:
        "candour facts set KEY VALUE, then draft anew; or --because \"TEXT\" says why they go out"
        + " like this")
  }

  fileprivate static func promises(_ promise: LetterPromise) -> Problem {
    Problem(
      .usage, "the letters promise something for a day that is over",
      reason: "the fact \(promise.fact) says \"\(promise.words)\"",
      hint:
        "candour facts set \(promise.fact) \"TEXT\", then draft anew; or --because \"TEXT\" says"
        + " why they go out like this")
  }

  fileprivate static func draftAnew(because reason: String) -> Problem {
    Problem(
      .usage, "the letters are not to be approved as they are", reason: reason,
      hint: "candour notices draft, then read and approve those")
  }
}
