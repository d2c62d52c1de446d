import Model
import Notation

/// What a VERIS record says in words, for want of a place: the bounds of its numbers, and how far it
/// can be relied on.
struct VerisNotes {
  private let report: ReportInput

  init(_ report: ReportInput) { self.report = report }

  /// The schema has no place for a bound beside a number.
  var numbers: String {
    let bound = report.totals.bound == .atLeast ? "at least " : ""
    let opened = report.reach.leavesOpeningsOpen ? "at least " : bound
    var notes =
      "Recordings shown or opened: \(bound)\(report.totals.records.maximum); "
      + "opened by a viewer whom the logs name: \(opened)\(report.totals.records.confirmed). "
      + "People whose recordings they are: \(bound)\(report.totals.dataSubjects.maximum), "
      + "of whom \(opened)\(report.totals.dataSubjects.confirmed) had one opened by a named viewer."
    for sentence in EvidenceDoubts(report).sentences { notes += " \(sentence)." }
    if let recorded = report.recordedOnly {
      notes +=
        " Without what was reconstructed from lists, recordings:"
        + " \(bound)\(recorded.records.maximum); people: \(bound)\(recorded.dataSubjects.maximum)."
    }
    return notes
  }

  var notes: String {
    var notes =
      "Drafted from case \(report.caseReference) as of \(TimeText.utcMilliseconds(report.asOf)). "
      + "A person must confirm each classification before this record is shared. "
      + "Unknown means that nobody has said it yet."
    if report.afterContainment > 0 {
      notes +=
        " The breach is not contained: exposures after the time given for it, "
        + "\(report.afterContainment)."
    }
    return notes
  }
}
