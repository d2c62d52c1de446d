package import Model
package import Notation

/// All that the report to the regulator is made of. What it says is the same wherever and whenever
/// it is made from the same values: there is no clock here but `asOf`.
package struct ReportInput: Sendable {
  package enum Phase: String, CaseIterable, Sendable {
    case initial
    case followUp = "follow-up"
    case final
  }

  /// A log, as the report accounts for it.
  package struct Log: Sendable {
    /// As the case names it: the shortest ending of its path that is unique.
    package var name: String
    package var source: Source
    /// Its silences within the window of the incident, those between it and the next included.
    package var gaps: [Period]

    package init(name: String, source: Source, gaps: [Period]) {
      self.name = name
      self.source = source
      self.gaps = gaps
    }
  }

  /// The regulator's clock: when it began and when it ends, as `Obligations` works it out.
  package struct Clock: Sendable {
    package var awareAt: Timestamp
    package var dueAt: Timestamp

    package init(awareAt: Timestamp, dueAt: Timestamp) {
      self.awareAt = awareAt
      self.dueAt = dueAt
    }
  }

  /// The law of the day of the breach, as the jurisdiction cites it.
  package struct CitedLaw: Sendable {
    package var name: String
    /// On telling the regulator: `Article 33`.
    package var article: String
    /// Nobody has read it in a source: a person has to confirm the wording.
    package var needsConfirmation: Bool

    package init(name: String, article: String, needsConfirmation: Bool) {
      self.name = name
      self.article = article
      self.needsConfirmation = needsConfirmation
    }
  }

  package var caseReference: String
  /// Whose recordings alone it is about; nil: all of the case.
  package var controller: String?
  /// That is another than this organisation: what this organisation knew and told, and when, is not
  /// that controller's.
  package var isForAnother = false
  package var phase = Phase.initial
  package var asOf: Timestamp
  package var zone: Zone
  package var facts: Facts
  package var totals: Totals
  /// Without what was reconstructed; nil where nothing was.
  package var recordedOnly: Totals?
  /// Of recordings of consultations; nil where none was opened.
  package var opened: ReportOpened?
  /// Of artefacts that hold no consultation; nil where none was opened.
  package var openedArtefacts: ReportOpened?
  /// Nil where nobody whom the logs name was shown anything.
  package var recipients: ReportRecipients?
  package var logs: [Log]
  /// Exposures of recordings that belong to nobody, beside those that it is about: whose they are, and so
  /// whether they belong here, nobody knows.
  package var ownerless = 0
  /// Logs that were read and taken out of the case again.
  package var droppedLogs = 0
  /// What the logs leave open of the incident.
  package var reach = EvidenceReach()
  /// When no log speaks at all, within the window of the incident.
  package var silences: [Period] = []
  /// Nil where there is no exposure.
  package var firstExposure: Timestamp?
  package var lastExposure: Timestamp?
  /// Nil as long as `aware_at` is not known.
  package var clock: Clock?
  /// Nil where the day of the breach is not known.
  package var law: CitedLaw?
  /// What was recorded as sent, by time.
  package var sendings: [ReportSending] = []
  /// When the report was sent, if it was.
  package var submittedAt: Timestamp?
  /// The organisation's own, under which it was sent: not the one that the regulator gives.
  var sendingReference: String? { sendings.first { $0.time == submittedAt }?.reference }
  package var afterContainment = 0
  /// Where ownership came from, in the words of `--recordings-from`.
  package var recordingsFrom: String?
  /// On how many recordings a second export names another owner; nil where none was compared.
  package var disputedRecordings: Int?
  package var releases: [KeptRows.Release] = []
  /// Every exposure shown or opened, in the order of the case.
  package var sights: [ReportSight] = []
  /// Since the report before; nil where there is none to compare with.
  package var changes: ReportChanges?
  /// What `assess` says; nil where nothing was assessed.
  package var assessment: Assessment?
  /// Nil where no letter was released.
  package var letters: ReportLetters?
  package var ledgerEntries: Int
  package var ledgerHead: Digest?

  package init(
    caseReference: String, asOf: Timestamp, zone: Zone, facts: Facts, totals: Totals, logs: [Log],
    ledgerEntries: Int, ledgerHead: Digest?
  ) {
    self.caseReference = caseReference
    self.asOf = asOf
    self.zone = zone
    self.facts = facts
    self.totals = totals
    self.logs = logs
    self.ledgerEntries = ledgerEntries
    self.ledgerHead = ledgerHead
  }

  /// Lines of all logs together that could not be read.
  var rejectedLines: Int { logs.reduce(0) { $0 + $1.source.tally.rejected } }
  var unansweredLists: Int { logs.reduce(0) { $0 + $1.source.tally.unansweredLists } }
  /// Of a number of what was opened: that more was may be open where the rest is exact.
  var boundOfOpened: Totals.Bound { reach.leavesOpeningsOpen ? .atLeast : totals.bound }
  var gaps: Int { logs.reduce(0) { $0 + $1.gaps.count } }

  /// The numbers are the most that there can be: the logs reach over all of the incident, nothing in
  /// them is unread, and nobody disputes whose the recordings are.
  var isMaximum: Bool {
    totals.bound == .exact && reach.rulesOutMore && (disputedRecordings ?? 0) == 0
  }

  /// Whether the report goes, or would go now, after the end of the clock: reasons are then required
  /// (GDPR Article 33(1)). A report on the last instant is not late.
  var isLate: Bool {
    guard let clock else { return false }
    return clock.dueAt < submittedAt ?? asOf
  }
}
