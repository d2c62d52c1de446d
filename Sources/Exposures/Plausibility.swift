package import Model

/// Stops a scan whose log and tables do not belong together, before it fills a case with nonsense.
///
/// A wrong prefix makes every patient a stranger: thousands of exposures that never were. So a
/// source of over 100 events is refused when no event is by an owner, when over half of its
/// recordings have no row, or when over half of its viewers stand in no table (DESIGN §5). Recordings
/// that replayed lists named are judged apart: they come from a table, and must not outnumber those
/// that the log itself names wrongly.
package enum Plausibility {
  /// So many events stop a scan.
  private static let leastJudged = 101
  /// Fewer are not even worth a doubt.
  private static let leastDoubted = 10

  /// The same of a source too small to stop a scan for: to be said, and gone on. Nil where there
  /// are too few events to tell, or nothing to doubt.
  package static func doubt(_ merged: SourceSighting, sourceName: String) -> Problem? {
    if verdict(merged, sourceName, of: leastJudged) != nil { return nil }
    return verdict(merged, sourceName, of: leastDoubted)
  }

  /// `merged` is what all workers saw of the source. Nil: it looks right. The problem is of kind
  /// `.input`, names the source and the likely cause, and no value; `--unlikely-ok` passes over it.
  package static func judge(_ merged: SourceSighting, sourceName: String) -> Problem? {
    guard var problem = verdict(merged, sourceName, of: leastJudged) else { return nil }
    problem.hint = problem.hint.map { $0 + "; --unlikely-ok scans all the same" }
    return problem
  }

  /// Fewer events than `least` say nothing, whether the log's own, replayed or both.
  private static func verdict(
    _ merged: SourceSighting, _ source: String, of least: Int
  ) -> Problem? {
    guard merged.events >= least else { return nil }
    if merged.nameless == merged.events { return .namelessViewers(in: source) }
    if merged.viewersUnknown > merged.viewersKnown { return .strangeViewers(merged, in: source) }
    if merged.events - merged.reconstructed >= least, merged.named.areMostlyStrange {
      return .strangeRecordings(merged.named, in: source)
    }
    if merged.reconstructed >= least, merged.listed.areMostlyStrange {
      return .strangeLists(merged.listed, in: source)
    }
    if merged.recordings.areMostlyStrange {
      return .strangeRecordings(merged.recordings, in: source)
    }
    guard merged.byOwner == 0 else { return nil }
    return merged.reconstructed == merged.events
      ? .noOwnList(merged, in: source) : .noOwner(merged, in: source)
  }
}

extension Problem {
  fileprivate static func namelessViewers(in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "no line that is an event says who asked",
      reason: "so every viewer is an unknown one, known by an address at most",
      hint: "look at the profile's viewer and session: candour profile try names the fields of a "
        + "log")
  }

  fileprivate static func strangeViewers(_ seen: SourceSighting, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "\(seen.viewersUnknown) of its \(seen.viewersUnknown + seen.viewersKnown) viewers "
        + "stand in no table",
      hint: "look at the profile's viewer field and its prefix, or give the table that links "
        + "them: --accounts or --sessions")
  }

  fileprivate static func strangeRecordings(_ seen: SeenRecordings, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "\(seen.strange) of its \(seen.count) recordings have no row in the recordings table",
      hint: "look at the profile's recording field or routes, and at the table: its whole export, "
        + "and --column recording=NAME for its column")
  }

  fileprivate static func strangeLists(_ seen: SeenRecordings, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "the tables of recordings and of visible lists do not match",
      reason:
        "\(seen.strange) of the \(seen.count) recordings on its replayed lists have no row in "
        + "the recordings table",
      hint: "look at how --visible names recordings (--column visible.recording=NAME), and whether "
        + "the recordings table is the whole export")
  }

  fileprivate static func noOwnList(_ seen: SourceSighting, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "the tables of recordings and of visible lists do not match",
      reason: "none of the \(seen.events) events rebuilt from its lists is by the owner of the "
        + "recording",
      hint:
        "look at the column that says whose a recording is (--column patient=NAME), and whether "
        + "--visible holds the whole lists, with what a viewer was meant to see")
  }

  fileprivate static func noOwner(_ seen: SourceSighting, in source: String) -> Problem {
    Problem(
      .input, at: Place(source), "this log and these tables do not seem to belong together",
      reason: "none of its \(seen.events) events is by the owner of the recording",
      hint: "look at the column that says whose a recording is (--column patient=NAME), at the "
        + "profile's viewer and its prefix, and whether this is the right table of recordings")
  }
}
