package import Model

/// What each event says, beyond the case and its ledger.
extension Event {
  package typealias Details = [(name: String, value: Value)]

  /// The totals of the case, named as `candour status --json` names them.
  package static func totals(_ totals: Totals) -> Details {
    func count(_ count: Totals.Count) -> Value {
      .members([
        ("confirmed", .count(count.confirmed)), ("maximum", .count(count.maximum)),
        ("bound", .fixed(totals.bound.rawValue)),
      ])
    }
    return [
      ("data_subjects", count(totals.dataSubjects)),
      ("records", count(totals.records)),
      (
        "recipients",
        .members([
          ("opened", .count(totals.recipientsOpened)), ("shown", .count(totals.recipientsShown)),
        ])
      ),
      ("exposures", actions { totals[$0] }),
    ]
  }

  /// Of `scan.completed`: which scan or sweep it was, what it changed, and the totals since.
  package static func scan(
    _ number: Int, new: Int, raised: Int, cleared: Int, rejectedLines: Int, totals: Totals
  ) -> Details {
    [
      ("scan", .count(number)), ("new", .count(new)), ("raised", .count(raised)),
      ("cleared", .count(cleared)), ("rejected_lines", .count(rejectedLines)),
    ] + Event.totals(totals)
  }

  /// Of `exposures.found`: how many are new, how many rose, and the highest actions of both.
  package static func found(scan number: Int, new: [Action], raised: [Action]) -> Details {
    let all = new + raised
    return [
      ("scan", .count(number)), ("new", .count(new.count)), ("raised", .count(raised.count)),
      ("exposures", actions { action in all.filter { $0 == action }.count }),
    ]
  }

  /// Of `containment.broken`.
  package static func broken(afterContainment count: Int, containedAt: Timestamp?) -> Details {
    [("after_containment", .count(count)), ("contained_at", .time(containedAt))]
  }

  /// Of `deadline.near` and `deadline.passed`: whose clock by the shipped rules, and when it runs out.
  package static func deadline(regime: String, duty: String, due: Timestamp) -> Details {
    [("regime", .fixed(regime)), ("duty", .fixed(duty)), ("due_at", .time(due))]
  }

  /// Of `report.drafted`: which of Candour's reports, what was written under `documents/`, with the SHA-256 of each file.
  package static func report(kind: String, files: [(name: String, digest: Digest)]) -> Details {
    [
      ("report", .fixed(kind)),
      ("files", .members(files.map { ($0.name, .digest($0.digest)) })),
    ]
  }

  /// How many letters of one kind there are, and how far they have come.
  package struct LetterShare: Sendable {
    var all: Int
    var released: Int
    var held: Int
    var withheld: Int

    package init(all: Int, released: Int, held: Int, withheld: Int) {
      self.all = all
      self.released = released
      self.held = held
      self.withheld = withheld
    }
  }

  /// Of `notices.released`: how many letters went out now, the digest of their files, and how far the
  /// letters of the case have come. Counts alone: whoever receives them has no right to more.
  package static func released(
    letters: Int, digest: Digest, affected: LetterShare, recipients: LetterShare
  ) -> Details {
    func members(_ share: LetterShare) -> Value {
      .members([
        ("all", .count(share.all)), ("released", .count(share.released)),
        ("held", .count(share.held)), ("withheld", .count(share.withheld)),
      ])
    }
    return [
      ("letters", .count(letters)), ("sha256", .digest(digest)), ("affected", members(affected)),
      ("recipients", members(recipients)),
    ]
  }

  /// Of `sweep.failed`: one of Candour's own words for what went wrong (`unreadable`, `stale`,
  /// `shrunk`, …), and of how many sources.
  package static func failed(_ failures: [(word: String, count: Int)]) -> Details {
    [("failures", .members(failures.map { ($0.word, .count($0.count)) }))]
  }

  private static func actions(_ count: (Action) -> Int) -> Value {
    .members(
      [Action.opened, .shown, .linked, .attempted].map { ($0.word, .count(count($0))) })
  }
}
