package import Model

/// The clocks that may be running, by the rules and by what people have recorded: more of them than
/// are, since no exposure is looked at.
///
/// A sweep asks here first. Where no clock that may run has anything to say, nobody need work out
/// which of them do.
package struct PossibleDeadlines {
  package struct Deadline: Hashable, Sendable {
    package let regime: String
    package let duty: String
    package let due: Timestamp

    package init(regime: String, duty: String, due: Timestamp) {
      self.regime = regime
      self.duty = duty
      self.due = due
    }
  }

  /// By jurisdiction, its own first, in the order of its duties.
  package private(set) var all: [Deadline] = []

  /// - Parameters:
  ///   - countries: those that the kept rows name, as they are written.
  ///   - sent: by `uk-ico regulator`, as `Situation` takes it.
  package init(
    _ rulebook: Rulebook, facts: Facts, countries: some Sequence<String>,
    sent: [String: Timestamp], asOf: Timestamp
  ) {
    let decisions = facts.decisions(takenBy: asOf)
    let codes = Set(countries.compactMap { rulebook.country(written: $0)?.code })
    for jurisdiction in rulebook.all {
      let isOwn = jurisdiction.name == rulebook.own.name
      let places =
        isOwn ? [""] : codes.filter { rulebook.brings($0, jurisdiction) }.sorted()
      // Which rules were in force hangs on the first event: all may have been.
      for duty in jurisdiction.duties where duty.unclear == nil {
        guard let clock = duty.clock, let start = facts.time(duty.start.fact) else { continue }
        let due = clock.due(from: start, in: jurisdiction.zone)
        for code in places {
          let regime = duty.regime(for: code)
          let name = "\(regime) \(duty.duty)"
          guard sent[name] == nil, decisions.on(name).toldAt == nil else { continue }
          all.append(Deadline(regime: regime, duty: duty.duty, due: due))
        }
      }
    }
  }
}

extension Duty {
  /// `code` is that of the country that brings it in; empty at home.
  func regime(for code: String) -> String { regime.replacing("{code}", with: code.lowercased()) }
}

extension Rulebook {
  /// Whether the people of a country bring in the duties of a jurisdiction that is not the case's own.
  func brings(_ code: String, _ jurisdiction: Jurisdiction) -> Bool {
    jurisdictions(ofCountry: code).contains { $0.name == jurisdiction.name }
  }
}

extension Facts {
  /// Those that somebody answers for, taken by then, in their order.
  func decisions(takenBy time: Timestamp) -> [Decision] {
    decisions.filter { $0.missing.isEmpty && $0.isTaken(by: time) }
  }
}

extension [Facts.Decision] {
  /// About the duty that is called `uk-ico regulator`.
  func on(_ duty: String) -> [Facts.Decision] {
    filter { ($0.what ?? "").folded == duty.folded }
  }

  /// The day on which the last of them says that those whom it concerns were told.
  var toldAt: Timestamp? { last { $0.saysTold && $0.at != nil }?.at }
}
