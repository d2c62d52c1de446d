import CCurl
package import Model

/// Makes checked requests through libcurl, which is loaded when the first one is made.
///
/// Certificates and host names are verified, TLS is 1.2 or later, no redirect is followed, no proxy
/// is taken from the environment, the peer's address is judged on the socket, and both time and
/// answer are bounded. The only place in Candour where anything leaves the machine.
package struct HTTPClient: Sendable {
  /// Of body and headers together; a longer answer fails the request.
  package static let answerLimit = 64 * 1024
  /// How many requests run at once.
  package static let atOnce = 8

  /// To the end of the handshake.
  package var connectMilliseconds = 10_000
  /// Of the whole exchange.
  package var totalMilliseconds = 30_000
  /// A file of certificates (PEM) to trust in the place of libcurl's own.
  package var certificates: String?

  package init() {}

  /// Any status is an answer. Throws `.undelivered` where there is none, naming the host and never
  /// the path or the query.
  package func send(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
    var left: HTTPRequest? = request
    var answer: Result<HTTPResponse, HTTPSilence>?
    try run(lanes: 1) { (_) throws(Problem) in
      defer { left = nil }
      return left
    } answered: { (_, result) throws(Problem) in
      answer = result
    }
    guard let answer else { throw .notSent(request.address.host, "no memory") }
    switch answer {
    case .success(let response): return response
    case .failure(let silence): throw silence.problem
    }
  }

  /// Several requests at once in one thread, one at a time in each lane.
  ///
  /// - Parameters:
  ///   - next: what to send next in a lane; nil ends it. Asked again after each answer.
  ///   - answered: the answer, or why there is none.
  ///   - cancelled: asked several times a second; true ends everything with `.interrupted`.
  ///
  /// Throws what the closures throw, and `.undelivered` where libcurl is not there.
  package func run(
    lanes: Int, cancelled: () -> Bool = { false },
    next: (_ lane: Int) throws(Problem) -> HTTPRequest?,
    answered: (_ lane: Int, Result<HTTPResponse, HTTPSilence>) throws(Problem) -> Void
  ) throws(Problem) {
    guard candour_curl_load() else { throw .noLibrary }
    let transfers = try Transfers(settings: self)
    var waiting = Array((0..<lanes).reversed())
    while true {
      while transfers.count < Self.atOnce, let lane = waiting.popLast() {
        guard let request = try next(lane) else { continue }
        if let problem = transfers.begin(request, lane: lane) {
          try answered(lane, .failure(HTTPSilence(problem: problem, isSent: false)))
          waiting.append(lane)
        }
      }
      if transfers.count == 0 { return }
      if cancelled() { throw .interrupted }
      guard transfers.step() else { throw .notSent("libcurl", "it failed") }
      while let (lane, result) = transfers.ended() {
        try answered(lane, result)
        waiting.append(lane)
      }
    }
  }
}

extension Problem {
  fileprivate static var noLibrary: Problem {
    Problem(
      .undelivered, "libcurl is not on this machine", reason: "libcurl.so.4 could not be loaded",
      hint: "sudo apt-get install libcurl4")
  }

  fileprivate static var interrupted: Problem { Problem(.interrupted, "interrupted") }

  static func notSent(_ host: String, _ reason: String) -> Problem {
    Problem(.undelivered, "\(host): the request was not sent", reason: reason)
  }
}
