import Foundation
import HTTP
import Model
import TestSupport
import Testing

/// Peers that do what they can to keep, to mislead or to flood us.
struct HostilePeerTests {
  private func client(milliseconds: Int = 400) -> HTTPClient {
    var client = HTTPClient()
    client.connectMilliseconds = milliseconds
    client.totalMilliseconds = milliseconds
    return client
  }

  private func failure(of reply: LoopbackServer.Reply) throws -> Problem? {
    let server = try LoopbackServer([reply])
    let request = HTTPRequest(
      .post, try WebAddress("http://127.0.0.1:\(server.port)/services/secret?key=secret"),
      body: Array("{}".utf8))
    defer { _ = server.requests() }
    do throws(Problem) {
      _ = try client().send(request)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    LoopbackServer.Reply.silence, .dribble(""),
    .dribble("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nslowly, one after the other"),
    .dribble("HTTP/1.1 200 OK\r\nX: 1\r\n"),
  ])
  func `a peer that takes its time is left, whatever it has said so far`(
    reply: LoopbackServer.Reply
  ) throws {
    let problem = try #require(try failure(of: reply))
    #expect(problem.kind == .undelivered)
    #expect(problem.message == "127.0.0.1: no answer")
    #expect(!"\(problem)".contains("secret"))
  }

  @Test(arguments: [
    LoopbackServer.Reply.endless(
      head: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", piece: "1\r\nx\r\n"),
    .endless(head: "HTTP/1.1 200 OK\r\n", piece: "X-More: of the same\r\n"),
    .endless(head: "HTTP/1.1 200 OK\r\n\r\n", piece: "xxxxxxxxxxxxxxxx"),
    .endless(head: "", piece: "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
  ])
  func `an answer without an end is cut`(reply: LoopbackServer.Reply) throws {
    #expect(try failure(of: reply)?.kind == .undelivered)
  }

  @Test(arguments: [
    LoopbackServer.Reply.hangUp, .text(""), .text("HTTP/1.1 200"), .text("HTTP/1.1 200 OK\r\nX"),
    .text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
    .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
    .text("\0\0\0\0"), .text("SSH-2.0-OpenSSH_9.2\r\n"),
  ])
  func `a peer that hangs up at any stage has not answered`(reply: LoopbackServer.Reply) throws {
    #expect(try failure(of: reply)?.kind == .undelivered)
  }

  @Test func `many at once do not wait for the slowest, and each lane keeps its order`() throws {
    let slow = try LoopbackServer([.silence])
    let quick = try LoopbackServer([.status(200), .status(500), .status(204)])
    var left = [
      [HTTPRequest(.post, try WebAddress("http://127.0.0.1:\(slow.port)/"))],
      try (1...3).map {
        HTTPRequest(.post, try WebAddress("http://127.0.0.1:\(quick.port)/\($0)"))
      },
    ]
    var order: [String] = []
    try client(milliseconds: 6000).run(lanes: 2) { (lane) throws(Problem) in
      left[lane].isEmpty ? nil : left[lane].removeFirst()
    } answered: { (lane, result) throws(Problem) in
      let status = (try? result.get().status).map(String.init) ?? "none"
      order.append("\(lane) \(status)")
    }
    #expect(order == ["1 200", "1 500", "1 204", "0 none"])
    #expect(quick.requests().map { $0.prefix(7) } == ["POST /1", "POST /2", "POST /3"])
    _ = slow.requests()
  }

  @Test func `more lanes than run at once are all served`() throws {
    let count = HTTPClient.atOnce * 3
    let server = try LoopbackServer([LoopbackServer.Reply](repeating: .status(200), count: count))
    var asked = Set<Int>()
    var answered = 0
    try client(milliseconds: 20_000).run(lanes: count) { (lane) throws(Problem) in
      guard asked.insert(lane).inserted else { return nil }
      return HTTPRequest(.get, try WebAddress("http://127.0.0.1:\(server.port)/"))
    } answered: { (_, result) throws(Problem) in
      if (try? result.get().status) == 200 { answered += 1 }
    }
    #expect(answered == count)
    _ = server.requests()
  }

  @Test func `an interrupt ends what waits`() throws {
    let server = try LoopbackServer([.silence])
    let request = HTTPRequest(.get, try WebAddress("http://127.0.0.1:\(server.port)/"))
    var asked = 0
    let problem = #expect(throws: Problem.self) {
      try client(milliseconds: 20_000).run(lanes: 1) {
        asked += 1
        return asked > 5
      } next: { (_) throws(Problem) in
        request
      } answered: { (_, _) throws(Problem) in
      }
    }
    #expect(problem?.kind == .interrupted)
    _ = server.requests()
  }
}
