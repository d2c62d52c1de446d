import Model
import Testing

@testable import Documents

/// What a letter said, kept for the one that corrects it.
struct LetterStatementTests {
  private func statement(
    _ wording: AffectedLetter.Wording, lists: AffectedLetter.Lists = .init(named: 1)
  ) -> LetterStatement {
    LetterStatement(
      .affected(
        AffectedLetter(
          wording: wording, doubt: .init(isReconstructed: true), lists: lists, recordings: 4,
          recordedAt: [])),
      days: ["9 June 2020", "10 June 2020"], calls: ["3 June 2020"])
  }

  @Test func `every statement is read back as it was kept`() {
    let statements = [
      statement(.opened(.init(recordings: 2, accounts: 3, extent: .whole))),
      statement(.shownOnly, lists: .init(named: 5, areMore: true)), statement(.notRuledOut),
      statement(.linkedAlone), LetterStatement(.cleared, days: [], calls: []),
      LetterStatement(
        .recipient(.init(hasOpened: true)), days: ["9 June 2020", "9 June 2020"], calls: []),
    ]
    for statement in statements {
      #expect(LetterStatement(json: statement.json) == statement)
    }
    #expect(Set(statements.map(\.digest)).count == statements.count)
  }

  /// Letters of cases that kept the digest alone must not look like other news.
  @Test func `the digest of what is said is the one it always was`() {
    let said = """
      {"audience":"affected","when":["9 June 2020","10 June 2020"],"recordings":4,\
      "wording":"shown only","unnamed":false,"opened_by_unnamed":false,"reconstructed":true,\
      "dates":["3 June 2020"]}
      """
    #expect(statement(.shownOnly).json == Array(said.utf8))
    #expect(statement(.shownOnly, lists: .init(named: 0, areMore: true)).json == Array(said.utf8))
  }

  @Test func `what is none is told from what is one`() {
    for text in ["", "{}", "[]", "{\"audience\":\"affected\"}", "{\"audience\":7}"] {
      #expect(LetterStatement(json: Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func `the same news has no change to tell`() {
    let told = statement(.notRuledOut)
    #expect(LetterChange(from: told, to: told).members.isEmpty)
    #expect(!LetterChange(from: told, to: statement(.shownOnly)).members.isEmpty)
  }
}
