package import Model

/// What is due after a recipient was asked to delete what they were shown, and to confirm it: two
/// reminders, then a person who decides. A letter that nobody answered proves nothing.
package struct ReplyChase: Hashable, Sendable {
  package enum Step: String, Sendable {
    case firstReminder = "first reminder"
    case secondReminder = "second reminder"
    /// To a person who decides what follows.
    case escalation
  }

  package enum Answer: Sendable {
    /// Deletion is confirmed, or somebody has taken it on: nothing more is due.
    case settled
    /// Refused, or disputed: to be escalated at once.
    case open
  }

  /// Days after the letter went out without an answer.
  package static let firstReminderDays: Int64 = 7
  package static let secondReminderDays: Int64 = 14
  package static let escalationDays: Int64 = 21

  package let step: Step
  package let due: Timestamp

  /// Nil where nothing is due.
  ///
  /// - Parameters:
  ///   - answer: the last, and when it came; nil without one.
  ///   - reminders: how many were sent since the release.
  package init?(
    released: Timestamp, answer: (answer: Answer, at: Timestamp)?, reminders: Int
  ) {
    if let answer {
      guard case .open = answer.answer else { return nil }
      step = .escalation
      due = answer.at
      return
    }
    let days: Int64
    switch reminders {
    case ...0: (step, days) = (.firstReminder, Self.firstReminderDays)
    case 1: (step, days) = (.secondReminder, Self.secondReminderDays)
    default: (step, days) = (.escalation, Self.escalationDays)
    }
    due = released.adding(.hours(24 * days))
  }

  package func isOverdue(at time: Timestamp) -> Bool { due < time }
}
