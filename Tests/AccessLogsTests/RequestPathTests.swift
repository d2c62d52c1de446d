import Model
import Testing

@testable import AccessLogs

/// The path a server understood (DESIGN §13, Paths; FORMATS §1.1).
struct RequestPathTests {
  /// Nil where there is no path. As a log writes it: escapes are undone first.
  static func path(_ target: String) -> String? {
    let bytes = Array(target.utf8) + [UInt8](repeating: 0x2F, count: 64)
    return bytes.withUnsafeBufferPointer { buffer in
      var arena = Arena()
      let written = Slice(start: buffer.baseAddress, count: target.utf8.count)
      let undone = LogEscapes.undone(written, arena: &arena)
      return RequestPath.normalised(undone, arena: &arena)?.text
    }
  }

  @Test(arguments: [
    ("/R1.mp4", "/R1.mp4"), ("/R1.mp4?sig=a%20b%22", "/R1.mp4"), ("/R1.mp4?", "/R1.mp4"),
    ("/%52%31.mp4", "/R1.mp4"), ("/./x/../R1.mp4", "/R1.mp4"), ("//R1.mp4", "/R1.mp4"),
    ("/a%2Fb", "/a/b"), ("/a%2f%2fb", "/a/b"), ("/a/%2e%2E/b", "/b"), ("/%2525", "/%25"),
    ("/a%zz%4", "/a%zz%4"), ("/a%", "/a%"), ("/a%3Fb", "/a?b"), ("/a?b=/../c", "/a"),
    ("/a#x", "/a"), ("/a#x?y", "/a"), ("/a?x#y", "/a"), ("/a%23b", "/a#b"),
    ("/a/", "/a/"), ("/a//", "/a/"), ("/a/.", "/a/"), ("/a/b/..", "/a/"), ("/..", "/"),
    ("/../../a", "/a"), ("/", "/"), ("/...", "/..."), ("/.a/..b", "/.a/..b"), ("/a..", "/a.."),
    ("http://evil.example/R1.mp4", "/R1.mp4"), ("https://h:8443//a?b", "/a"), ("http://h", "/"),
    ("http://h?a", "/"), ("HTTPS+x-1.0://h/%61", "/a"),
    (#"/a\x2fb"#, "/a/b"), (#"/a\x3Fb"#, "/a"), (#"/a\"b\\c"#, "/a\"b\\c"),
    (#"/a\qb\x2"#, #"/a\qb\x2"#),
    ("/0123456789abcde/./f", "/0123456789abcde/f"), ("/0123456789abcd//f", "/0123456789abcd/f"),
    ("/0123456789abcdef0123456789abcde%66", "/0123456789abcdef0123456789abcdef"),
  ])
  func `a target gives one path`(target: String, path: String) {
    #expect(Self.path(target) == path)
  }

  @Test(arguments: ["", "*", "host:443", "R1.mp4", "?a", "://h/a", "a b://h/a", "javascript:/a"])
  func `what has no path gives none`(target: String) {
    #expect(Self.path(target) == nil)
  }

  @Test func `what lies behind the path plays no part`() {
    // The padding is slashes: a path that ends in one must not see another.
    #expect(Self.path("/a/") == "/a/")
    #expect(Self.path("/aaaaaaaaaaaaaa/") == "/aaaaaaaaaaaaaa/")
    #expect(Self.path("/aaaaaaaaaaaaa/") == "/aaaaaaaaaaaaa/")
  }
}

/// `METHOD target HTTP/…` in its parts.
struct RequestLineTests {
  private func parts(_ request: String) -> [String] {
    Array(request.utf8).withUnsafeBufferPointer {
      let line = RequestLine(Slice($0))
      return [line.method.text, line.target.text]
    }
  }

  @Test func `a request is method, target and protocol`() {
    #expect(parts("GET /a HTTP/1.1") == ["GET", "/a"])
    #expect(parts("HEAD /a HTTP/2.0") == ["HEAD", "/a"])
    #expect(parts("PRI * HTTP/2.0") == ["PRI", "*"])
  }

  @Test func `servers skip spaces that are too many, and so do we`() {
    #expect(parts("GET  /a HTTP/1.1") == ["GET", "/a"])
    #expect(parts("GET /a  HTTP/1.1") == ["GET", "/a"])
    #expect(parts("GET /a HTTP/1.1 ") == ["GET", "/a"])
    #expect(parts("GET   ") == ["GET", ""])
  }

  @Test func `HTTP 0.9 has no protocol`() { #expect(parts("GET /a") == ["GET", "/a"]) }

  @Test func `a broken request has what it has`() {
    #expect(parts("") == ["", ""])
    #expect(parts("GET") == ["GET", ""])
    #expect(parts("GET ") == ["GET", ""])
    #expect(parts("GET / R1.mp4 HTTP/1.1") == ["GET", "/ R1.mp4"])
  }
}
