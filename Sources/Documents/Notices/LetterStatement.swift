package import Model
import Notation

/// What a letter says happened to its reader: kind of access, counts, extent, accounts and days, and
/// what the incident was. Two letters with the same are the same news, whatever else their words and
/// the facts around them have become.
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

  /// What every letter of the case says of the incident itself; nil where it leaves it open.
  package struct Incident: Hashable, Sendable {
    /// An attack, or a fault of our own.
    var isAttack: Bool?
    /// The days, as a letter in English prints them.
    var discovered: String?
    var contained: String?

    static let unknown = Incident()

    /// Whether nothing that this says is otherwise now. What was not yet known then is no mistake.
    func stands(beside now: Incident) -> Bool {
      (isAttack == nil || isAttack == now.isAttack)
        && (discovered == nil || discovered == now.discovered)
        && (contained == nil || contained == now.contained)
    }
  }

  var news: News
  /// All open in a letter that says nothing of it, and in those of cases that did not keep it.
  var incident = Incident.unknown
  /// The first and the last, as a letter in English prints them; none where nothing happened.
  var days: [String]

  /// - Parameters:
  ///   - days: the first and the last day of what happened.
  ///   - calls: the days of the consultations, where they are printed.
  init(
    _ contents: Letter.Contents, days: [String], calls: [String], incident: Incident = .unknown
  ) {
    self.days = days
    self.incident = incident
    switch contents {
    case .affected(let letter): news = .affected(Affected(letter, calls: calls))
    case .recipient(let letter):
      news = .recipient(hasOpened: letter.hasOpened, hasOpenedEmpty: letter.hasOpenedEmpty)
    case .cleared:
      news = .cleared
      self.days = []
      self.incident = .unknown
    case .reminder(let letter):
      news = .reminder(isSecond: letter.isSecond)
      self.incident = .unknown
    }
  }

  init(_ news: News, days: [String], incident: Incident = .unknown) {
    self.news = news
    self.days = days
    self.incident = incident
  }

  /// That, as far as is known now, nothing happened to the reader.
  package static let cleared = LetterStatement(.cleared, days: [])

  /// Whether a letter that said this is still true where one would say `now`. What it left open, and
  /// is known since, does not make it untrue.
  package func stands(beside now: LetterStatement) -> Bool {
    news == now.news && days == now.days && incident.stands(beside: now.incident)
  }

  /// As letters of cases were kept that did not keep what was said of the incident.
  package var withoutIncident: LetterStatement { LetterStatement(news, days: days) }

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
