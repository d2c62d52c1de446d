import Foundation
import TestSupport
import Testing

@testable import AccessLogs

/// Lines of a layout that nobody has written down give one to start from.
struct LayoutGuessTests {
  private func start(_ lines: [String]) throws -> (format: String, text: String) {
    let folder = try TemporaryFolder()
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.url.appendingPathComponent("a.log"))
    let trial = try LogTrial(.file(path: folder.path("a.log")))
    let fit = try #require(try trial.formatFits().first)
    return (fit.format, try trial.startingProfile(fit, log: "a.log").text)
  }

  private func requests(_ line: (Int) -> String) -> [String] { (0..<30).map(line) }

  @Test func `quotes, brackets and names stay where they stand`() throws {
    let lines = requests {
      "192.0.2.\($0) h.example [09/Jun/2020:11:02:11 +0000] \"\($0)\" \"GET /media/r-\($0).mp4 HTTP/1.1\" "
        + "200 \($0)00 rt=0.\($0) id=\"x\($0)\""
    }
    let (format, text) = try start(lines)
    #expect(format == "text")
    #expect(
      text.contains(
        "layout: '$remote_addr $value2 [$time_local] \"$value4\" \"$request\" $status "
          + "$body_bytes_sent rt=$request_time id=\"$value9\"',"))
    #expect(text.contains("{ request: \"GET /media/{recording}.mp4\", action: \"opened\" }"))
    let read = try Gathered(lines.joined(separator: "\n"), profile: text)
    #expect(read.counts == [30, 0, 0])
  }

  @Test(arguments: ["|", "\t"])
  func `bars and tabs part values that have blanks`(separator: String) throws {
    let lines = requests {
      [
        "2020-06-09T11:02:11+00:00", "192.0.2.7", "\($0)", "GET /media/r-\($0).mp4 HTTP/1.1", "206",
        "5",
      ]
      .joined(separator: separator)
    }
    let (format, text) = try start(lines)
    #expect(format == "text")
    let parts = [
      "$time_iso8601", "$remote_addr", "$value3", "$request", "$status", "$body_bytes_sent",
    ]
    let mark = separator == "\t" ? "\\t" : separator
    #expect(text.contains("layout: '\(parts.joined(separator: mark))',"))
    #expect(try Gathered(lines.joined(separator: "\n"), profile: text).counts == [30, 0, 0])
  }

  @Test func `no value of a line gets into the layout`() throws {
    let lines = requests { _ in
      "[09/Jun/2020:11:02:11 +0000] Ada Lovelace 192.0.2.7 200 GET /media/r-1.mp4"
    }
    let (_, text) = try start(lines)
    #expect(!text.contains("Ada") && !text.contains("192.0.2.7"))
  }

  @Test func `lines without a time in common have no layout`() throws {
    let folder = try TemporaryFolder()
    try Data("a b c d\ne f\n".utf8).write(to: folder.url.appendingPathComponent("b.log"))
    let fits = try LogTrial(.file(path: folder.path("b.log"))).formatFits()
    #expect(!fits.contains { $0.format == "text" })
  }

  @Test func `JSON that names its request and its time in its own words is understood`() throws {
    let lines = requests {
      "{\"zeit\":\"15917005\($0 + 10).164\",\"wer\":\"P-1\",\"was\":{\"m\":\"GET\",\"u\":\"/media/C-\($0).mp4\"},\"st\":200}"
    }
    let (format, text) = try start(lines)
    #expect(format == "json-lines")
    for part in ["time: \"zeit\",", "path: \"was.u\",", "method: \"was.m\",", "epoch: \"s\","] {
      #expect(text.contains(part))
    }
    #expect(try Gathered(lines.joined(separator: "\n"), profile: text).counts == [30, 0, 0])
  }
}
