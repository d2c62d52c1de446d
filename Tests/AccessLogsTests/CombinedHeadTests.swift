import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Who asked, from where, of which site: what stands before the date of a combined line, in every form
/// that servers write (FORMATS §1.1, §1.2).
struct CombinedHeadTests {
  private let profile = """
    { name: "a", format: "combined", viewer: { field: "remote_user" }, session: { field: "vhost" },
      routes: [ { request: "GET /{recording}.mp4", action: "opened" } ] }
    """

  /// `site|address|user` of a head.
  private func told(_ head: String) throws -> String? {
    let line = head + " [09/Jun/2020:12:00:00 +0100] \"GET /r-1.mp4 HTTP/1.1\" 200 5000\n"
    return try Gathered(line, profile: profile).events.first.map {
      "\($0.session)|\($0.address)|\($0.viewer)"
    }
  }

  @Test(arguments: [
    ("192.0.2.7 - -", "|192.0.2.7|"),
    ("192.0.2.7 - 7", "|192.0.2.7|7"),
    ("192.0.2.7 - us er 7", "|192.0.2.7|us er 7"),
    ("192.0.2.7 -  - ", "|192.0.2.7| - "),
    ("192.0.2.7 - \"\"", "|192.0.2.7|"),
    ("192.0.2.7 ident 7", "|192.0.2.7|7"),
    ("192.0.2.7 ident us er", "|192.0.2.7|us er"),
    ("2001:db8::7 - 7", "|2001:db8::7|7"),
    ("::ffff:192.0.2.7 - 7", "|::ffff:192.0.2.7|7"),
    ("client.example - 7", "|client.example|7"),
    ("client.example ident 7", "|client.example|7"),
    ("client.example ident -", "|client.example|"),
    ("192.0.2.7:4711 - 7", "|192.0.2.7|7"),
    ("unix: - 7", "|unix:|7"),
    ("192.0.2.7, 192.0.2.8 - 7", "|192.0.2.7, 192.0.2.8|7"),
  ])
  func `without a site the first word is the address`(head: String, wanted: String) throws {
    #expect(try told(head) == wanted)
  }

  @Test(arguments: [
    ("replays.example 192.0.2.7 - 7", "replays.example|192.0.2.7|7"),
    ("replays.example:80 192.0.2.7 - -", "replays.example:80|192.0.2.7|"),
    ("replays.example:443 192.0.2.7 - us er 7", "replays.example:443|192.0.2.7|us er 7"),
    ("replays.example:443 2001:db8::7 - 7", "replays.example:443|2001:db8::7|7"),
    ("replays.example:443 192.0.2.7 ident 7", "replays.example:443|192.0.2.7|7"),
    ("replays.example 192.0.2.7 -  - ", "replays.example|192.0.2.7| - "),
    ("replays.example:80 client.example - 7", "replays.example:80|client.example|7"),
    ("replays.example:80 client.example ident 7", "replays.example:80|client.example|7"),
    ("replays.example client.example - 7", "replays.example|client.example|7"),
    ("127.0.0.1 192.0.2.7 - 7", "127.0.0.1|192.0.2.7|7"),
    ("192.0.2.1:8080 192.0.2.7 - 7", "192.0.2.1:8080|192.0.2.7|7"),
    ("[2001:db8::1]:443 192.0.2.7 - 7", "[2001:db8::1]:443|192.0.2.7|7"),
    ("_ 192.0.2.7 - 7", "_|192.0.2.7|7"),
    (" 192.0.2.7 - 7", "|192.0.2.7|7"),
    ("replays.example unix: - 7", "replays.example|unix:|7"),
    ("replays.example:80 192.0.2.7, 192.0.2.8 - 7", "replays.example:80|192.0.2.7, 192.0.2.8|7"),
  ])
  func `a site may stand before the address`(head: String, wanted: String) throws {
    #expect(try told(head) == wanted)
  }

  @Test(arguments: [
    "192.0.2.9 - victim", "replays.example:80 192.0.2.9 - victim", "- - victim", "x:80 - -",
  ])
  func `a user cannot pose as another address or user`(user: String) throws {
    #expect(try told("192.0.2.7 - \(user)") == "|192.0.2.7|\(user)")
    #expect(try told("a.example:80 192.0.2.7 - \(user)") == "a.example:80|192.0.2.7|\(user)")
  }

  @Test func `a field of that name behind the line is the site where none stands before it`() throws
  {
    let rest = " [09/Jun/2020:12:00:00 +0100] \"GET /r-1.mp4 HTTP/1.1\" 200 5000 \"-\" \"-\""
    func site(_ line: String) throws -> [String] {
      try Gathered(line, profile: profile).events.map(\.session)
    }
    #expect(try site("192.0.2.7 - 7\(rest) vhost=a.example") == ["a.example"])
    #expect(try site("b.example:80 192.0.2.7 - 7\(rest) vhost=a.example") == ["b.example:80"])
    #expect(try site("192.0.2.7 - 7\(rest) vhost=a vhost=b") == [])
  }

  @Test(arguments: ["", " ", "  ", "a", "a ", "a b", "a b ", "a b c", ",", ", ", "a, ", "a, b,"])
  func `a head of any words is read without harm`(head: String) throws {
    #expect(try told(head) != nil)
  }

  @Test func `what Apache wrote for many sites is what it wrote for one`() throws {
    guard let folder = SharedData.folder("generated/apache-2.4.71") else { return }
    let read = try ["combined_O.log", "vhost.log"].map { name in
      try Gathered(
        [
          LogRequest(
            input: .file(path: folder.appendingPathComponent(name).path),
            profile: try Profile.parse(
              Array(
                profile.replacing("/{recording}.mp4", with: "/**/{recording}").utf8), file: "p"))
        ])
    }
    let sites = read.map { Set($0.events.map(\.session)) }
    #expect(sites == [[""], ["localhost:80"]])
    #expect(read[0].counts == read[1].counts && read[0].counts == [21, 4, 0])
    #expect(read[0].events.map(\.description) == read[1].events.map(\.description))
    #expect(read[0].events.map(\.address) == read[1].events.map(\.address))
  }
}
