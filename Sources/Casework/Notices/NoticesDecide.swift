import Evidence
package import Model
import Notation
import Obligations

/// Records what a named person decided about one letter: to send it although it is held, never to
/// send it, or to send it another way. What was approved before is approved no longer.
package struct NoticesDecide {
  package enum Word: Sendable { case send, never }

  package struct Outcome: Sendable {
    package let letter: LetterEntry
    /// The set it was in has to be approved anew.
    package let endsApproval: Bool
    /// It was drafted for another channel: the draft has to be made anew.
    package let needsDraft: Bool
    /// Held letters about which somebody has still to decide.
    package let undecided: Int
  }

  private let letter: String
  private let word: Word?
  private let channel: NoticeRecord.Channel?
  private let because: String
  private let asOf: Timestamp

  /// - Parameters:
  ///   - letter: its number or its reference.
  ///   - channel: `letter`, `email`, `hand`.
  ///
  /// Throws `.usage` where nothing is decided, or nobody says why.
  package init(
    letter: String, word: Word?, channel: String?, because: String?, asOf: Timestamp
  ) throws(Problem) {
    guard word != nil || channel != nil else { throw .nothingDecided }
    guard let because, PersonName.isSaid(because) else { throw .noReason }
    var decided: NoticeRecord.Channel?
    if let channel {
      guard let known = NoticeRecord.Channel(rawValue: channel) else { throw .noChannel }
      decided = known
    }
    if word == .never, decided != nil { throw .neverHasNoChannel }
    self.letter = letter
    self.word = word
    self.channel = decided
    self.because = because
    self.asOf = asOf
  }

  /// Throws `.usage` without a name, for a letter that is not there, or where there is nothing to
  /// decide about it.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    let by = try PersonName.required(actor.by, for: "a decision")
    let view = try CaseView(opened, asOf: asOf)
    let book = try LetterBook(opened, view, asOf: asOf)
    let standing = try book.letter(letter)
    try check(standing)
    try checkItCanGo(standing, to: LetterReaders(view, asOf: asOf))
    let record = standing.record
    let decision = NoticeDecision(
      reference: record.reference, word: word.map { $0 == .send ? .send : .never },
      channel: channel, reason: record.reasonToDecide, by: by, because: because, time: asOf)
    // Nobody may send what the approver did not see decided: the whole set goes back to its drafts.
    // One that is held and now may go belongs to that set as well.
    let approved = book.letters.map(\.record).filter { $0.state == .approved }
    let endsApproval =
      !approved.isEmpty
      && (record.state == .approved || (word == .send && record.draft == book.newestDraft))
    let reopened = endsApproval ? approved.map(\.beforeApproval) : []
    try opened.store.record(
      actor.entry("notices decide"), notices: reopened, decisions: [decision],
      after: view.ledgerEnd)
    let now = try CaseView(opened, asOf: asOf)
    let changed = try LetterBook(opened, now, asOf: asOf)
    let after = try changed.letter(record.reference)
    return Outcome(
      letter: LetterEntry(after, in: changed), endsApproval: endsApproval,
      needsDraft: after.isDraftedForAnotherChannel,
      undecided: changed.letters.count { $0.record.state == .held && $0.decision?.word == nil })
  }

  private func check(_ letter: LetterStanding) throws(Problem) {
    switch letter.record.state {
    case .void: throw .isVoid
    case .withheld where word == .send: throw .isWithheld
    case .released where letter.reply?.word != .returned: throw .isReleased
    default: break
    }
    if word == .send, letter.record.state != .held, letter.decision == nil { throw .isNotHeld }
  }

  /// A letter to somebody who has died reaches whoever opens their post, and one without an address
  /// reaches nobody: neither becomes right because somebody decides to send it.
  private func checkItCanGo(_ letter: LetterStanding, to readers: LetterReaders) throws(Problem) {
    guard word == .send else { return }
    let way = channel ?? letter.channel?.channel ?? letter.record.channel
    let reader = readers.reader(of: letter.record.patient, by: way)
    if reader.person.deceased { throw .hasDied }
    if way == .letter, reader.person.address.isEmpty { throw .hasNoAddress }
    if way == .email, !(reader.person.email.map(MailText.isAddress) ?? false) {
      throw .hasNoMailbox
    }
  }
}

extension NoticeRecord {
  /// Why it is held, without that a person decided never to send it: what a decision to send it is
  /// about. Nil where it is not held.
  var reasonToDecide: String? {
    guard let reason else { return nil }
    for never in [NoticeDecision.neverSentence, NoticeDecision.neverToBeDecidedAnew] {
      if reason == never { return nil }
      if reason.hasSuffix("; \(never)") { return String(reason.dropLast(never.count + 2)) }
    }
    return reason
  }

  /// As it was when it was drafted; only a held letter has a reason.
  var beforeApproval: NoticeRecord {
    var before = self
    before.state = reason == nil ? .drafted : .held
    return before
  }
}

extension NoticeDecision {
  /// The reason that holds a letter in every later draft.
  static var neverSentence: String { "somebody decided that it is never sent" }

  /// The same, where the letter says something else now: whoever was told in another way was told what
  /// was known then.
  static var neverToBeDecidedAnew: String {
    "somebody decided that it is never sent, and what it would say has changed since: decide anew"
  }

  /// Whether a letter says what it said when this was decided, as far as the case kept that.
  func isAbout(_ letter: NoticeRecord) -> Bool {
    guard let content, let now = letter.content else { return true }
    return content == now
  }
}

extension Problem {
  fileprivate static var nothingDecided: Problem {
    Problem(
      .usage, "nothing is decided",
      hint: "candour notices decide N --send --by \"NAME\" --because \"TEXT\", or --never, or"
        + " --channel letter|email|hand")
  }

  fileprivate static var noReason: Problem {
    Problem(
      .usage, "a decision about a letter has a reason",
      hint: "candour notices decide N --send --by \"NAME\" --because \"TEXT\"")
  }

  fileprivate static var noChannel: Problem {
    Problem(
      .usage, "there is no such channel",
      hint: "one of: \(NoticeRecord.Channel.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  fileprivate static var neverHasNoChannel: Problem {
    Problem(
      .usage, "a letter that is never sent has no channel", hint: "leave out --never or --channel")
  }

  fileprivate static var isVoid: Problem {
    Problem(
      .usage, "what this letter states has changed since",
      hint: "draft anew, then decide: candour notices draft")
  }

  fileprivate static var isWithheld: Problem {
    Problem(
      .usage, "the leak guard withheld this letter, and nobody can decide to send it",
      reason: "there is no letter: it would hold what belongs to somebody else",
      hint: "correct what the guard found, or have it accepted, and draft anew")
  }

  fileprivate static var hasDied: Problem {
    Problem(
      .usage, "this letter is to a patient who has died, and is not sent",
      reason: "its words are to the patient, and others would open it",
      hint: "write to the personal representative yourself, then: candour notices decide N --never"
        + " --by \"NAME\" --because \"TEXT\"")
  }

  fileprivate static var hasNoAddress: Problem {
    Problem(
      .usage, "there is no address to post this letter to",
      hint: "correct people.csv, candour scan --people people.csv and draft anew; or --channel hand"
    )
  }

  fileprivate static var hasNoMailbox: Problem {
    Problem(
      .usage, "there is no e-mail address to send this letter to",
      hint:
        "correct people.csv, candour scan --people people.csv and draft anew; or --channel letter"
        + " or hand")
  }

  fileprivate static var isReleased: Problem {
    Problem(
      .usage, "this letter was released already",
      hint: "candour notices reply N records what became of it")
  }

  fileprivate static var isNotHeld: Problem {
    Problem(
      .usage, "this letter is not held: there is nothing to decide",
      hint: "candour notices approve --by \"NAME\"")
  }
}
