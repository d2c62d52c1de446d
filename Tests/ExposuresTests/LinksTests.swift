import Model
import Notation
import TestSupport
import Testing

@testable import Exposures

/// A table of links as the source that it is (DESIGN §4, §13).
@Suite struct LinksTests {
  private func read(_ table: String, maxGap: Int64 = 600) throws -> (LinksReading, [Finding]) {
    let folder = try TemporaryFolder()
    let path = try folder.write(table, to: "links.csv")
    let clinic = Clinic(recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")])
    var correlator = Correlator(registry: try clinic.registry(), sourceCount: 3)
    let reading = try Links.read(
      path, of: TableRequest(recordings: nil), as: 2, maxGap: .seconds(maxGap), into: &correlator)
    return (reading, correlator.finish().findings)
  }

  @Test func `each row is a linked event, proved by its own line`() throws {
    let table =
      "viewer,recording,seen_at\r\n" + "pt-1,rec-1,1970-01-01T00:00:05Z\r\n" + "\r\n"
      + "\"pt\n2\",rec-1,1970-01-01T00:00:04Z\r\n" + "pt-3,rec-1,1970-01-01T00:00:06Z"
    let (reading, findings) = try read(table)
    #expect(reading.tally == Source.LineTally(lines: 6, used: 4, ignored: 2))
    #expect(reading.events == 3)
    #expect(reading.first == Clinic.time(4) && reading.last == Clinic.time(6))
    #expect(reading.digest == SHA256.digest(of: Array(table.utf8)))
    #expect(reading.bytes == Int64(table.utf8.count))
    #expect(reading.silences.isEmpty)

    #expect(findings.map(\.key.viewer.text) == ["pt\n2", "pt-3"])
    let proofs = findings.map(\.proof)
    #expect(proofs.map(\.line) == [4, 6])
    #expect(proofs.map(\.source) == [2, 2])
    #expect(proofs.map(\.action) == [.linked, .linked])
    #expect(
      proofs.map { String(decoding: $0.raw, as: UTF8.self) } == [
        "\"pt\n2\",rec-1,1970-01-01T00:00:04Z\r", "pt-3,rec-1,1970-01-01T00:00:06Z",
      ])
    for proof in proofs {
      let start = Int(proof.offset)
      #expect(Array(Array(table.utf8)[start..<start + proof.raw.count]) == proof.raw)
    }
  }

  @Test func `thousands of rows come through in batches with their own lines`() throws {
    let rows = (1...2000).map { "pt-\($0),rec-1,1970-01-01T00:00:05Z\n" }
    let (reading, findings) = try read("viewer,recording,seen_at\n" + rows.joined())
    #expect(reading.tally == Source.LineTally(lines: 2001, used: 2000, ignored: 1))
    #expect(findings.count == 1999)
    for finding in findings {
      #expect(
        String(decoding: finding.proof.raw, as: UTF8.self) + "\n" == rows[finding.proof.line - 2])
    }
  }

  @Test func `JSON Lines have no header`() throws {
    let row = #"{"viewer": "pt-2", "recording": "rec-1", "seen_at": "1970-01-01T00:00:05Z"}"#
    let (reading, findings) = try read(row + "\n")
    #expect(reading.tally == Source.LineTally(lines: 1, used: 1))
    #expect(findings.map(\.proof.line) == [1])
    #expect(findings.map(\.proof.raw) == [Array(row.utf8)])
  }

  @Test func `a bad row is refused with its line`() throws {
    for row in ["pt-2,rec-1,noon", "pt-2,rec-1,", "pt-2,rec-1", ",rec-1,1970-01-01T00:00:05Z"] {
      do {
        _ = try read("viewer,recording,seen_at\npt-2,rec-1,1970-01-01T00:00:05Z\n\(row)\n")
        Issue.record("it was not refused")
      } catch let problem as Problem {
        #expect(problem.kind == .input && problem.place?.line == 3)
      }
    }
  }

  @Test func `silences are those between neighbouring times, in whatever order they stand`() throws
  {
    let (reading, _) = try read(
      """
      viewer,recording,seen_at
      pt-2,rec-1,1970-01-01T00:30:00Z
      pt-2,rec-1,1970-01-01T00:00:00Z
      pt-2,rec-1,1970-01-01T00:10:00Z
      """)
    #expect(reading.silences == [Clinic.period(600, 1800)])
  }

  @Test func `a table without rows is a source without events`() throws {
    let (reading, findings) = try read("viewer,recording,seen_at\n")
    #expect(reading.tally == Source.LineTally(lines: 1, used: 0, ignored: 1))
    #expect(reading.first == nil && findings.isEmpty)
  }
}
