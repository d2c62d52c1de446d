import Model

/// What the evidence leaves open, in sentences, for the documents that have no template: the same that
/// the others say beside their numbers.
struct EvidenceDoubts {
  private let report: ReportInput

  init(_ report: ReportInput) { self.report = report }

  /// Without a full stop; none where nothing is left open.
  var sentences: [String] {
    let reach = report.reach
    var sentences: [String] = []
    func add(_ count: Int, _ what: String) {
      if count > 0 { sentences.append("\(what): \(count)") }
    }
    add(
      report.droppedLogs,
      "Logs that were read and taken out of the case again, and count in nothing")
    if reach.isSilent {
      return ["No log has been read: no number here is a finding"] + sentences
    }
    add(report.rejectedLines, "Log lines that could not be read")
    add(
      report.totals.unattributed, "Exposures of recordings without a known owner, not counted")
    add(
      report.ownerless,
      "Exposures of recordings without a known owner, which may be this controller's, not counted")
    add(report.gaps, "Silences of the logs")
    add(report.unansweredLists, "Lists of which it is not known what they showed")
    add(
      reach.unheard.count,
      "Stretches of the incident, until the last link that was given out had ended, in which no log"
        + " speaks")
    for action in reach.unwitnessed {
      sentences.append("No log that was read can show what was \(action.word)")
    }
    if !reach.missing.isEmpty {
      sentences.append(
        "Whether the logs reach over all of the incident is not known, for want of:"
          + " \(reach.missing.joined(separator: ", "))")
    }
    add(
      reach.openingsInDoubt,
      "People of whom it cannot be ruled out that somebody else opened a recording")
    add(
      report.disputedRecordings ?? 0,
      "Recordings of which two exports of ownership differ; the numbers follow the first")
    return sentences
  }
}
