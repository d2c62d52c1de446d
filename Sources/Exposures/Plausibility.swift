package import Model

/// Stops a scan whose log and tables do not belong together, before it fills a case with nonsense.
///
/// A wrong prefix makes every patient a stranger: thousands of exposures that never were. So a
/// source of over 100 events is refused when no event is by an owner, when over half of its
/// recordings have no row, or when over half of its viewers stand in no table (DESIGN §5).
package enum Plausibility {
  /// Fewer events than this say nothing.
  private static let leastEvents = 100
  /// And fewer than this are not even worth a doubt.
  private static let leastDoubted = 10

  /// The same of a source too small to stop a scan for: to be said, and gone on. Nil where there
  /// are too few events to tell, or nothing to doubt.
  package static func doubt(_ merged: SourceSighting, sourceName: String) -> Problem? {
    (leastDoubted...leastEvents).contains(merged.events) ? verdict(merged, sourceName) : nil
  }

  /// `merged` is what all workers saw of the source. Nil: it looks right. The problem is of kind
  /// `.input`, names the source and the likely cause, and no value; `--unlikely-ok` passes over it.
  package static func judge(_ merged: SourceSighting, sourceName: String) -> Problem? {
    guard merged.events > leastEvents, var problem = verdict(merged, sourceName) else { return nil }
    problem.hint = problem.hint.map { $0 + "; --unlikely-ok scans all the same" }
    return problem
  }

  private static func verdict(_ merged: SourceSighting, _ sourceName: String) -> Problem? {
    if merged.viewersUnknown > merged.viewersKnown {
      return .strangeViewers(merged, in: sourceName)
    }
    if merged.recordingsUnknown > merged.recordingsKnown {
      return .strangeRecordings(merged, in: sourceName)
    }
    return merged.byOwner == 0 ? .noOwner(merged, in: sourceName) : nil
  }
}

extension Problem {
  fileprivate static func strangeViewers(_ seen: SourceSighting, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "\(seen.viewersUnknown) of its \(seen.viewersUnknown + seen.viewersKnown) viewers "
        + "stand in no table",
      hint: "look at the profile's viewer field and its prefix, or give the table that links "
        + "them: --accounts or --sessions")
  }

  fileprivate static func strangeRecordings(_ seen: SourceSighting, in source: String) -> Problem {
    let all = seen.recordingsUnknown + seen.recordingsKnown
    return Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "\(seen.recordingsUnknown) of its \(all) recordings have no row in the recordings "
        + "table",
      hint: "look at the profile's recording field or routes, and at the table: its whole export, "
        + "and --column recording=NAME for its column")
  }

  fileprivate static func noOwner(_ seen: SourceSighting, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "none of its \(seen.events) events is by the owner of the recording",
      hint: "look at the column that says whose a recording is (--column patient=NAME), at the "
        + "profile's viewer and its prefix, and whether this is the right table of recordings")
  }
}
