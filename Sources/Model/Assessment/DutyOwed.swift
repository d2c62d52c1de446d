/// One thing that this breach asks for, by one regime, and where its clock stands.
package struct DutyOwed: Hashable, Sendable {
  /// How long is left, or by how much it is late.
  package struct Clock: Hashable, Sendable {
    /// The fact that starts it: `aware_at`, `discovered_at`.
    package let startsAt: String
    /// Nil while that fact is not known. The instant itself is in time.
    package let due: Timestamp?
    /// Until `due`, never negative; nil without one.
    package let left: Timestamp.Span?
    /// Since `due`, zero before it; nil without one.
    package let late: Timestamp.Span?
    /// Since the start; nil while that is not known or still to come.
    package let elapsed: Timestamp.Span?

    package init(
      startsAt: String, due: Timestamp?, left: Timestamp.Span?, late: Timestamp.Span?,
      elapsed: Timestamp.Span?
    ) {
      self.startsAt = startsAt
      self.due = due
      self.left = left
      self.late = late
      self.elapsed = elapsed
    }

    package var overdue: Bool { late.map { $0.nanoseconds > 0 } ?? false }
  }

  /// `uk-ico`, `us-hipaa`, `eu-fr`.
  package let regime: String
  /// `regulator`, `data-subjects`, `record`, `controller`, …
  package let duty: String
  /// Who is told.
  package let to: String
  /// The country of the people who bring it in; nil for a duty of the case's own jurisdiction.
  package let country: String?
  /// Nil where the law counts no time.
  package let clock: Clock?
  package let timing: String
  package let condition: String
  package let source: String
  /// A person must confirm the rule before anybody relies on it.
  package let confirm: Bool
  /// What must be known before one can say that it is owed; nil where it is.
  package let unclear: String?
  /// It is late, and nobody has written down why.
  package let lacksReasons: Bool
  /// What a named person decided about it last, with a reason. Nil while nobody has.
  package let decision: Facts.Decision?
  /// When it was done: a report recorded as sent, or a decision that says `told`. Nil while nobody has
  /// recorded it.
  package let doneAt: Timestamp?

  package init(
    regime: String, duty: String, to: String, country: String?, clock: Clock?, timing: String,
    condition: String, source: String, confirm: Bool, unclear: String?, lacksReasons: Bool,
    decision: Facts.Decision? = nil, doneAt: Timestamp? = nil
  ) {
    self.regime = regime
    self.duty = duty
    self.to = to
    self.country = country
    self.clock = clock
    self.timing = timing
    self.condition = condition
    self.source = source
    self.confirm = confirm
    self.unclear = unclear
    self.lacksReasons = lacksReasons
    self.decision = decision
    self.doneAt = doneAt
  }

  package var overdue: Bool { clock?.overdue ?? false }

  /// A named person decided, on a day, that it is not owed.
  package var isNotOwed: Bool { decision.map { $0.saysNotOwed && $0.at != nil } ?? false }

  /// Overdue, and nobody has recorded that it was done or decided that it is not owed. To have decided
  /// anything else, such as to tell, is not to have told.
  package var isAlarming: Bool { overdue && doneAt == nil && !isNotOwed }
}
