import Evidence
import Model
import Obligations

/// All that a case keeps of its letters: as they stand, each release, and what people decided,
/// approved and answered.
struct LetterHistory: Sendable {
  /// As they stand, by number.
  let notices: [NoticeRecord]
  /// Each as it was when it was released, in the order of the releases.
  let releases: [NoticeRecord]
  let decisions: [NoticeDecision]
  let approvals: [Approval]
  let replies: [NoticeReply]
  /// What letters said happened, by `NoticeRecord.content`.
  let statements: [Digest: [UInt8]]

  init(_ store: CaseStore) throws(Problem) {
    notices = try store.notices()
    releases = notices.isEmpty ? [] : try store.releasedNotices()
    decisions = try store.noticeDecisions()
    approvals = try store.approvals()
    replies = try store.noticeReplies()
    statements = releases.isEmpty ? [:] : try store.letterStatements()
  }

  /// How many letters to people affected there are, as the assessment looks at them: once there are
  /// any, one is due to every owner whom the evidence names.
  func toAffected(by exposures: [Exposure]) -> Situation.Letters {
    let due = Set(exposures.filter(\.isToldToOwner).compactMap(\.key.patient))
    let released = Set(releases.filter { $0.audience == .affected }.map(\.patient))
    let hasAny =
      !released.isEmpty || notices.contains { $0.audience == .affected && $0.state != .void }
    return Situation.Letters(
      written: hasAny ? due.count : 0, released: released.intersection(due).count)
  }

  /// The ledger entry of the newest draft; 0 where there is none.
  var newestDraft: Int { notices.map(\.draft).max() ?? 0 }
}
