import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// The invented incident in the formats with named columns, as real servers and consoles write them.
struct ColumnSampleTests {
  private func log(_ name: String) throws -> [UInt8]? {
    guard let folder = SharedData.folder("made") else { return nil }
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  private func read(_ name: String, _ profile: String) throws -> Gathered? {
    try log(name).map { try Gathered($0, profile: profile) }
  }

  @Test func `an IIS log whose fields change in the middle`() throws {
    let profile = """
      { name: "x", format: "w3c", viewer: { field: "cs-username" },
        routes: [{ request: "GET /replays/{recording}.mp4", action: "opened" }] }
      """
    guard let read = try read("iis.log", profile) else { return }
    #expect(read.counts == [2, 6, 0])
    #expect(read.events.map(\.recording) == ["R-9001", "R-9002"])
    #expect(read.events.map(\.viewer) == ["EXAMPLE\\p1001", ""])
    #expect(read.events[0].time == (try time("2020-06-09T12:04:58.86Z")))
    #expect(read.events[1].bytes == -1 && read.events[0].bytes == 1_048_990)
  }

  @Test func `a CloudFront log with ranges and a viewer in the query`() throws {
    let profile = """
      { name: "x", format: "cloudfront", viewer: { field: "cs-uri-query?v" },
        routes: [{ request: "GET /{recording}.mp4", action: "opened" },
          { request: "GET /{recording}/*/*", action: "opened" },
          { request: "GET /{recording}/master.m3u8", action: "opened" }] }
      """
    guard let read = try read("cloudfront-standard.log", profile) else { return }
    #expect(read.tally.rejected == 0 && read.tally.used > 6)
    #expect(Set(read.events.map(\.viewer)) == ["P-1001"])
    // A playlist of 802 bytes with its headers is no opening; nobody answered the one with 000.
    #expect(read.events[0].action == .shown && read.events[0].recording == "R-9001")
    let ranged = try #require(read.events.first { $0.range != nil })
    #expect(ranged.recording == "R-9002" && ranged.range?.last == 1_048_575)
    #expect(ranged.identity == "rid-120509==")
    #expect(read.events.contains { $0.action == .attempted })
  }

  @Test func `an export with a mark, a date of no one country and a quoted line end`() throws {
    let profile = """
      { name: "x", format: "csv", epoch: "s",
        fields: { time: "timestamp", viewer: "viewer_id", recording: "recording_id",
          action: "action", status: "status", bytes: "bytes" },
        actions: { open: "opened", list: "shown" } }
      """
    guard let read = try read("access-export.csv", profile) else { return }
    #expect(read.counts == [3, 1, 1])
    #expect(read.sources[0].rejected.map(\.line) == [2])
    #expect(read.recordings == ["R-9002", "R-9003"])
    #expect(read.events[1].viewer == "=cmd|' /C calc'!A0" && read.events[1].bytes == -1)
  }

  @Test func `usage of Google's storage`() throws {
    let profile = try BuiltInProfileTests.text("gcs-usage.json5")
    guard let read = try read("gcs-usage.csv", profile) else { return }
    #expect(read.counts == [1, 1, 0] && read.recordings == ["R-9001"])
    #expect(read.events[0].time == (try time("2020-06-09T12:05:01.833227Z")))
  }

  @Test func `analytics of Azure's storage`() throws {
    let profile = try BuiltInProfileTests.text("azure-storage-analytics.json5")
    guard let read = try read("azure-storage-analytics-2.0.log", profile) else { return }
    #expect(read.counts == [1, 0, 0] && read.recordings == ["R-9001"])
    #expect(read.events[0].address == "203.0.113.9")
  }

  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `the files of csv-spectrum have the cells that they say`(name: String) throws {
    guard let folder = SharedData.folder("csv-spectrum") else { return }
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appendingPathComponent("json/\(name).json")))
    let wanted = try #require(json as? [[String: String]])
    let log = Array(try Data(contentsOf: folder.appendingPathComponent("csvs/\(name).csv")))
    let rows = Self.rows(log)
    let header = try #require(rows.first)
    #expect(rows.count == wanted.count + 1)
    for (row, wanted) in zip(rows.dropFirst(), wanted) {
      #expect(Dictionary(zip(header, row)) { $1 } == wanted)
    }
  }

  private static func rows(_ log: [UInt8]) -> [[String]] {
    let padded = log + [UInt8](repeating: 0, count: Chunk.slack)
    let cut = CSVCut(scanner: CSVScanner())
    var rows: [[String]] = []
    var arena = Arena()
    padded.withUnsafeBufferPointer { bytes in
      var rest = Slice(start: bytes.baseAddress, count: log.count)
      var record = CSVRecord()
      while !rest.isEmpty, let (unit, _) = cut.next(in: rest, isEnd: true, &record) {
        rows.append(
          record.fields.withUnsafeBufferPointer { fields in
            let cells = CSVCells(fields: fields, doubled: record.doubled)
            return fields.indices.map { cells.value($0, &arena)?.text ?? "" }
          })
        rest = rest.dropping(min(unit.count + 1, rest.count))
      }
    }
    return rows
  }
}
