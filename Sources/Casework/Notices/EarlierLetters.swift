import Documents
import Evidence
import Model
import Obligations

/// What became of the letters of earlier drafts, as far as a new draft has to know it: nobody is told
/// the same twice, and whoever was told what is no longer true is told so.
struct EarlierLetters {
  /// The last letter under a reference that went out and did not come back.
  struct Released {
    let reference: String
    let audience: NoticeRecord.Audience
    let patient: Identifier
    let at: Timestamp
    /// What it said happened; nil where that is not known.
    let content: Digest?
    /// The same in full; nil for letters of cases that did not keep it.
    let told: LetterStatement?
  }

  struct Hold {
    let sentence: String
    /// Nil: whoever decides about letters in general.
    var decider: String?
  }

  enum Step: Equatable {
    /// The first letter under its reference, or one that replaces what was drafted and never sent.
    case write
    case correct(Letter.Correction)
    /// The reader has it already.
    case skip
  }

  /// By reference.
  private(set) var released: [String: Released] = [:]
  /// Which way a person has decided that a letter goes, by reference.
  private(set) var channels: [String: NoticeRecord.Channel] = [:]
  /// Letters that nobody is to send before a person decides, by what became of the one before; by
  /// reference.
  private var holds: [String: Hold] = [:]
  /// What a recipient has answered so far, by reference.
  private(set) var answers: [String: Letter.Answer] = [:]
  /// By reference.
  private var nevers: [String: NoticeDecision] = [:]
  private let notices: [NoticeRecord]
  /// The number of each letter that the case knows.
  private var numbers: [String: Int]
  private var last: Int

  init(_ history: LetterHistory) {
    notices = history.notices
    numbers = [String: Int](
      notices.map { ($0.reference, $0.number) }, uniquingKeysWith: { first, _ in first })
    last = notices.map(\.number).max() ?? 0
    let index = LetterStanding.Index(history)
    for letter in notices.map({ LetterStanding($0, in: index) }) {
      let reference = letter.record.reference
      channels[reference] = letter.channel?.channel
      nevers[reference] = letter.lastNever
      answers[reference] = letter.reply.flatMap { Letter.Answer($0.word) }
      if letter.isReturned {
        holds[reference] = Hold(
          sentence: letter.heldAsReturned, decider: NoticeHold.noAddress.decider)
      }
      // What never reached its reader told them nothing, so that nothing corrects it either.
      guard let release = letter.arrived, let at = release.time else { continue }
      released[reference] = Released(
        reference: reference, audience: release.audience, patient: release.patient, at: at,
        content: release.content, told: index.told(release))
    }
  }

  func step(for reference: String, saying now: LetterStatement) -> Step {
    guard let released = released[reference] else { return .write }
    if now.isTold(by: released.content, released.told) { return .skip }
    return .correct(Letter.Correction(written: released.at, told: released.told))
  }

  /// Why nobody is to send a letter that says this before a person decides, by what became of the
  /// earlier ones; nil where nothing of that kind holds it.
  func hold(of letter: NoticeRecord) -> Hold? {
    guard let never = nevers[letter.reference] else { return holds[letter.reference] }
    // Who decided that nothing is sent knew what the letter said then.
    return Hold(
      sentence: never.isAbout(letter)
        ? NoticeDecision.neverSentence : NoticeDecision.neverToBeDecidedAnew)
  }

  /// What an earlier draft wrote, nobody sent and the evidence asks for no longer, as it stands from
  /// now on.
  func superseded(by drafted: Set<String>) -> [NoticeRecord] {
    notices.compactMap { notice in
      if drafted.contains(notice.reference) || [.released, .void].contains(notice.state) {
        return nil
      }
      var void = notice
      void.state = .void
      void.reason = "a later draft has no such letter"
      return void
    }
  }

  /// Letters whose reader was told of something that, as far as is known now, did not happen; by
  /// number. `drafted` are the references that the evidence still asks a letter for.
  func cleared(without drafted: Set<String>) -> [Released] {
    released.values.filter { !drafted.contains($0.reference) }
      .sorted { (numbers[$0.reference] ?? 0) < (numbers[$1.reference] ?? 0) }
  }

  /// The number the case knows a letter by, or will: the next one, for a letter it does not know.
  mutating func number(of reference: String) -> Int {
    if let number = numbers[reference] { return number }
    last += 1
    numbers[reference] = last
    return last
  }
}

extension LetterStanding {
  /// Why the letter that takes the place of one that came back waits for a person, and what it is.
  fileprivate var heldAsReturned: String {
    let what =
      arrived == nil
      ? "the letter came back unread, so this is a first letter again"
      : "the last letter came back unread, and the one before it was delivered"
    return "\(what): verify the address before it is posted"
  }
}

extension LetterStatement {
  /// Whether a letter that went out is still true where one would say this.
  ///
  /// - Parameters:
  ///   - content: the digest of what it said.
  ///   - told: the same in full; nil where the case did not keep it.
  func isTold(by content: Digest?, _ told: LetterStatement?) -> Bool {
    if let told { return told.stands(beside: self) }
    return content == digest || content == withoutIncident.digest
  }
}

extension Letter.Answer {
  /// Nil for what is no answer.
  fileprivate init?(_ word: NoticeReply.Word) {
    switch word {
    case .deleted: self = .deleted
    case .refused, .disputed, .escalated: self = .other
    case .returned, .reminded, .none: return nil
    }
  }
}
