import Documents
import Evidence
import Model

extension ReportLetters {
  /// Nil where no letter was released. Whoever is affected is counted by the evidence of now: a letter
  /// to somebody else was a mistake.
  ///
  /// - Parameter isWhole: the report is about the whole case: who is not affected in it is so nowhere.
  init?(_ history: LetterHistory, news: LetterNews, isWhole: Bool = true) {
    guard !history.releases.isEmpty else { return nil }
    let index = LetterStanding.Index(history)
    self.init()
    last = history.releases.compactMap(\.time).max()
    affected = news.readers(.affected).count
    for letter in history.notices.map({ LetterStanding($0, in: index, news: news) }) {
      guard letter.release != nil else { continue }
      switch letter.record.audience {
      case .affected where letter.isMoot:
        // What came back told nobody anything.
        guard isWhole, letter.arrived != nil else { continue }
        mistaken += 1
        if !letter.isUntrue { mistakenTold += 1 }
      case .affected:
        affectedReleased += 1
        if letter.isReturned { affectedReturned += 1 }
        if letter.isUntrue { affectedUntrue += 1 }
      case .recipient: add(letter.reply)
      }
    }
  }

  private mutating func add(_ reply: NoticeReply?) {
    asked += 1
    switch reply?.word {
    case .deleted: deleted += 1
    case .refused: refused += 1
    case .disputed: disputed += 1
    case .escalated: escalated += 1
    case .returned: returned += 1
    case .reminded, .none?, nil: unanswered += 1
    }
  }
}
