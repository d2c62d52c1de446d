package import Model
import Notation

/// What a letter says happened to its reader: kind of access, counts, extent, accounts and days. Two
/// letters with the same are the same news, whatever else their words and the facts around them have
/// become; another one means that the earlier letter is no longer true.
package struct LetterStatement: Hashable, Sendable {
  enum News: Hashable, Sendable {
    case affected(Affected)
    case recipient(hasOpened: Bool, hasOpenedEmpty: Bool)
    case cleared
    /// It tells nothing new: a letter of this kind is never corrected.
    case reminder(isSecond: Bool)
  }

  struct Affected: Hashable, Sendable {
    enum Wording: String {
      case opened
      case shownOnly = "shown only"
      case notRuledOut = "not ruled out"
      case linkedAlone = "linked alone"
    }

    var wording: Wording
    var recordings: Int
    /// Where some were opened: how many, from how many accounts, and how much.
    var opened: AffectedLetter.Opened?
    var doubt: AffectedLetter.Doubt
    var lists: AffectedLetter.Lists
    /// Of the consultations, as the letter prints them.
    var calls: [String]
  }

  var news: News
  /// The first and the last, as a letter in English prints them; none where nothing happened.
  var days: [String]

  /// - Parameters:
  ///   - days: the first and the last day of what happened.
  ///   - calls: the days of the consultations, where they are printed.
  init(_ contents: Letter.Contents, days: [String], calls: [String]) {
    self.days = days
    switch contents {
    case .affected(let letter): news = .affected(Affected(letter, calls: calls))
    case .recipient(let letter):
      news = .recipient(hasOpened: letter.hasOpened, hasOpenedEmpty: letter.hasOpenedEmpty)
    case .cleared:
      news = .cleared
      self.days = []
    case .reminder(let letter):
      news = .reminder(isSecond: letter.isSecond)
    }
  }

  init(_ news: News, days: [String]) {
    self.news = news
    self.days = days
  }

  package var digest: Digest { SHA256.digest(of: json) }
}

extension LetterStatement.Affected {
  init(_ letter: AffectedLetter, calls: [String]) {
    recordings = letter.recordings
    doubt = letter.doubt
    // One is what the letter says without a number.
    lists = letter.lists.named > 1 ? letter.lists : AffectedLetter.Lists(named: 1)
    self.calls = calls
    switch letter.wording {
    case .opened(let opened):
      wording = .opened
      self.opened = opened
    case .shownOnly: wording = .shownOnly
    case .notRuledOut: wording = .notRuledOut
    case .linkedAlone: wording = .linkedAlone
    }
  }
}
