import Model

// Answers and decisions that gainsay each other or the case's own letters: a reader of any document must
// not be told both.
extension Situation {
  /// The letters to the people affected, as the case has them.
  package struct Letters: Sendable {
    /// Of a draft that stands, or released.
    package let written: Int
    package let released: Int

    package init(written: Int = 0, released: Int = 0) {
      self.written = written
      self.released = released
    }
  }

  /// Whole sentences without a full stop.
  var contradictions: [String] { aboutRegulator + aboutPeople + aboutLetters }

  private func decision(on what: String) -> Facts.Decision? {
    decisions.last { ($0.what ?? "").folded == what.folded }
  }

  func aboutChildren(_ marks: PeopleMarks, _ grade: HarmGrade) -> [String] {
    guard grade.isVulnerable == false, marks.children > 0 else { return [] }
    return [
      "vulnerable says that there are none, and by the dates of birth in the table of people children"
        + " under 18 are among those affected: put one of them right"
    ]
  }

  private var aboutRegulator: [String] {
    guard let decision = decision(on: "article-33") else { return [] }
    let reason = facts.text("report_reason")
    if decision.saysToTell, reason == "aware-only" {
      return [
        "report_reason is aware-only, which says that the breach does not meet the threshold, beside"
          + " the decision on article-33 to notify: put one of them right"
      ]
    }
    if decision.saysNotTo, reason == "meets-threshold" {
      return [
        "report_reason says that the breach meets the threshold, beside the decision on article-33 not"
          + " to notify: put one of them right"
      ]
    }
    if decision.saysNotTo, !sent.isEmpty {
      return [
        "a report is recorded as sent, beside the decision on article-33 not to notify: put the decision"
          + " right"
      ]
    }
    return []
  }

  private var aboutPeople: [String] {
    guard let decision = decision(on: "article-34") else { return [] }
    let said = facts.text("told_subjects").map(Telling.init(said:))
    if decision.saysToTell, said == .decidedNot {
      return [
        "told_subjects says that it was decided not to tell the people, beside the decision on"
          + " article-34 to tell them: put one of them right"
      ]
    }
    guard decision.saysNotTo else { return [] }
    let rest = ", beside the decision on article-34 not to tell them: put one of them right"
    var found: [String] = []
    if said == .told { found.append("told_subjects says that the people were told\(rest)") }
    if said == .aboutTo { found.append("told_subjects says that the people will be told\(rest)") }
    if letters.released > 0 {
      found.append("letters to the people affected were released\(rest)")
    } else if letters.written > 0 {
      found.append("letters to the people affected are drafted\(rest)")
    }
    return found
  }

  /// An answer that says more than was done.
  private var aboutLetters: [String] {
    let keys = ["told_subjects", "actions_taken"].filter { key in
      let text = facts.text(key) ?? ""
      let isTold = key == "told_subjects" && Telling(said: text) == .told && letters.written > 0
      return isTold || Telling.speaksOfSentLetters(text)
    }
    let told = decisions.contains {
      $0.saysTold && ($0.what ?? "").folded.hasSuffix("data-subjects") && letters.written > 0
    }
    let names = keys + (told ? ["a decision on data-subjects"] : [])
    if names.isEmpty || (letters.written > 0 && letters.released >= letters.written) { return [] }
    let what = "\(names.joined(separator: " and ")) says that the people affected were told"
    if letters.released > 0 {
      let isPartial = keys.allSatisfy { Telling.isInPart(facts.text($0) ?? "") } && !told
      return isPartial
        ? []
        : ["\(what), and \(letters.released) of \(letters.written) letters to them were released"]
    }
    return [
      letters.written > 0
        ? "\(what), and none of the case's letters to them was released: they are drafts"
        : "\(what) by letter, and the case has released none"
    ]
  }
}

/// What an answer in free words says about telling the people affected.
private enum Telling {
  case told, aboutTo, decidedNot, unclear

  init(said text: String) {
    let words = Telling.words(of: Telling.sentences(of: text).first ?? "")
    let isTold = ["yes", "told"].contains(words.first ?? "") || Telling.tells(words)
    if zip(words, words.dropFirst()).contains(where: { $0 == ("decided", "not") }) {
      self = .decidedNot
    } else if Set(words.prefix(3)).isDisjoint(with: ["about", "process", "planning"]) {
      self = isTold && !Telling.isToCome(words) ? .told : .unclear
    } else {
      self = .aboutTo
    }
  }

  static func speaksOfSentLetters(_ text: String) -> Bool {
    sentences(of: text).contains { sentence in
      let words = words(of: sentence)
      let isOfLetters = words.contains { ["letter", "letters"].contains($0) }
      return isOfLetters && tells(words) && !isToCome(words)
    }
  }

  static func isInPart(_ text: String) -> Bool {
    let words = Set(words(of: text))
    return !words.isDisjoint(with: ["part", "partly", "some", "most", "of"])
      && words.isDisjoint(with: ["everybody", "everyone"])
  }

  private static func tells(_ words: [String]) -> Bool {
    !Set(words).isDisjoint(with: ["told", "released", "sent", "posted", "informed"])
  }

  private static func isToCome(_ words: [String]) -> Bool {
    !Set(words).isDisjoint(with: [
      "not", "no", "none", "about", "will", "draft", "drafted", "planning", "wait", "waits",
      "process", "soon", "when", "once", "before", "be",
    ])
  }

  private static func sentences(of text: String) -> [Substring] {
    text.split { ".;:\n".contains($0) }
  }

  private static func words(of text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
