import Model
import TestSupport
import Testing

@testable import Exposures

/// Two exports of ownership held against each other (DESIGN §4, `--recordings-against`).
@Suite struct OwnershipComparisonTests {
  private func disputes(_ first: String, _ second: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let request = TableRequest(
      recordings: try folder.write(first, to: "a.csv"),
      recordingsAgainst: try folder.write(second, to: "b.csv"))
    let (registry, _) = try Registry.load(request)
    let compared = try OwnershipComparison.disputes(with: registry, request)
    return try #require(compared).0.map { dispute in
      let from = dispute.period.from == .distantPast ? "" : "\(dispute.period.from.seconds)"
      let until = dispute.period.until == .distantFuture ? "" : "\(dispute.period.until.seconds)"
      return "\(dispute.recording.text) \(dispute.patient?.text ?? "-")"
        + " \(dispute.against?.text ?? "-") \(from)..\(until)"
    }
  }

  private let header = "recording,patient,from,until\n"

  private func row(_ recording: String, _ patient: String, _ from: Int?, _ until: Int?) -> String {
    func time(_ second: Int?) -> String {
      second.map { "1970-01-01T00:00:\($0 < 10 ? "0" : "")\($0)Z" } ?? ""
    }
    return "\(recording),\(patient),\(time(from)),\(time(until))\n"
  }

  @Test func `exports that agree dispute nothing, whatever the order of their rows`() throws {
    let first =
      header + row("r-1", "p-1", nil, nil) + row("r-2", "p-2", nil, 10)
      + row("r-2", "p-3", 10, nil)
    let second =
      header + row("r-2", "p-3", 10, nil) + row("r-1", "p-1", nil, nil)
      + row("r-2", "p-2", nil, 10)
    #expect(try disputes(first, second) == [])
  }

  @Test func `periods cut in other pieces that say the same are no dispute`() throws {
    let first = header + row("r-1", "p-1", nil, nil)
    let second = header + row("r-1", "p-1", nil, 5) + row("r-1", "p-1", 5, nil)
    #expect(try disputes(first, second) == [])
  }

  @Test func `a recording that one export lacks is disputed for ever`() throws {
    let found = try disputes(
      header + row("r-1", "p-1", nil, nil), header + row("r-2", "p-1", nil, nil))
    #expect(found == ["r-1 p-1 - ..", "r-2 - p-1 .."])
  }

  @Test func `only the periods are named in which the owners differ`() throws {
    let first = header + row("r-1", "p-1", nil, 20) + row("r-1", "p-2", 20, nil)
    let second =
      header + row("r-1", "p-1", nil, 10) + row("r-1", "p-3", 10, 30)
      + row("r-1", "p-2", 30, 40)
    #expect(
      try disputes(first, second) == ["r-1 p-1 p-3 10..20", "r-1 p-2 p-3 20..30", "r-1 p-2 - 40.."])
  }

  @Test func `neighbouring periods that say the same are one`() throws {
    let first = header + row("r-1", "p-1", nil, 10) + row("r-1", "p-1", 10, nil)
    #expect(try disputes(first, header + row("r-1", "p-2", nil, nil)) == ["r-1 p-1 p-2 .."])
  }

  @Test func `a patient is compared byte for byte`() throws {
    let found = try disputes(
      header + row("r-1", "p-1", nil, nil), header + row("r-1", "P-1", nil, nil))
    #expect(found == ["r-1 p-1 P-1 .."])
  }

  @Test func `disputes stand in byte order of the recording`() throws {
    let names = ["r-10", "r-9", "r-1", "é", "Z"]
    let first = header + names.map { row($0, "p-1", nil, nil) }.joined()
    let second = header + names.reversed().map { row($0, "p-2", nil, nil) }.joined()
    let found = try disputes(first, second)
    #expect(found.map { $0.split(separator: " ")[0] } == ["Z", "r-1", "r-10", "r-9", "é"])
  }

  @Test func `thousands of recordings are compared one by one`() throws {
    let first = header + (0..<5000).map { row("r-\($0)", "p-\($0 / 2)", nil, nil) }.joined()
    let second =
      header
      + (0..<5000).map { row("r-\($0)", $0 % 1000 == 7 ? "p-x" : "p-\($0 / 2)", nil, nil) }
      .joined()
    #expect(try disputes(first, second).count == 5)
  }
}
