import Foundation
import HTTP
import Model
import TestSupport
import Testing

/// A peer must prove that it is the host of the address; `openssl` plays it.
struct CertificateTests {
  /// The port of a server that shows a certificate for `name`, and the certificate; it ends with the
  /// first connection, or in 30 seconds. Nil where openssl is not installed.
  private func server(
    for name: String, in place: borrowing TemporaryFolder
  ) throws -> (port: Int, certificate: String)? {
    let shell = Shell(folder: place.url.path, binary: "/usr/bin")
    let outcome = try shell.run(
      """
      command -v openssl >/dev/null || exit 77
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem \
        -out cert.pem -days 2 -subj /CN=\(name) -addext subjectAltName=DNS:\(name) 2>/dev/null
      mkfifo hold
      (timeout 30 openssl s_server -accept 127.0.0.1:0 -naccept 1 -cert cert.pem -key key.pem -www \
        >log 2>&1 &)
      until grep -q '^ACCEPT' log; do read -t 1 none <>hold || true; done
      grep '^ACCEPT' log
      """, seconds: 40)
    if outcome.status == 77 {
      print("skipped: openssl is not installed")
      return nil
    }
    let port = outcome.stdout.split(separator: ":").last.flatMap {
      Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return (try #require(port, "\(outcome)"), place.path("cert.pem"))
  }

  private func answer(_ port: Int, trusting certificates: String?) throws -> Result<Int, Problem> {
    var client = HTTPClient()
    client.certificates = certificates
    let request = HTTPRequest(.get, try WebAddress("https://localhost:\(port)/?secret"))
    do throws(Problem) {
      return .success(try client.send(request).status)
    } catch {
      return .failure(error)
    }
  }

  @Test func `a certificate of that host by a trusted authority is taken`() throws {
    let place = try TemporaryFolder()
    guard let server = try server(for: "localhost", in: place) else { return }
    #expect(try answer(server.port, trusting: server.certificate).get() == 200)
  }

  @Test func `a certificate of another host is refused, though its authority is trusted`() throws {
    let place = try TemporaryFolder()
    guard let server = try server(for: "hooks.example", in: place) else { return }
    let result = try answer(server.port, trusting: server.certificate)
    guard case .failure(let problem) = result else {
      Issue.record("it was taken")
      return
    }
    #expect(problem.kind == .undelivered)
    #expect(problem.message == "localhost: its certificate does not prove that it is this host")
    #expect(!"\(problem)".contains("secret"))
  }

  @Test func `a certificate by an authority that nobody trusts is refused`() throws {
    let place = try TemporaryFolder()
    guard let server = try server(for: "localhost", in: place) else { return }
    guard case .failure(let problem) = try answer(server.port, trusting: nil) else {
      Issue.record("it was taken")
      return
    }
    #expect(problem.kind == .undelivered)
  }
}
