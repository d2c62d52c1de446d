import Exposures
import Model
import Notation

/// A table of links as the source that it is: what it would list now, and how it was read.
struct LinkTable {
  /// What its reading is called, in the case and in `source list`.
  static let format = "links"

  let source: Source
  let findings: [Finding]
  /// Of the canaries that were looked out for.
  let sights: CanaryWatch.Sights

  /// Throws `.input` with the line of a row that a table may not have.
  init(
    _ path: String, of request: TableRequest, scan: ScanRequest, registry: Registry,
    canaries: CanaryWatch? = nil
  ) throws(Problem) {
    var correlator = Correlator(registry: registry, sourceCount: 1, canaries: canaries)
    let read = try Links.read(path, of: request, as: 0, maxGap: scan.maxGap, into: &correlator)
    let result = correlator.finish()
    findings = result.findings
    sights = result.canaries
    source = Source(
      kind: .file, path: FilePath.absolute(path, in: scan.workingFolder), digest: read.digest,
      contentDigest: read.digest, bytes: read.bytes, contentBytes: read.bytes,
      reading: Source.Reading(
        profileName: LinkTable.format, format: LinkTable.format, profileText: [],
        profileDigest: SHA256.digest(of: Array(LinkTable.format.utf8)), zone: nil, since: nil,
        until: nil, maxGap: scan.maxGap, witnesses: [.linked], clock: nil),
      tally: read.tally, rejected: [], first: read.first, last: read.last,
      silences: read.silences, events: read.events)
  }
}
