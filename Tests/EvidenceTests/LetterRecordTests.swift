import Evidence
import Foundation
import Model
import Notation
import TestSupport
import Testing

/// What is kept of letters: their numbers, every release, and what people said of them.
@Suite struct LetterRecordTests {
  private static let digest = SHA256.digest(of: [1])

  private func notice(_ reference: String, _ state: NoticeRecord.State) -> NoticeRecord {
    NoticeRecord(
      reference: reference, audience: .affected, patient: Identifier("pt-\(reference)"),
      exposures: Self.digest, state: state)
  }

  @Test func `a letter keeps the number of its first draft, whatever is drafted later`() throws {
    let small = try SmallCase()
    try small.store.record(
      SmallCase.entry("notices draft"), notices: [notice("N-b", .drafted), notice("N-c", .held)])
    try small.store.record(
      SmallCase.entry("notices draft"), notices: [notice("N-a", .drafted), notice("N-c", .drafted)])
    let standing = try small.store.notices()
    #expect(standing.map(\.reference) == ["N-b", "N-c", "N-a"])
    #expect(standing.map(\.number) == [1, 2, 3])
    #expect(standing.map(\.draft) == [2, 3, 3])
  }

  @Test func `every release of a letter is kept, with what it said`() throws {
    let small = try SmallCase()
    var letter = notice("N-a", .drafted)
    letter.content = Self.digest
    letter.channel = .email
    letter.draft = try small.store.record(SmallCase.entry("notices draft"), notices: [letter])
      .number
    letter.state = .released
    let release = try small.store.record(SmallCase.entry("notices release"), notices: [letter])
    letter.isCorrection = true
    letter.state = .drafted
    try small.store.record(SmallCase.entry("notices draft"), notices: [letter])
    #expect(try small.store.releasedNotices().map(\.entry) == [release.number])
    #expect(try small.store.releasedNotices().map(\.content) == [Self.digest])
    #expect(try small.store.notices().map(\.isCorrection) == [true])
    #expect(try small.store.notices().map(\.channel) == [.email])
  }

  @Test func `decisions, approvals and replies are kept with their entry`() throws {
    let small = try SmallCase()
    let draft = try small.store.record(
      SmallCase.entry("notices draft"), notices: [notice("N-a", .held)])
    var decision = NoticeDecision(
      reference: "N-a", word: .send, channel: .hand, reason: "the patient has died", by: "Ada King",
      because: "the family asked", time: SmallCase.start)
    var approval = Approval(
      draft: draft.number, by: "Noor Demo", login: "noor", time: SmallCase.start,
      files: Self.digest, inputs: Self.digest, templates: Self.digest)
    var reply = NoticeReply(
      reference: "N-a", word: .deleted, time: SmallCase.start, by: nil, note: "by telephone")
    let entry = try small.store.record(
      SmallCase.entry("notices"), decisions: [decision], approvals: [approval], replies: [reply])
    (decision.entry, approval.entry, reply.entry) = (entry.number, entry.number, entry.number)
    #expect(try small.store.noticeDecisions() == [decision])
    #expect(try small.store.approvals() == [approval])
    #expect(try small.store.noticeReplies() == [reply])
  }

  @Test func `what was worked out from an older state of the case is not recorded`() throws {
    let small = try SmallCase()
    let head = try small.store.ledgerHead()
    try small.store.record(SmallCase.entry("facts set"))
    let refusal = try problem {
      try small.store.record(
        SmallCase.entry("notices release"),
        files: [.document("001-released/manifest.csv", bytes: [1])], after: head)
    }
    #expect(refusal?.kind == .unusableCase)
    #expect(refusal?.message == "the case changed while this was worked out")
    #expect(try small.store.ledger().count == 2)
    #expect(!FileManager.default.fileExists(atPath: small.path + "/documents/001-released"))
  }
}
