import HTTP
import Model
import TestSupport
import Testing

/// One request against a server on this machine.
struct HTTPClientTests {
  private func failure(of request: HTTPRequest) -> Problem? {
    do throws(Problem) {
      _ = try HTTPClient().send(request)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a post arrives as it was given and its answer comes back`() throws {
    let server = try LoopbackServer(
      "HTTP/1.1 202 Accepted\r\nRetry-After:  7 \r\nContent-Length: 3\r\n\r\nyes")
    let request = HTTPRequest(
      .post, try WebAddress("http://127.0.0.1:\(server.port)/hook?a=b"),
      headers: [
        try HTTPRequest.Header("webhook-id", "msg_1"), try HTTPRequest.Header("X-Empty", ""),
        try HTTPRequest.Header("Content-Type", "application/json"),
      ],
      body: Array("{\"a\":\0}".utf8))
    let response = try HTTPClient().send(request)
    #expect(response.status == 202)
    #expect(response["retry-after"] == "7")
    #expect(response.body == Array("yes".utf8))

    let asked = try #require(server.requests().first)
    #expect(asked.hasPrefix("POST /hook?a=b HTTP/1.1\r\n"))
    #expect(asked.contains("\r\nwebhook-id: msg_1\r\n"))
    #expect(asked.contains("\r\nX-Empty:\r\n"))
    #expect(asked.contains("\r\nContent-Length: 7\r\n"))
    #expect(asked.hasSuffix("\r\n\r\n{\"a\":\0}"))
    #expect(!asked.contains("Expect:"))
  }

  @Test func `a get sends no body and no type`() throws {
    let server = try LoopbackServer("HTTP/1.1 204 No Content\r\n\r\n")
    let request = HTTPRequest(.get, try WebAddress("http://127.0.0.1:\(server.port)"))
    #expect(try HTTPClient().send(request).status == 204)
    let asked = try #require(server.requests().first)
    #expect(asked.hasPrefix("GET / HTTP/1.1\r\n"))
    #expect(!asked.lowercased().contains("content-"))
  }

  @Test func `a redirect is an answer and is not followed`() throws {
    let server = try LoopbackServer(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n")
    let request = HTTPRequest(.get, try WebAddress("http://127.0.0.1:\(server.port)/"))
    let response = try HTTPClient().send(request)
    #expect(response.status == 302)
    #expect(response["location"] == "http://127.0.0.1:1/elsewhere")
    #expect(server.requests().count == 1)
  }

  @Test(arguments: [
    "Content-Length: 70000\r\n\r\n", "\r\n",
    "Transfer-Encoding: chunked\r\n\r\n11170\r\n",
  ])
  func `an answer of more than 64 KiB fails, however it is framed`(framing: String) throws {
    let body = String(repeating: "x", count: 70_000)
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\n\(framing)\(body)")
    let problem = failure(
      of: HTTPRequest(.get, try WebAddress("http://127.0.0.1:\(server.port)/?secret=1")))
    #expect(problem?.kind == .undelivered)
    #expect(problem?.message == "127.0.0.1: the answer is longer than 64 KiB")
    _ = server.requests()
  }

  @Test(arguments: [
    "http://2130706433:1/", "http://0x7f.1:1/", "http://0177.0.0.1:1/", "http://0:1/",
    "http://[::ffff:127.0.0.1]:1/", "http://127.1:1/", "http://127.0.0.2:1/", "http://10.0.0.1:1/",
    "http://169.254.169.254/latest/", "http://[fd00::1]:1/", "http://[fe80::1]:1/",
  ])
  func `no spelling of a private address gets through`(text: String) throws {
    let request = HTTPRequest(.get, try WebAddress(text, plainHTTP: true))
    let problem = failure(of: request)
    #expect(problem?.kind == .undelivered)
    #expect(problem?.message.hasSuffix(": not sent to this address") == true)
  }

  @Test func `only an address that can be allowed is said to be`() throws {
    func hint(_ text: String, allowing: Bool) throws -> String? {
      failure(
        of: HTTPRequest(.get, try WebAddress(text, plainHTTP: true), allowPrivate: allowing))?.hint
    }
    #expect(try hint("http://10.0.0.1:1/", allowing: false)?.contains("--allow-private") == true)
    for text in ["http://0:1/", "http://169.254.169.254/", "http://[fe80::1]:1/"] {
      for allowing in [false, true] {
        #expect(try hint(text, allowing: allowing)?.contains("--allow-private") == false)
      }
    }
  }

  @Test func `another name of this machine is allowed where that was asked for`() throws {
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let address = try WebAddress("http://127.1:\(server.port)/", plainHTTP: true)
    let request = HTTPRequest(.get, address, allowPrivate: true)
    #expect(try HTTPClient().send(request).status == 200)
    _ = server.requests()
  }

  @Test func `a peer that hangs up is a failure that names the host and not the secret`() throws {
    let server = try LoopbackServer("")
    let address = try WebAddress("http://localhost:\(server.port)/services/T0/secret?key=secret")
    let problem = try #require(failure(of: HTTPRequest(.post, address, body: [1])))
    #expect(problem.kind == .undelivered)
    #expect(problem.message == "localhost: no answer")
    #expect(!"\(problem)".contains("secret"))
    _ = server.requests()
  }

  @Test func `an encrypted request to a server that speaks no TLS fails`() throws {
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let request = HTTPRequest(.get, try WebAddress("https://127.0.0.1:\(server.port)/"))
    #expect(failure(of: request)?.kind == .undelivered)
  }
}
