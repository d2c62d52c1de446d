import Casework
import Model

/// The case on one screen, for somebody under pressure: what is proved, what is due, what is missing.
struct StatusText {
  let view: CaseView
  /// Nil where nobody asks for them.
  var letters: LetterBook?
  let asOf: Timestamp

  func print(on console: Console) {
    console.print("case \(view.reference), as of \(Described.time(asOf, in: view))", .bold)
    printAlarms(on: console)
    printNumbers(on: console)
    printClock(on: console)
    printEvidence(on: console)
    if let letters { LetterStatus(book: letters, view: view).print(on: console) }
    printDocuments(on: console)
    console.print()
    console.print(
      "ledger: \(view.ledgerEntries) \(view.ledgerEntries == 1 ? "entry" : "entries"), head \(view.ledgerHead.hex)",
      .faint)
  }

  private func printAlarms(on console: Console) {
    if view.afterContainment > 0 {
      let count = Described.plural(view.afterContainment, "exposure goes", "exposures go")
      console.print("NOT CONTAINED: \(count) on after contained_at", .red)
    }
    if let letters { LetterStatus(book: letters, view: view).printAlarms(on: console) }
    for warning in view.warnings {
      for line in Layout.wrapped(line: "LOOK: \(warning)", indent: 0) {
        console.print(line, .yellow)
      }
    }
    for document in view.documents where document.isStale && document.sentAt == nil {
      console.print("OUT OF DATE: \(document.path): what it states has changed since", .yellow)
    }
  }

  private func printNumbers(on console: Console) {
    let totals = view.totals
    let bound = totals.bound
    func count(_ number: Int) -> String { Described.count(number, bound) }
    console.print()
    if view.exposures.isEmpty {
      console.print(
        view.reach.isSilent
          ? "nothing can be said yet: no log has been read"
          : bound == .exact
            ? "no exposures" : "no exposures in the logs, which cannot rule one out",
        bound == .exact ? .plain : .yellow)
    }
    /// - Parameter isOpened: it counts what was opened: that more was may be open where the rest is exact.
    func row(
      _ number: Int, _ one: String, _ many: String, isOpened: Bool = false
    ) -> (String, String) {
      let bound = isOpened && view.reach.leavesOpeningsOpen ? .atLeast : bound
      return (Described.count(number, bound), number == 1 ? one : many)
    }
    let (people, records) = (totals.dataSubjects, totals.records)
    var rows = [
      row(
        people.confirmed, "patient whose recording somebody else opened",
        "patients whose recording somebody else opened", isOpened: true),
      row(
        people.maximum, "patient whose recording was shown or opened",
        "patients whose recording was shown or opened"),
      row(
        records.confirmed, "recording opened by somebody else",
        "recordings opened by somebody else", isOpened: true),
      row(records.maximum, "recording shown or opened", "recordings shown or opened"),
      row(
        totals.recipientsOpened, "account that opened one, artefacts included",
        "accounts that opened one, artefacts included", isOpened: true),
      row(
        totals.recipientsShown, "account that was shown or opened any",
        "accounts that were shown or opened any"),
    ]
    if totals.unknownViewers > 0 {
      rows.append(
        row(
          totals.unknownViewers, "viewer whom the logs do not name",
          "viewers whom the logs do not name"))
    }
    let width = rows.map(\.0.count).max() ?? 0
    for (number, what) in rows {
      console.print("  \(String(repeating: " ", count: width - number.count))\(number) \(what)")
    }
    if bound == .atLeast { console.print("  at least, because \(reasons)", .yellow) }
    printDoubts(on: console)
    console.print()
    console.print(
      "  exposures: \(totals[.opened]) opened, \(totals[.shown]) shown, \(totals[.linked]) linked,"
        + " \(totals[.attempted]) attempted; of these \(totals.unattributed)"
        + " \(totals.unattributed == 1 ? "belongs" : "belong") to nobody,"
        + " \(totals.noContent) \(totals.noContent == 1 ? "holds" : "hold") no consultation")
    if view.hasReconstructed {
      let recorded = view.recordedOnly
      console.print(
        "  part of this is reconstructed from list requests; without that part "
          + "\(count(recorded.records.maximum)) "
          + (recorded.records.maximum == 1 ? "recording of " : "recordings of ")
          + "\(count(recorded.dataSubjects.maximum)) "
          + (recorded.dataSubjects.maximum == 1 ? "patient" : "patients")
          + " would remain, shown or opened",
        .yellow)
    }
    if let first = view.firstGranted, let last = view.lastGranted {
      console.print(
        "  from \(Described.time(first, in: view)) to \(Described.time(last, in: view))")
    }
    if let last = view.last, last > view.lastGranted ?? .distantPast {
      console.print("  the last refused attempt was at \(Described.time(last, in: view))")
    }
  }

  /// Why more cannot be ruled out.
  private var reasons: String {
    if view.reach.isSilent { return "no log has been read" }
    var reasons: [String] = []
    func add(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { reasons.append(Described.plural(count, one, many)) }
    }
    add(
      view.totals.unattributed, "exposure is of a recording that belongs to nobody",
      "exposures are of recordings that belong to nobody")
    add(view.lines.rejected, "line could not be read", "lines could not be read")
    add(
      view.gaps.values.reduce(0) { $0 + $1.count }, "time a log is silent", "times a log is silent")
    add(
      view.lines.unansweredLists, "list was sent and who was shown what by it is not known",
      "lists were sent and who was shown what by them is not known")
    add(
      view.reach.unheard.count, "stretch of the incident has no log that speaks",
      "stretches of the incident have no log that speaks")
    if view.reach.unwitnessed.contains(.shown) {
      reasons.append("no log that was read can show what was listed")
    }
    if view.totals.records.maximum == 0, !view.reach.missing.isEmpty {
      reasons.append(
        "how long the incident went on is not known (candour facts set:"
          + " \(view.reach.missing.joined(separator: ", ")))")
    }
    return reasons.joined(separator: "; ")
  }

  /// What the numbers do not say.
  private func printDoubts(on console: Console) {
    let reach = view.reach
    if reach.unwitnessed.contains(.opened) {
      warn("no log that was read can show what was opened", on: console)
    }
    if reach.openingsInDoubt > 0 {
      let people = Described.plural(reach.openingsInDoubt, "patient")
      warn("that somebody else opened a recording of \(people) cannot be ruled out", on: console)
    }
    if let disputed = view.disputedRecordings, disputed > 0 {
      let recordings = Described.plural(disputed, "recording")
      warn(
        "whose \(recordings) \(disputed == 1 ? "is" : "are") is disputed: the numbers follow the first"
          + " export (candour list --disputed)", on: console)
    }
  }

  private func warn(_ sentence: String, on console: Console) {
    for line in Layout.wrapped(line: sentence, indent: 2) { console.print(line, .yellow) }
  }

  private func printClock(on console: Console) {
    console.print()
    for duty in view.due { DutyText(duty, view: view).printClock(on: console) }
    if view.assessment.duties.count > view.due.count {
      console.print("  what else is due, and to whom: candour assess", .faint)
    }
  }

  private func printEvidence(on console: Console) {
    console.print()
    for source in view.sources {
      let tally = source.tally
      console.print(
        "  \(view.names[source.number]): \(Described.plural(tally.lines, "line")),"
          + " \(Described.grouped(tally.used)) used, \(Described.grouped(tally.ignored)) ignored,"
          + " \(Described.grouped(tally.rejected)) rejected")
      for gap in view.gaps[source.number] ?? [] {
        console.print(
          "    silent from \(Described.time(gap.from, in: view))"
            + " until \(Described.time(gap.until, in: view))", .yellow)
      }
    }
    for stretch in view.reach.unheard {
      console.print(
        "  no log speaks of the incident from \(Described.time(stretch.from, in: view))"
          + " until \(Described.time(stretch.until, in: view))", .yellow)
    }
    if view.sources.count > 1, !view.silences.isEmpty {
      let count = view.silences.count
      console.print(
        "  no log speaks at all for \(Described.plural(count, "stretch", "stretches")) of the time:"
          + " candour list --gaps", .yellow)
    }
    if view.lines.rejected > 0 {
      console.print(
        "  \(Described.plural(view.lines.rejected, "line")) could not be read:"
          + " candour list --rejected", .yellow)
    }
    if view.lines.unansweredLists > 0 {
      console.print(
        "  \(Described.plural(view.lines.unansweredLists, "list")) sent and not replayed: "
          + (view.visibleTable == nil
            ? "candour scan --visible FILE" : "nobody is known to have asked"),
        .yellow)
    }
    if let disputed = view.disputedRecordings {
      let recordings = Described.plural(disputed, "recording")
      console.print(
        "  two exports say whose each recording is; they differ on \(recordings)"
          + (disputed > 0 ? ": candour list --disputed" : ""), disputed > 0 ? .yellow : .plain)
    }
    if let origin = view.recordingsOrigin {
      console.print("  whose each recording is comes from: \(origin)")
    }
  }

  private func printDocuments(on console: Console) {
    guard !view.documents.isEmpty else { return }
    console.print()
    for document in view.documents {
      let sent = document.sentAt.map { sentAt in
        let isStale = document.isStale && sentAt == view.documents.compactMap(\.sentAt).max()
        let since = isStale ? "; what it states has changed since: a follow-up says so" : ""
        return " (sent \(Described.time(sentAt, in: view))\(since))"
      }
      console.print("  \(document.path)\(sent ?? "")")
    }
  }
}
