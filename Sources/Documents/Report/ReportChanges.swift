package import Model

/// What a report says that the one before did not.
package struct ReportChanges: Sendable, Hashable {
  package struct Number: Sendable, Hashable {
    /// As `candour why` takes it: `data_subjects.maximum`.
    package let name: String
    package let before: Stated
    package let now: Stated
  }

  /// A number as a report states it.
  package struct Stated: Sendable, Hashable {
    package let number: Int
    package let bound: Totals.Bound
    /// No log had been read: the number is none.
    package let isUnread: Bool
  }

  /// What was answered otherwise, in the words of then and now.
  package struct Quoted: Sendable, Hashable {
    /// Of the form's question.
    package let number: Int
    /// Asked of people.
    package let question: String
    /// A time as it was written; nil where it was not yet known, or no longer is.
    package let before: String?
    package let now: String?
  }

  /// Of the form's questions, by their number.
  package struct Answers: Sendable, Hashable {
    package var added: [Int] = []
    package var changed: [Int] = []
    package var withdrawn: [Int] = []
  }

  /// `001-report-ico`.
  package let since: String
  /// When that one was sent; nil where nobody has recorded it.
  package let sentAt: Timestamp?
  package let numbers: [Number]
  package let answers: Answers
  /// Of the answers that were changed; what says who somebody is, is not quoted.
  package let quoted: [Quoted]
  /// Logs that the report before counted and that were taken out of the case since.
  package let dropped: [String]
  /// Those that were read again since, as they had become.
  package let replaced: [String]
  /// Whether the numbers were exact then; nil where both are alike.
  package let boundBefore: Totals.Bound?

  package var isNothing: Bool {
    numbers.isEmpty && answers == Answers() && boundBefore == nil && dropped.isEmpty
      && replaced.isEmpty
  }

  /// - Parameters:
  ///   - earlier: what the report before said.
  ///   - input: what the new one is made of.
  ///   - dropped: what was taken out of the case at any time, by its SHA-256.
  package init(
    since: String, sentAt: Timestamp?, earlier: ReportEarlier, input: ReportInput,
    dropped: Set<String> = []
  ) {
    let (facts, totals) = (input.facts, input.totals)
    self.since = since
    self.sentAt = sentAt
    numbers = ReportNumbers.named(totals).compactMap { name, number in
      guard let before = earlier.stated(name) else { return nil }
      let isOpened = ReportNumbers.ofOpened.contains(name)
      let now = Stated(
        number: number, bound: isOpened ? input.boundOfOpened : totals.bound,
        isUnread: input.reach.isSilent)
      // None then and none now: the sentence on the bounds says the rest.
      let isNone = before.number == 0 && number == 0 && before.isUnread == now.isUnread
      return before == now || isNone ? nil : Number(name: name, before: before, now: now)
    }
    let read = Set(input.logs.map(\.source.digest.hex))
    let gone = earlier.logs.filter { !read.contains($0.digest) }
    self.dropped = gone.filter { dropped.contains($0.digest) }.map(\.name)
    replaced = gone.filter { !dropped.contains($0.digest) }.map(\.name)
    boundBefore = earlier.bound == totals.bound ? nil : earlier.bound
    var answers = Answers()
    var quoted: [Quoted] = []
    for number in Set(Facts.keys.compactMap(\.form)).sorted() {
      let keys = Facts.keys.filter { $0.form == number }
      let pairs = keys.map { (before: earlier.facts[$0.name], now: facts.written($0.name)) }
      if pairs.allSatisfy({ $0.before == $0.now }) { continue }
      if pairs.allSatisfy({ $0.before == nil || $0.before == $0.now }) {
        answers.added.append(number)
      } else if pairs.allSatisfy({ $0.now == nil || $0.before == $0.now }) {
        answers.withdrawn.append(number)
      } else {
        answers.changed.append(number)
        quoted += zip(keys, pairs).filter { $1.before != $1.now && !$0.isOfPerson }.map {
          Quoted(
            number: number, question: $0.question, before: $0.asSaid($1.before),
            now: $0.asSaid($1.now))
        }
      }
    }
    self.answers = answers
    self.quoted = quoted
  }
}

extension Facts.Key {
  /// In the words of the form: it asks for Yes or No.
  fileprivate func asSaid(_ answer: String?) -> String? {
    kind == .yes ? answer.map { $0 == "true" ? "Yes" : "No" } : answer
  }

  /// A name, an address, a number of somebody of the organisation.
  fileprivate var isOfPerson: Bool { ["dpo", "reporter", "contact"].contains(group ?? "") }
}
