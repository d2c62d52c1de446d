import Foundation
import TestSupport
import Testing

/// An invented incident as an application's own events tell it, and as ECS does, with the ownership
/// table as it was exported.
struct ApplicationLogTests {
  private static let folder = "made"
  private static let columns = "--column recording=recording_id --column patient=patient_id"

  private func ownership() throws -> String? {
    guard let data = SharedData.folder(Self.folder) else { return nil }
    return try String(contentsOf: data.appendingPathComponent("ownership.csv"), encoding: .utf8)
  }

  @Test func `one line lists three recordings, another opens one; times as text and as numbers`()
    throws
  {
    guard let recordings = try ownership() else { return }
    let profile = """
      { name: "app", format: "json-lines", epoch: "ms",
        fields: { time: "ts", viewer: "viewer", session: "session", action: "event",
                  recording: ["items[].recording", "recording"] },
        actions: { "replay.list": "shown", "replay.open": "opened" } }
      """
    let read = try RealRun(
      "app-events.jsonl", of: Self.folder, profile: profile, recordings: recordings,
      options: Self.columns)
    guard let read else { return }
    #expect(read.lines == ["4", "3", "1", "0", "0"])
    #expect(read.exposures.count == 3)
    #expect(read.counts("R-9001 of P-2001 by P-1001") == ["0", "0", "1", "1"])
    #expect(read.opened("R-9001 of P-2001 by P-1001") == ["null", "\"unknown\""])
    let fields = read.exposures["R-9001 of P-2001 by P-1001"]?.fields ?? [:]
    #expect(fields["shown.first"] == "\"2020-06-09T12:05:00.000Z\"")
    #expect(fields["opened.first"] == "\"2020-06-09T12:05:01.123Z\"")
    #expect(fields["viewer_kind"] == "\"patient\"")
    #expect(read.counts("R-9002 of P-2002 by P-1001") == ["0", "0", "1", "0"])
    #expect(read.counts("R-9003 of P-2003 by P-1001") == ["0", "0", "1", "0"])
    #expect(read.status.fields["data_subjects.confirmed"] == "1")
    #expect(read.status.fields["data_subjects.maximum"] == "3")
    #expect(read.status.fields["data_subjects.bound"] == "\"exact\"")
  }

  @Test func `without an epoch a time that is a number is no time`() throws {
    guard let recordings = try ownership() else { return }
    let profile = """
      { name: "app", format: "json-lines",
        fields: { time: "ts", viewer: "viewer", action: "event",
                  recording: ["items[].recording", "recording"] },
        actions: { "replay.list": "shown", "replay.open": "opened", "player.progress": "opened" } }
      """
    let read = try RealRun(
      "app-events.jsonl", of: Self.folder, profile: profile, recordings: recordings,
      options: Self.columns)
    guard let read else { return }
    #expect(read.lines == ["4", "2", "0", "2", "0"])
    #expect(read.counts("R-9001 of P-2001 by P-1001") == ["0", "0", "1", "0"])
    #expect(read.status.fields["data_subjects.bound"] == "\"at_least\"")
  }

  @Test func `ECS nested and dotted is the same`() throws {
    guard let recordings = try ownership() else { return }
    let profile = """
      { name: "ecs", format: "json-lines",
        fields: { time: "@timestamp", viewer: "user.id", address: "source.ip", path: "url.path",
                  method: "http.request.method", status: "http.response.status_code",
                  bytes: "http.response.body.bytes" },
        routes: [{ request: "* /v1/replays/{recording}/content", action: "opened" }] }
      """
    let read = try RealRun(
      "ecs-access.jsonl", of: Self.folder, profile: profile, recordings: recordings,
      options: Self.columns)
    guard let read else { return }
    #expect(read.lines == ["2", "2", "0", "0", "0"])
    #expect(read.counts("R-9001 of P-2001 by P-1001") == ["0", "0", "0", "1"])
    #expect(read.opened("R-9001 of P-2001 by P-1001") == ["1048576", "\"partial\""])
    #expect(read.counts("R-9002 of P-2002 by P-1001") == ["1", "0", "0", "0"])
    #expect(read.status.fields["window.first"] == "\"2020-06-09T12:05:01.123Z\"")
    #expect(read.status.fields["window.last"] == "\"2020-06-09T12:05:02.000Z\"")
  }
}
