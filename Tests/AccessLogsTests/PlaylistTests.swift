import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// A playlist played from end to end, in the log of the server that served it.
struct PlaylistTests {
  /// The segments of an HLS playlist (RFC 8216), with how long each plays in microseconds.
  private func segments(_ playlist: String) -> [(uri: String, microseconds: Int64)] {
    var segments: [(String, Int64)] = []
    var seconds: Double?
    for line in playlist.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("#EXTINF:") {
        seconds = Double(line.dropFirst(8).prefix { $0 != "," })
      } else if !line.hasPrefix("#"), let played = seconds {
        segments.append((String(line), Int64((played * 1_000_000).rounded())))
      }
    }
    return segments
  }

  @Test func `each segment plays what its playlist says, in whatever rendition`() throws {
    guard let folder = SharedData.folder("made") else { return }
    let playlist = try String(
      contentsOf: folder.appendingPathComponent("hls-media.m3u8"), encoding: .utf8)
    let segments = segments(playlist)
    #expect(segments.count == 5)
    let profile = try BuiltInProfileTests.text("hls.json5")
    let base = "/hls/R-9001"
    let fetched =
      ["\(base)/master.m3u8", "\(base)/360p/index.m3u8", "/keys/R-9001"]
      + segments.enumerated().map { "\(base)/\($0 < 2 ? 360 : 720)p/\($1.uri)" }
    let log = fetched.enumerated().map { second, path in
      "192.0.2.7 - P-1001 [09/Jun/2020:12:05:0\(second) +0000] \"GET \(path) HTTP/1.1\" 200 75232 \"-\" \"-\""
    }
    let events = try Gathered(log.joined(separator: "\n"), profile: profile).events.sorted()
    #expect(events.map(\.recording) == Array(repeating: "R-9001", count: fetched.count))
    #expect(events.map(\.action) == [.shown, .shown, .shown] + segments.map { _ in .opened })
    var from: Int64 = 0
    for (event, segment) in zip(events.dropFirst(3), segments) {
      // One file cut into stretches of bytes has no numbers: what it plays is not known.
      let media =
        segment.uri.hasPrefix("seg")
        ? MediaSpan(from: from, until: from + segment.microseconds) : nil
      #expect(event.media == media, "\(segment.uri)")
      from += segment.microseconds
    }
  }
}
