import Documents
import Evidence
import Model
import Obligations

/// One letter as it stands: its record, what was decided about it, and what became of it.
struct LetterStanding: Sendable {
  let record: NoticeRecord
  /// What a person decided to do with it, as far as that still holds.
  let decision: NoticeDecision?
  /// The last that was decided, where that is never to send it: it holds for what the letter said then.
  let lastNever: NoticeDecision?
  /// What a person decided that let its last release go, where it was held before.
  let letGo: NoticeDecision?
  /// Decided by a person; nil: as the table of people says.
  let channel: NoticeDecision?
  /// Its last release.
  let release: NoticeRecord?
  /// The last one that did not come back: as far as is known its reader has read it, and no later one.
  let arrived: NoticeRecord?
  /// The newest answer by the day it came, or its return by the post since then. Who has answered has
  /// answered, whatever corrections follow.
  let reply: NoticeReply?
  /// Sent since then.
  let reminders: Int
  /// What it told its reader is nothing that the evidence shows any more.
  let isMoot: Bool
  /// What it told its reader is otherwise now, for the evidence or the facts say so.
  let isUntrue: Bool

  /// - Parameter news: what letters would say now; nil where it does not matter.
  init(_ record: NoticeRecord, in history: Index, news: LetterNews? = nil) {
    self.record = record
    let releases = history.releases[record.reference] ?? []
    let release = releases.last
    self.release = release
    let decisions = history.decisions[record.reference] ?? []
    channel = decisions.last { $0.channel != nil }
    let last = decisions.last { $0.word != nil }
    lastNever = last?.word == .never ? last : nil
    decision = last.flatMap {
      Self.holds($0, for: record, releasedBy: release) ? $0 : nil
    }
    letGo = release.flatMap { release in
      decisions.last {
        $0.word == .send && $0.entry < release.entry && release.reason != nil
          && $0.reason == release.reasonToDecide
      }
    }
    let replies = history.replies[record.reference] ?? []
    let sent = release?.entry ?? 0
    reply = Self.newest(of: replies, since: sent)
    reminders = replies.count { $0.word == .reminded && $0.entry > sent }
    arrived = Self.lastArrived(of: releases, replies)
    guard release != nil, let news else {
      isMoot = false
      isUntrue = false
      return
    }
    let now = news.statement(for: record)
    isMoot = now == nil
    isUntrue =
      arrived.map { !(now ?? .cleared).isTold(by: $0.content, history.told($0)) } ?? false
  }

  /// Its last release came back, and nobody has sent it again.
  var isReturned: Bool { reply?.word == .returned }

  /// What became of a letter before the next one went out is about that letter.
  private static func lastArrived(
    of releases: [NoticeRecord], _ replies: [NoticeReply]
  ) -> NoticeRecord? {
    var end = Int.max
    for release in releases.reversed() {
      let since = replies.filter { $0.entry > release.entry && $0.entry < end }
      if newest(of: since, since: release.entry)?.word != .returned { return release }
      end = release.entry
    }
    return nil
  }

  /// Somebody has still to tell its reader so: whoever never read it need not be told.
  var isToBeCorrected: Bool { isUntrue && record.state == .released }

  /// What was recorded late may have come early. That there is no answer takes back what was recorded
  /// before.
  private static func newest(of replies: [NoticeReply], since sent: Int) -> NoticeReply? {
    let standing = (replies.lastIndex { $0.word == .none }).map { $0 + 1 } ?? 0
    let answers = replies[standing...].filter { reply in
      switch reply.word {
      case .reminded, .none: false
      case .returned: reply.entry > sent
      case .deleted, .refused, .disputed, .escalated: true
      }
    }
    return answers.max { ($0.time, $0.entry) < ($1.time, $1.entry) }
  }

  /// To send it holds for the reasons that were known then, and for one letter: a correction is
  /// another. Never holds until somebody decides otherwise, or the letter would say something else.
  private static func holds(
    _ decision: NoticeDecision, for record: NoticeRecord, releasedBy release: NoticeRecord?
  ) -> Bool {
    switch decision.word {
    case .never: decision.isAbout(record)
    case .send: decision.reason == record.reasonToDecide && decision.entry > release?.entry ?? 0
    case nil: false
    }
  }

  /// It stands, in whatever state, or it went out.
  var isWritten: Bool { record.state != .void || release != nil }

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
    private let statements: [Digest: [UInt8]]

    init(_ history: LetterHistory) {
      statements = history.statements
      releases = Dictionary(grouping: history.releases, by: \.reference)
      decisions = Dictionary(grouping: history.decisions, by: \.reference)
      replies = Dictionary(grouping: history.replies, by: \.reference)
    }

    /// What it said; nil where the case did not keep it.
    func told(_ letter: NoticeRecord) -> LetterStatement? {
      letter.content.flatMap { statements[$0] }.flatMap(LetterStatement.init(json:))
    }
  }
}
