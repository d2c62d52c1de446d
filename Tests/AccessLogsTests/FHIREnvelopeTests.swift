import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// The same resources one a line, in an array, in a Bundle and pretty-printed are the same records.
struct FHIREnvelopeTests {
  private static let audits: [AuditText] = (0..<40).map { number in
    var audit = number.isMultiple(of: 3) ? AuditText.r5 : .r4
    audit = audit.with("id", "\"a\(number)\"").with("text", #"{"div":"<p>{[\"}]</p>"}"#)
    if number.isMultiple(of: 5) { audit = audit.with("action", "\"C\"") }
    if number.isMultiple(of: 7) { audit = audit.with("recorded", nil) }
    return audit.about(#"{"reference":"Media/r-\#(number)"}"#)
  }

  private static func pretty(_ json: String) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: .prettyPrinted),
      as: UTF8.self)
  }

  private static func bundle(_ lines: [String]) -> String {
    let entries = lines.map {
      #"{"fullUrl":"urn:uuid:1","resource":\#($0),"search":{"mode":"match"}}"#
    }
    return #"{"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"x"}],"#
      + #""entry":[\#(entries.joined(separator: ","))]}"#
  }

  /// What does not depend on where a record stands.
  private func told(_ log: String, chunkSize: Int = 1 << 20) throws -> [String] {
    let read = try Gathered(Array(log.utf8), profile: fhirProfile, threads: 2, chunkSize: chunkSize)
    let tally = read.tally
    return [
      "\(tally.lines) = \(tally.used) + \(tally.ignored) + \(tally.rejected)",
      read.sources[0].rejected.map { "\($0.line)" }.joined(separator: " "),
    ] + read.events.map { "\($0.line) \($0.identity) \($0)" }
  }

  @Test(arguments: [1 << 20, 700, 64])
  func `a Bundle, an array and a resource a line are the same records`(chunkSize: Int) throws {
    let lines = Self.audits.map(\.line)
    let array = "[" + lines.joined(separator: ",") + "]"
    let right = try told(lines.joined(separator: "\n"))
    #expect(right[0] == "40 = 28 + 8 + 4" && right.count == 30)
    let ways = [
      array, Self.bundle(lines), try Self.pretty(array), try Self.pretty(Self.bundle(lines)),
      try lines.map(Self.pretty).joined(separator: "\n"),
      lines.map { Self.bundle([$0]) }.joined(separator: "\r\n"), "\u{FEFF}" + array,
      Self.bundle(Array(lines[..<9])) + "\n" + Self.bundle(Array(lines[9...])),
      "[" + lines[..<9].joined(separator: ",") + "]" + lines[9...].joined(separator: "\n"),
    ]
    for way in ways { #expect(try told(way, chunkSize: chunkSize) == right) }
  }

  @Test func `every event's bytes are those of its resource`() throws {
    let lines = Self.audits.map(\.line)
    let log = "[ " + lines.joined(separator: " ,\n ") + " ]"
    let read = try Gathered(log, profile: fhirProfile)
    #expect(read.events.count == 28)
    for event in read.events {
      #expect(event.raw == lines[Int(event.line) - 1])
      let start = log.utf8.index(log.utf8.startIndex, offsetBy: Int(event.offset))
      #expect(log.utf8[start...].starts(with: event.raw.utf8))
    }
  }

  @Test func `a Bundle inside a Bundle is rejected, for what it holds is not read`() throws {
    let inner = Self.bundle([AuditText.r4.line])
    let read = try Gathered(Self.bundle([inner, AuditText.r4.line]), profile: fhirProfile)
    #expect(read.counts == [1, 0, 1])
    #expect(read.sources[0].rejected.map(\.reason) == [Rejection.bundleInside.reason])
  }

  @Test func `a Bundle that ends early gives its whole resources and one that is rejected`() throws
  {
    let lines = Self.audits.filter { !$0.line.contains("\"C\"") }.map(\.line)
    let whole = Self.bundle(lines)
    let read = try Gathered(String(whole.dropLast(2)), profile: fhirProfile)
    #expect(read.tally.lines == lines.count + 1)
    #expect(read.sources[0].rejected.last?.line == lines.count + 1)
  }

  @Test func `a Bundle without entries is a log of nothing`() throws {
    let read = try Gathered(#"{"resourceType":"Bundle","type":"searchset"}"#, profile: fhirProfile)
    #expect(read.tally == Source.LineTally())
  }
}
