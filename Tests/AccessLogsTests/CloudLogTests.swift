import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// One incident as clouds and collectors log it, read by the built-in profiles (FORMATS §1.7 to §1.11).
struct CloudLogTests {
  /// `line action recording viewer|session bytes`; nil where the data is not beside the project.
  private func told(_ file: String, _ profile: String) throws -> (events: [String], Gathered)? {
    guard let folder = SharedData.folder("made") else { return nil }
    let text = try BuiltInProfileTests.text(profile + ".json5")
    let read = try Gathered([
      LogRequest(
        input: .file(path: folder.appendingPathComponent(file).path),
        profile: try Profile.parse(Array(text.utf8), file: profile))
    ])
    let events = read.events.map {
      "\($0.line) \($0.action.word) \($0.recording) \($0.viewer)|\($0.session) \($0.bytes)"
    }
    return (events, read)
  }

  @Test func `CloudTrail as it is delivered`() throws {
    guard let (events, read) = try told("cloudtrail-getobject.json", "cloudtrail") else { return }
    #expect(events == ["1 opened R-9001 P-1001| 1048576", "2 attempted R-9001 | 243"])
    #expect(read.counts == [2, 0, 0])
    #expect(read.events[0].range == ByteRange(first: 0, last: 1_048_575, total: nil))
    #expect(read.events[0].identity == "edc2222c-5063-47fb-9fc0-c2ffb86b9d15")
    #expect(try read.events[1].time == time("2020-06-09T12:10:01Z"))
  }

  @Test func `CloudTrail one event a line is the same events`() throws {
    guard let folder = SharedData.folder("made"),
      let (events, _) = try told("cloudtrail-getobject.json", "cloudtrail")
    else { return }
    let file = folder.appendingPathComponent("cloudtrail-getobject.json")
    let document = UnitText.of(
      Array(try Data(contentsOf: file)),
      .jsonRecords(each: try #require(FieldPath("Records[]"))), chunkSize: 100)
    let read = try Gathered(
      document.joined(separator: "\n"),
      profile: try BuiltInProfileTests.text("cloudtrail-ndjson.json5"))
    #expect(
      read.events.map {
        "\($0.line) \($0.action.word) \($0.recording) \($0.viewer)|\($0.session) \($0.bytes)"
      } == events)
  }

  @Test func `Google Cloud's audit log, with a repeated delivery`() throws {
    guard let (events, read) = try told("gcs-data-access.jsonl", "gcs-audit") else { return }
    #expect(events == ["1 opened R-9001 | -1", "2 attempted R-9001 | -1", "3 opened R-9001 | -1"])
    #expect(read.events[0].identity == read.events[2].identity)
    #expect(read.events[0].identity != read.events[1].identity)
    #expect(read.events.allSatisfy { $0.address == "203.0.113.9" })
    #expect(try read.events[0].time == time("2020-06-09T12:05:01.019837601Z"))
  }

  @Test func `Azure's resource log`() throws {
    guard let (events, read) = try told("azure-storage-resource.jsonl", "azure-storage") else {
      return
    }
    #expect(events == ["1 opened R-9001 |key1(HASH),SasSignature(HASH2) 1048576"])
    #expect(read.events[0].address == "203.0.113.9")
    #expect(try read.events[0].time == time("2020-06-09T12:05:01.0191345Z"))
  }

  @Test func `OpenTelemetry's records, in attributes and in the body`() throws {
    guard let (events, read) = try told("otlp-logs.jsonl", "otlp") else { return }
    #expect(
      events == [
        "1 opened R-9001 P-1001| 1048576", "2 shown R-9001 P-1001| -1",
        "2 shown R-9003 P-1001| -1",
      ])
    #expect(try read.events[0].time == time("2020-06-09T12:05:01.123456789Z"))
    #expect(try read.events[1].time == time("2020-06-09T12:05:02Z"))
  }

  // MARK: Without a profile

  private func guess(_ text: String) throws -> FormatGuess? {
    try (Array(text.utf8) + [UInt8](repeating: 0, count: 64)).withUnsafeBufferPointer { bytes in
      let slice = Slice(start: bytes.baseAddress, count: text.utf8.count)
      return JSONLines.guess(
        try #require(LogBeginning(slice, at: 0, line: 1, isEnd: true)))
    }
  }

  @Test(arguments: [
    ("cloudtrail-getobject.json", "cloudtrail"), ("gcs-data-access.jsonl", "gcs-audit"),
    ("azure-storage-resource.jsonl", "azure-storage"), ("otlp-logs.jsonl", "otlp"),
    ("ecs-access.jsonl", "ecs-access"),
  ])
  func `a cloud's log without a profile is refused with the profile to use`(
    file: String, profile: String
  ) throws {
    guard let folder = SharedData.folder("made") else { return }
    let request = LogRequest(input: .file(path: folder.appendingPathComponent(file).path))
    do throws(Problem) {
      // `time` is a default key of json-lines as well.
      let read = try Gathered([request])
      #expect(profile == "azure-storage" && read.tally.used == 0)
    } catch {
      #expect(error.kind == .usage && error.hint?.contains("--profile \(profile)") == true)
    }
  }

  @Test func `JSON with a default key, or that says nothing, is read by the default keys`() throws {
    for text in [
      "{", "{}", "{\"ts\":1}\n{", "{\"time\":1,\"x\":2}", " {\"x\":{},\"action\":\"a\"}\n{", "{\"a",
    ] {
      #expect(try guess(text) == .certain, "\(text)")
    }
  }

  @Test func `what needs each, or other keys, needs a profile`() throws {
    for text in ["[{\"time\":1}]", "{\n \"time\": 1\n}\n", "{\n  \"time\": 1,"] {
      #expect(try guess(text) == .likely(profile: "app-audit"), "\(text)")
    }
    #expect(try guess("\u{FEFF}\n  {\"Records\":[{\"a\":1}") == .likely(profile: "cloudtrail"))
    #expect(try guess("x{}") == .no)
  }
}
