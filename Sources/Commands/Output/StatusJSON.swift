import Casework
import Model
import Notation

/// The case as `status --json` prints it, and `scan --json` with one object `run` more (DESIGN §7).
extension JSONWriter {
  mutating func status(
    _ view: CaseView, letters: LetterBook? = nil, scan: ScanOutcome? = nil
  ) {
    object {
      $0.member("case", view.reference)
      $0.member("jurisdiction", view.jurisdictionName)
      $0.member("aware_at", view.facts.time("aware_at"))
      $0.member("due_at", view.due.first?.clock?.due)
      $0.member("overdue", view.due.contains(where: \.isAlarming))
      $0.member("contained_at", view.facts.time("contained_at"))
      $0.member("after_containment", view.afterContainment)
      $0.key("window")
      $0.object {
        $0.member("first", view.first)
        $0.member("last", view.last)
      }
      $0.totals(view.totals, bound: view.boundOfRead)
      $0.member("unknown_viewers", view.totals.unknownViewers)
      $0.key("recorded_only")
      $0.object { $0.totals(view.recordedOnly, bound: view.boundOfRecordedRead) }
      let lists = view.lines.unansweredLists
      if lists > 0 { $0.member("unanswered_lists", lists) }
      $0.key("deadlines")
      $0.array {
        for deadline in view.due {
          $0.object {
            $0.member("regime", deadline.regime)
            $0.member("duty", deadline.duty)
            $0.member("due_at", deadline.clock?.due)
            $0.member("overdue", deadline.isAlarming)
            if let done = deadline.doneAt { $0.member("done_at", done) }
          }
        }
      }
      if let letters, !letters.isEmpty { $0.letters(letters) }
      $0.key("lines")
      $0.object { $0.lines(view.lines, repaired: true) }
      $0.key("sources")
      $0.array { for source in view.sources { $0.source(source, in: view) } }
      $0.key("ledger")
      $0.object {
        $0.member("entries", view.ledgerEntries)
        $0.member("head", view.ledgerHead)
      }
      if let scan { $0.run(scan) }
    }
    endLine()
  }

  mutating func totals(_ totals: Totals, bound: Totals.Bound) {
    count("data_subjects", totals.dataSubjects, bound)
    count("records", totals.records, bound)
    key("recipients")
    object {
      $0.member("opened", totals.recipientsOpened)
      $0.member("shown", totals.recipientsShown)
    }
    key("exposures")
    object {
      for action in [Action.opened, .shown, .linked, .attempted] {
        $0.member(action.word, totals[action])
      }
      $0.member("unattributed", totals.unattributed)
      $0.member("no_content", totals.noContent)
    }
  }

  private mutating func count(_ name: String, _ count: Totals.Count, _ bound: Totals.Bound) {
    key(name)
    object {
      $0.member("confirmed", count.confirmed)
      $0.member("maximum", count.maximum)
      $0.member("bound", bound.rawValue)
    }
  }

  private mutating func lines(_ tally: Source.LineTally, repaired: Bool) {
    member("lines", tally.lines)
    member("used", tally.used)
    member("ignored", tally.ignored)
    member("rejected", tally.rejected)
    if repaired { member("repaired", tally.repaired) }
  }

  mutating func source(_ source: Source, in view: CaseView) {
    object {
      $0.member("name", view.names[source.number])
      $0.member("sha256", source.digest)
      $0.member("bytes", source.bytes)
      $0.lines(source.tally, repaired: false)
      $0.member("first", source.first)
      $0.member("last", source.last)
      $0.key("gaps")
      $0.array {
        for gap in view.gaps[source.number] ?? [] {
          $0.object {
            $0.member("from", gap.from)
            $0.member("until", gap.until)
          }
        }
      }
    }
  }

  private mutating func run(_ outcome: ScanOutcome) {
    key("run")
    object {
      $0.member("number", outcome.number)
      $0.key("sources")
      $0.array { for name in outcome.sources { $0.string(name) } }
      $0.member("new", outcome.new)
      $0.member("raised", outcome.raised)
      $0.member("cleared", outcome.cleared)
    }
  }
}
