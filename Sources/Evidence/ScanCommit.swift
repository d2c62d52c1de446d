package import Model

/// What one scan, sweep or drop changes in a case: all of it is written, or nothing.
package struct ScanCommit {
  package enum Kind: String, Sendable {
    case scan, sweep
    /// A source is taken out; nothing was read, so it has no scan number of its own.
    case drop
  }

  package struct Drop: Hashable, Sendable {
    package var source: Int
    /// The number of the source that says it better; nil where it is just taken out.
    package var replacedBy: Int?

    package init(source: Int, replacedBy: Int? = nil) {
      self.source = source
      self.replacedBy = replacedBy
    }
  }

  package var kind: Kind
  /// What `CaseStore.generation()` said before the case was read.
  package var generation: Int
  /// To add, numbered on from `nextSourceNumber()` in their order, or to state anew under the
  /// number they have.
  package var sources: [Source] = []
  package var drops: [Drop] = []
  /// By source number: all the findings of that source from now on. Those of sources that are not
  /// named stay; those of dropped ones go.
  package var findings: [Int: [Finding]] = [:]
  /// By source number: what is found in a source besides what it has. Of sources that are not in
  /// `findings`.
  package var addedFindings: [Int: [Finding]] = [:]
  /// The exposures that this may change, found from now on or not; nil: all. The others stay as they
  /// are, with their lines.
  package var touched: Set<Exposure.Key>?
  /// Exposures among those whose lines do not prove them any more, or not all of them: what they
  /// rest on from now on is in `findings` and `addedFindings`.
  package var withdrawn: Set<Exposure.Key> = []
  /// How far every swept log is judged from now on; nil leaves what the case has, but for sources
  /// that are stated anew.
  package var sweepStates: [SweepState]?
  /// The sources that hold lines judged by other tables than `tables` from now on; nil leaves what
  /// the case has.
  package var apart: Set<Int>?
  /// Canaries that were seen now.
  package var canaries: [CanarySight] = []
  /// Every exposure of the case from now on that is `touched`, built from all its findings, kept and
  /// new. Their numbers are not looked at. One that is not here any more is cleared.
  package var exposures: [Exposure] = []
  /// Nil leaves what the case has, here and below.
  package var kept: KeptRows?
  /// Rows to keep besides those that the case has.
  package var addedRows = KeptRows()
  /// Of what this changes; those of sources in `findings` and `drops` are all new.
  package var contents = ContentsParts()
  package var attributeCounts: [AttributeCount]?
  package var tables: [TableFile]?
  /// Its time is the time of the scan.
  package var entry: LedgerEntry.Draft
  /// The exposures that `messages` tell the endpoints of, as being of their highest action.
  package var tellsOf: Set<Exposure.Key> = []
  /// What to tell, once it is known what is new, and where the ledger ends with this change.
  package var messages: (ScanRun, LedgerEntry.Head) throws(Problem) -> [OutboxMessage] = {
    _, _ in []
  }

  package init(kind: Kind, generation: Int, entry: LedgerEntry.Draft) {
    self.kind = kind
    self.generation = generation
    self.entry = entry
  }
}

/// What a scan did: exposures by number, in order.
package struct ScanRun: Hashable, Sendable {
  /// Of the scan, from 1; of the last one where a source was dropped.
  package var number: Int
  package var time: Timestamp
  /// Numbers of the sources it read.
  package var sources: [Int]
  /// Found for the first time, or again after they had been cleared.
  package var new: [Int]
  /// Their highest action rose.
  package var raised: [Int]
  /// The evidence does not show them any more.
  package var cleared: [Int]

  package init(
    number: Int, time: Timestamp, sources: [Int] = [], new: [Int] = [], raised: [Int] = [],
    cleared: [Int] = []
  ) {
    self.number = number
    self.time = time
    self.sources = sources
    self.new = new
    self.raised = raised
    self.cleared = cleared
  }
}
