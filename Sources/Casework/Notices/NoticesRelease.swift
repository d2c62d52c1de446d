import Delivery
import Evidence
package import Model
import Notation

/// Puts the approved letters where they are sent from, once: the bytes that were approved, the list
/// of them, and counts that add up to the case's own. Candour sends none itself.
///
/// All of it is in the case at once or not at all: a release that is killed has not happened, or is
/// finished by the next command that opens the case.
package struct NoticesRelease {
  package struct Outcome: Sendable {
    /// Where the files are.
    package let folder: String
    package let letters: Int
    package let totals: ReleaseTotals
    /// The numbers of those that a person has to give to their readers.
    package let byHand: [Int]
    /// Where they were copied to besides; nil where nobody asked.
    package let copiedTo: String?
  }

  private let because: String?
  private let copyTo: String?
  private let templates: String?
  private let asOf: Timestamp

  /// - Parameters:
  ///   - because: why letters go out although the breach is not known to be contained.
  ///   - copyTo: a folder that is made, and gets the same files.
  ///   - templates: the folder that the letters were drafted with.
  package init(because: String?, copyTo: String?, templates: String? = nil, asOf: Timestamp) {
    self.because = because
    self.copyTo = copyTo
    self.templates = templates
    self.asOf = asOf
  }

  /// Throws `.usage` where nothing is approved, where it was drafted with a folder of templates and none
  /// is named, where what was approved has changed (the approval is
  /// then recorded as void), or where the breach goes on and nobody says why letters go out.
  ///
  /// - Parameter progress: how many letters are placed, and of how many.
  package func run(
    _ opened: OpenCase, by actor: Actor, progress: ((Int, Int) -> Void)? = nil
  ) throws(Problem) -> Outcome {
    _ = try PersonName.required(actor.by, for: "a release")
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    guard
      FactsFile.digest(of: view.facts)
        == FactsFile.digest(of: try FactsFile.read(store.folder.facts))
    else { throw .movedMeanwhile }
    let book = try LetterBook(opened, view, asOf: asOf, templates: templates, readsFiles: false)
    if book.lacksTemplates { throw .needsTemplates }
    let standing = book.letters.filter { $0.record.state == .approved }
    let letters = standing.map(\.record)
    let set: LetterSet
    switch book.approval {
    case .none: throw .nothingApproved(last: lastRelease(view))
    case .stands(let approval, of: let approved):
      guard approval.time <= asOf else { throw .beforeApproval }
      set = approved
    case .void(_, let reason):
      try void(letters, because: reason, in: store, after: view.ledgerEnd, by: actor)
      throw .approvalIsVoid(because: reason)
    }
    try PeopleTable.checkItIsRead(in: store)
    try checkContained(view)
    let copy = copyTo.map(ReleaseCopy.init)
    try copy?.check()

    var folder = ReleaseFolder(
      try store.stageDocuments(), inputs: view.letterInputs, made: asOf)
    // As they were on the day that the letters bear: a child grows up.
    let drafted = letters.first?.files.first.flatMap { set.document($0)?.made } ?? asOf
    let readers = LetterReaders(view, asOf: drafted)
    var change = try folder.add(besides: set, in: store.folder)
    for (place, one) in standing.enumerated() where change == nil {
      let letter = one.record
      let reader = readers.reader(of: letter.patient, by: letter.channel)
      change = try folder.add(
        letter, to: reader, decidedBy: one.decision?.by, from: set, in: store.folder)
      progress?(place + 1, letters.count)
    }
    if let change {
      try void(letters, because: change, in: store, after: view.ledgerEnd, by: actor)
      throw .approvalIsVoid(because: change)
    }
    let totals = ReleaseTotals(book.letters, releasing: Set(letters.map(\.reference)))
    try folder.finish(totals)
    let released = letters.map { letter in
      var released = letter
      released.state = .released
      return released
    }
    try store.record(
      actor.entry(
        "notices release", read: [.init("letters", set.files)],
        made: folder.documents.map { .init($0.path, $0.digest) }),
      stage: folder.stage, documents: folder.documents, notices: released,
      telling: { (head) throws(Problem) in
        guard try Telling.isWanted(in: store) else { return [] }
        return try Telling(store, facts: view.facts, at: asOf).messages(
          [news(totals, letters: letters.count, files: set.files)], ledger: head)
      },
      after: view.ledgerEnd)
    let place = "\(store.folder.documents)/\(folder.name)"
    try copy?.write(folder.documents.map { FilePath.name($0.path) }, from: place)
    return Outcome(
      folder: place, letters: letters.count, totals: totals,
      byHand: letters.filter { $0.channel == .hand }.map(\.number), copiedTo: copyTo)
  }

  /// A letter says that it is over: while it is not, a person has to say why it goes out.
  private func checkContained(_ view: CaseView) throws(Problem) {
    if let because, PersonName.isSaid(because) { return }
    if view.facts.time("contained_at") == nil { throw .notKnownToBeContained }
    if view.afterContainment > 0 { throw .notContained }
  }

  private func void(
    _ letters: [NoticeRecord], because reason: String, in store: CaseStore,
    after head: LedgerEntry.Head, by actor: Actor
  ) throws(Problem) {
    let void = letters.map { letter in
      var void = letter
      void.state = .void
      void.reason = reason
      return void
    }
    try store.record(actor.entry("notices void"), notices: void, after: head)
  }

  private func lastRelease(_ view: CaseView) -> String? {
    view.documents.last { $0.path.hasSuffix("-released") }?.path
  }

  /// Counts alone: whoever receives it has no right to more.
  private func news(_ totals: ReleaseTotals, letters: Int, files: Digest) -> Telling.News {
    func share(_ share: ReleaseTotals.Share) -> Event.LetterShare {
      .init(
        all: share.all, released: share.released, held: share.held, withheld: share.withheld)
    }
    return .init(
      .noticesReleased,
      Event.released(
        letters: letters, digest: files, affected: share(totals.affected),
        recipients: share(totals.recipients)))
  }
}

extension Problem {
  fileprivate static func nothingApproved(last: String?) -> Problem {
    Problem(
      .usage, "no letter is approved that was not released",
      reason: last.map { "the last release is in \($0)" },
      hint: "candour notices list says where each letter stands")
  }

  fileprivate static func approvalIsVoid(because reason: String) -> Problem {
    Problem(
      .usage, "what was approved is not what would be sent: the approval is void", reason: reason,
      hint: "candour notices draft, then let a second person read and approve those")
  }

  fileprivate static var beforeApproval: Problem {
    Problem(
      .usage, "these letters cannot have been released before they were approved",
      hint: "--as-of takes the time of the release; without it, it is now")
  }

  fileprivate static var notKnownToBeContained: Problem {
    Problem(
      .usage, "nobody has said when the breach was contained",
      reason: "letters would go out while it may go on",
      hint: "candour facts set contained_at TIME, or say why: --because \"TEXT\"")
  }

  fileprivate static var notContained: Problem {
    Problem(
      .usage, "the breach is not contained: exposures go on after contained_at",
      reason: "letters would say that it is over",
      hint: "candour status, or say why: --because \"TEXT\"")
  }

  fileprivate static var movedMeanwhile: Problem {
    Problem(
      .unusableCase, "the facts changed while the release was worked out",
      hint: "run the same command again")
  }
}
