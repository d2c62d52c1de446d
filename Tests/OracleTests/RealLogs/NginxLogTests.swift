import TestSupport
import Testing

/// What nginx 1.22 wrote of 37 requests whose truth is known: whole files, ranges, a probe, HEAD, 304,
/// 416, clients that hung up, paths in disguise, and noise that no browser sends.
struct NginxLogTests {
  private static let folder = "generated/nginx-1.22.1"
  private static let recordings = "recording,patient,bytes\nR1,pt-1,5000000\n"
  private static let routes = """
    routes: [
      { request: "GET /{recording}.mp4", action: "opened" },
      { request: "GET /slow/{recording}.mp4", action: "opened" },
    ]
    """
  private static let combined = """
    { name: "combined", format: "combined", viewer: { field: "remote_user" }, \(routes) }
    """
  /// The times are those of the request's end, to the millisecond.
  private static let replay = """
    { name: "replay", format: "combined", viewer: { field: "remote_user" }, id: "rid",
      fields: { time: "msec", duration: "rt", range: ["crange", "range"] },
      epoch: "s", marks: "end", \(routes) }
    """
  private static let json = """
    { name: "json", format: "json-lines", viewer: { field: "user" },
      fields: { time: "msec", request: "request", status: "status", bytes: "body_bytes_sent",
                address: "remote_addr", range: ["content_range", "range"],
                duration: "request_time" },
      epoch: "s", marks: "end", \(routes) }
    """
  private static let stranger = "R1 of pt-1 by unknown:127.0.0.1"

  @Test func `combined: every request is what it was`() throws {
    let read = try RealRun(
      "combined.log", of: Self.folder, profile: Self.combined, recordings: Self.recordings)
    guard let read else { return }
    // Nine for something else: /deny, /nocontent, a path too long, TLS, nothing, PRI, two targets
    // in one, FOO, OPTIONS.
    #expect(read.lines == ["37", "28", "9", "0", "0"])
    // Refused: the range beyond the end and two bad requests. Shown: a probe of two bytes, eleven of
    // one, HEAD. Opened: three whole files, four ranges, one held already, three that hung up.
    #expect(read.counts(Self.stranger) == ["3", "0", "13", "10"])
    #expect(read.opened(Self.stranger) == ["5000000", "\"whole\""])
    #expect(read.counts("R1 of pt-1 by us er\"x") == ["0", "0", "1", "0"])
    #expect(read.counts("missing of null by unknown:127.0.0.1") == ["1", "0", "0", "0"])
    #expect(read.exposures.count == 3)
    let fields = read.exposures[Self.stranger]?.fields ?? [:]
    #expect(fields["opened.first"] == "\"2026-11-21T00:31:31.000Z\"")
    #expect(fields["opened.last"] == "\"2026-11-21T00:32:18.000Z\"")
    #expect(read.status.fields["data_subjects.confirmed"] == "0")
    #expect(read.status.fields["data_subjects.maximum"] == "1")
  }

  @Test func `the richer format says when a request began and which bytes went out`() throws {
    let read = try RealRun(
      "replay.log", of: Self.folder, profile: Self.replay, recordings: Self.recordings)
    guard let read else { return }
    #expect(read.lines == ["37", "28", "9", "0", "0"])
    #expect(read.counts(Self.stranger) == ["3", "0", "13", "10"])
    #expect(read.opened(Self.stranger) == ["5000000", "\"whole\""])
    let fields = read.exposures[Self.stranger]?.fields ?? [:]
    // 1795221091.091 less 0.003, and 1795221138.508 less 0.001.
    #expect(fields["opened.first"] == "\"2026-11-21T00:31:31.088Z\"")
    #expect(fields["opened.last"] == "\"2026-11-21T00:32:18.507Z\"")
  }

  /// `since` and `until` are the milliseconds behind 00:31.
  @Test(arguments: [
    // A range of a million, the last 500, and two ranges in one answer, whose overhead counts.
    ("31.160", "31.215", ["0", "0", "0", "3"], ["1000909", "\"partial\""]),
    // The whole as a range, and two ranges within it.
    ("31.140", "31.200", ["0", "0", "0", "3"], ["5000000", "\"whole\""]),
    // A probe, and a range that ends beyond the file.
    ("31.110", "31.130", ["0", "0", "1", "0"], ["null", "null"]),
    ("31.220", "31.230", ["1", "0", "0", "0"], ["null", "null"]),
    // HEAD sends nothing; 304 sends nothing either, but the client had it.
    ("31.230", "31.240", ["0", "0", "1", "0"], ["null", "null"]),
    ("31.240", "31.250", ["0", "0", "0", "1"], ["null", "\"unknown\""]),
    // Two clients that hung up after half a second, one of them on a range.
    ("31.260", "31.300", ["0", "0", "0", "1"], ["163840", "\"partial\""]),
    ("31.260", "32.000", ["0", "0", "0", "2"], ["327680", "\"partial\""]),
  ])
  func `a request at a time`(
    since: String, until: String, counts: [String?], opened: [String?]
  ) throws {
    for (log, profile) in [("replay.log", Self.replay), ("json.log", Self.json)] {
      let read = try RealRun(
        log, of: Self.folder, profile: profile, recordings: Self.recordings,
        options: "--since 2026-11-21T00:31:\(since)Z --until 2026-11-21T00:31:\(until)Z")
      guard let read else { return }
      #expect(read.counts(Self.stranger) == counts, "\(log)")
      #expect(read.opened(Self.stranger) == opened, "\(log)")
    }
  }

  @Test func `ranges that overlap are counted once, and without a size nothing is whole`() throws {
    let read = try RealRun(
      "replay.log", of: Self.folder, profile: Self.replay,
      recordings: "recording,patient\nR1,pt-1\n",
      options: "--since 2026-11-21T00:31:31.140Z --until 2026-11-21T00:31:31.200Z")
    guard let read else { return }
    #expect(read.opened(Self.stranger) == ["5000000", "\"unknown\""])
  }

  @Test func `JSON whose bytes are not all UTF-8 is read, and said to be repaired`() throws {
    let read = try RealRun(
      "json.log", of: Self.folder, profile: Self.json, recordings: Self.recordings)
    guard let read else { return }
    #expect(read.lines == ["37", "28", "9", "0", "3"])
    #expect(read.counts(Self.stranger) == ["3", "0", "13", "10"])
    #expect(read.opened(Self.stranger) == ["5000000", "\"whole\""])
    #expect(read.counts("R1 of pt-1 by p-1\"\\n") == ["0", "0", "1", "0"])
    #expect(read.exposures.count == 3)
  }
}
