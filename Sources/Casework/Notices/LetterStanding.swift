import Evidence
import Model
import Obligations

/// One letter as it stands: its record, what was decided about it, and what became of it.
struct LetterStanding: Sendable {
  let record: NoticeRecord
  /// What a person decided to do with it, as far as that still holds.
  let decision: NoticeDecision?
  /// Decided by a person; nil: as the table of people says.
  let channel: NoticeDecision?
  /// Its last release.
  let release: NoticeRecord?
  /// The last one that did not come back: as far as is known its reader has read it, and no later one.
  let arrived: NoticeRecord?
  /// The last answer, or its return by the post since then. Who has answered has answered, whatever
  /// corrections follow.
  let reply: NoticeReply?
  /// Sent since then.
  let reminders: Int
  /// What it told its reader is nothing that the evidence shows any more.
  let isMoot: Bool

  /// - Parameter asked: nil where it does not matter who is still to be told.
  init(_ record: NoticeRecord, in history: Index, asked: AskedLetters? = nil) {
    self.record = record
    let releases = history.releases[record.reference] ?? []
    let release = releases.last
    self.release = release
    let decisions = history.decisions[record.reference] ?? []
    channel = decisions.last { $0.channel != nil }
    decision = decisions.last { $0.word != nil }.flatMap {
      Self.holds($0, for: record, releasedBy: release) ? $0 : nil
    }
    let replies = history.replies[record.reference] ?? []
    let sent = release?.entry ?? 0
    reply = replies.last { reply in
      switch reply.word {
      case .reminded: false
      case .returned: reply.entry > sent
      case .deleted, .refused, .disputed, .escalated, .none: true
      }
    }.flatMap { $0.word == .none ? nil : $0 }
    reminders = replies.count { $0.word == .reminded && $0.entry > sent }
    arrived = Self.lastArrived(of: releases, replies)
    isMoot = release != nil && !(asked?.has(record) ?? true)
  }

  /// Its last release came back, and nobody has sent it again.
  var isReturned: Bool { reply?.word == .returned }

  /// What became of a letter before the next one went out is about that letter.
  private static func lastArrived(
    of releases: [NoticeRecord], _ replies: [NoticeReply]
  ) -> NoticeRecord? {
    var end = Int.max
    for release in releases.reversed() {
      let last = replies.last { $0.word != .reminded && $0.entry > release.entry && $0.entry < end }
      if last?.word != .returned { return release }
      end = release.entry
    }
    return nil
  }

  /// Somebody has still to tell its reader so: whoever never read it need not be told.
  var isToBeCorrected: Bool {
    isMoot && arrived != nil && record.state == .released
      && !(record.reason?.contains(NoticeHold.cleared.sentence) ?? false)
  }

  /// To send it holds for the reasons that were known then, and for one letter: a correction is
  /// another. Never holds until somebody decides otherwise.
  private static func holds(
    _ decision: NoticeDecision, for record: NoticeRecord, releasedBy release: NoticeRecord?
  ) -> Bool {
    switch decision.word {
    case .never: true
    case .send: decision.reason == record.reason && decision.entry > release?.entry ?? 0
    case nil: false
    }
  }

  var isNever: Bool { decision?.word == .never }

  /// To be approved, and sent.
  var isReady: Bool {
    if isNever { return false }
    return record.state == .drafted || (record.state == .held && decision?.word == .send)
  }

  /// The draft wrote it for another channel than a person has decided since.
  var isDraftedForAnotherChannel: Bool {
    channel.map { $0.channel != record.channel } ?? false
  }

  /// What is due until a recipient has answered; nil where nothing is. Nobody is reminded of what a
  /// letter asks that should not have been written.
  var chase: ReplyChase? {
    guard !isMoot, record.audience == .recipient, let release, let time = release.time else {
      return nil
    }
    let answer: (answer: ReplyChase.Answer, at: Timestamp)? = reply.map { reply in
      switch reply.word {
      case .deleted, .escalated, .returned: (.settled, reply.time)
      case .refused, .disputed, .reminded, .none: (.open, reply.time)
      }
    }
    return ReplyChase(released: time, answer: answer, reminders: reminders)
  }

  /// Decisions, releases and replies by the reference of the letter they are about.
  struct Index {
    /// Each in their order.
    fileprivate let releases: [String: [NoticeRecord]]
    fileprivate let decisions: [String: [NoticeDecision]]
    fileprivate let replies: [String: [NoticeReply]]

    init(_ history: LetterHistory) {
      releases = Dictionary(grouping: history.releases, by: \.reference)
      decisions = Dictionary(grouping: history.decisions, by: \.reference)
      replies = Dictionary(grouping: history.replies, by: \.reference)
    }
  }
}
