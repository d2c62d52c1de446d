import CCurl
package import Model

/// Makes one checked request through libcurl, which is loaded when the first one is made.
///
/// Certificates and host names are verified, TLS is 1.2 or later, no redirect is followed, no proxy
/// is taken from the environment, the peer's address is judged on the socket, and both time and
/// answer are bounded. The only place in Candour where anything leaves the machine.
package struct HTTPClient: Sendable {
  /// Of body and headers together; a longer answer fails the request.
  package static let answerLimit = 64 * 1024
  static let connectMilliseconds = 10_000
  static let totalMilliseconds = 30_000

  package init() {}

  /// Any status is an answer. Throws `.undelivered` where there is none, naming the host and never
  /// the path or the query.
  package func send(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
    guard candour_curl_load() else { throw .noLibrary }
    guard let handle = candour_curl_new() else { throw .failed(request.address.host, "no memory") }
    defer { candour_curl_free(handle) }
    let exchange = Exchange(request)
    guard let lines = exchange.headerLines() else {
      throw .failed(request.address.host, "no memory")
    }
    defer { candour_curl_free_list(lines) }

    // `exchange` and `lines` outlive the transfer: libcurl keeps bare pointers to both.
    return try withExtendedLifetime(exchange) { () throws(Problem) in
      // A switch that libcurl refuses would leave a guard open: nothing is sent then.
      guard exchange.prepare(handle, lines) else {
        throw .failed(request.address.host, "this libcurl lacks a safeguard that is needed")
      }
      let code = candour_curl_perform(handle)
      var status = 0
      _ = candour_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
      if let problem = exchange.problem(code) { throw problem }
      return HTTPResponse(status: status, headers: exchange.headers, body: exchange.body)
    }
  }
}

extension Problem {
  fileprivate static var noLibrary: Problem {
    Problem(
      .undelivered, "libcurl is not on this machine", reason: "libcurl.so.4 could not be loaded",
      hint: "sudo apt-get install libcurl4")
  }

  fileprivate static func failed(_ host: String, _ reason: String) -> Problem {
    Problem(.undelivered, "\(host): the request was not sent", reason: reason)
  }
}
