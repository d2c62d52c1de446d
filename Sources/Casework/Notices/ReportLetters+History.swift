import Documents
import Evidence
import Model

extension ReportLetters {
  /// Nil where no letter was released.
  init?(_ history: LetterHistory) {
    guard !history.releases.isEmpty else { return nil }
    let index = LetterStanding.Index(history)
    self.init()
    last = history.releases.compactMap(\.time).max()
    for letter in history.notices.map({ LetterStanding($0, in: index) }) {
      let isReleased = letter.release != nil
      switch letter.record.audience {
      case .affected:
        if isReleased || letter.record.state != .void { affected += 1 }
        if isReleased { affectedReleased += 1 }
        if letter.isReturned { affectedReturned += 1 }
      case .recipient where isReleased: add(letter.reply)
      case .recipient: continue
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
