import HTTP
import Model
import Testing

/// Which texts are addresses, and which host they name.
struct WebAddressTests {
  @Test(arguments: [
    ("https://hooks.example.com/a?b=c#d", "hooks.example.com"),
    ("HTTPS://Hooks.Example.COM:8443", "hooks.example.com"),
    ("https://[2001:DB8::1]:443/x", "[2001:db8::1]"), ("https://a?@b", "a"), ("https://a#@b", "a"),
    ("http://localhost:80/", "localhost"), ("http://127.0.0.1/", "127.0.0.1"),
    ("http://[::1]:9/", "[::1]"),
  ])
  func `the host is what stands between the slashes`(text: String, host: String) throws {
    #expect(try WebAddress(text).host == host)
  }

  @Test(arguments: [
    "", "hooks.example.com", "ftp://a/", "file:///etc/hostname", "https://", "https:///a",
    "https:/a", "https://a b/", "https://a\n/", "https://localhost\\@b/", "https://%31/",
    "https://bücher.example/", "https://a:", "https://a:b/", "https://a:65536/", "https://a:+1/",
    "https://[::1/", "https://[::1]x/", "https://a,b/", "javascript:https://a",
  ])
  func `what two readers could read two ways is refused`(text: String) {
    #expect(throws: Problem.self) { try WebAddress(text) }
  }

  @Test(arguments: ["https://user@a/", "https://user:secret@a/", "http://good.example@127.0.0.1/"])
  func `user info is refused and not repeated`(text: String) {
    let problem = #expect(throws: Problem.self) { try WebAddress(text) }
    #expect(problem?.message == "an address must not hold a user or a password")
    #expect(problem.map { "\($0)".contains("secret") } == false)
  }

  @Test(arguments: ["http://example.com/", "http://127.0.0.2/", "http://localhost.example/"])
  func `plain http is for this machine, or asked for`(text: String) throws {
    #expect(throws: Problem.self) { try WebAddress(text) }
    #expect(try WebAddress(text, plainHTTP: true).isEncrypted == false)
  }

  @Test func `a header cannot begin another`() {
    for value in ["a\r\nb: c", "a\n", "\0", "é", "\u{7F}"] {
      #expect(throws: Problem.self) { try HTTPRequest.Header("a", value) }
    }
    for name in ["", "a b", "a:", "a\r", "é"] {
      #expect(throws: Problem.self) { try HTTPRequest.Header(name, "v") }
    }
  }
}
