import Model
import Notation
import Testing

@testable import Delivery

/// What follows from an answer, and when.
struct RetryPolicyTests {
  private let now = Timestamp(nanoseconds: 1_591_704_000_000_000_000)  // 2020-06-09T12:00:00Z

  private func decide(
    _ status: Int?, attempts: Int = 1, failures: Int = 0, retryAfter: String? = nil,
    id: String = "msg_1"
  ) -> RetryPolicy.Decision {
    RetryPolicy.decide(
      id: id, attempts: attempts, failures: failures, status: status, retryAfter: retryAfter,
      at: now)
  }

  private func wait(_ decision: RetryPolicy.Decision) -> Double? {
    guard case .retry(let time) = decision else { return nil }
    return Double(time.nanoseconds - now.nanoseconds) / 1e9
  }

  @Test(arguments: [200, 201, 202, 204, 299])
  func `2xx is success, at whichever attempt`(status: Int) {
    #expect(decide(status) == .delivered)
    #expect(decide(status, attempts: 10, failures: 40, retryAfter: "9") == .delivered)
  }

  @Test(arguments: [
    nil, 0, 101, 199, 300, 301, 302, 304, 307, 308, 400, 401, 404, 409, 500, 502, 999,
  ])
  func `everything else is failure, a redirect too, and is tried again`(status: Int?) throws {
    #expect(try (5.0...5.5).contains(#require(wait(decide(status)))))
  }

  @Test func `410 disables the endpoint`() {
    #expect(decide(410) == .disable)
    #expect(decide(410, attempts: 10) == .disable)
  }

  @Test func `ten attempts spread over 75 hours, and then it is given up`() throws {
    var total = 0.0
    for attempt in 1..<RetryPolicy.attempts {
      let pause = try #require(wait(decide(500, attempts: attempt)))
      let planned = Double(RetryPolicy.delays[attempt - 1])
      #expect(pause >= planned && pause <= planned * 1.1)
      total += pause
    }
    #expect(total >= 75 * 3600 && total <= 84 * 3600)
    guard case .dead = decide(500, attempts: RetryPolicy.attempts) else {
      Issue.record("it was not given up")
      return
    }
  }

  @Test func `the jitter is the message's own, and the same in every run`() {
    #expect(decide(500) == decide(500))
    let waits = Set((1...50).compactMap { wait(decide(500, attempts: 4, id: "msg_\($0)")) })
    #expect(waits.count > 40)
  }

  @Test func `an endpoint that fails again and again is asked ever more seldom`() throws {
    #expect(try #require(wait(decide(500, attempts: 1, failures: 9))) >= 24 * 3600)
    #expect(try #require(wait(decide(500, attempts: 1, failures: 1_000_000))) <= 27 * 3600)
  }

  @Test(arguments: [
    ("7", 7.0), (" 120 ", 120), ("0", 1), ("86400", 86400), ("99999999999999999999", 86400),
    ("Tue, 09 Jun 2020 12:10:00 GMT", 600), ("Tuesday, 09-Jun-20 12:10:00 GMT", 600),
    ("Tue Jun  9 12:10:00 2020", 600), ("Tue, 09 Jun 2020 11:00:00 GMT", 1),
    ("Fri, 31 Dec 2200 23:59:59 GMT", 86400), ("Fri, 31 Dec 9999 23:59:59 GMT", 86400),
    ("Tue, 29 Feb 2400 12:00:00 GMT", 86400),
  ])
  func `429 and 503 say when to come back, by seconds or by date`(text: String, seconds: Double) {
    for status in [429, 503] { #expect(wait(decide(status, retryAfter: text)) == seconds) }
    #expect(wait(decide(500, retryAfter: text)) != seconds || seconds == 5)
  }

  @Test(arguments: [
    "", "-1", "+5", "5.5", "soon", "1e9", "Tue, 09 Jun 2020 12:10:00 +0100", "Tue, 31 Feb 2020",
    "Tue, 30 Feb 2020 12:10:00 GMT", "Tue, 09 Jun 99999 12:10:00 GMT", "١٢", "\u{0}", "GMT",
    ", , , , , GMT", "Tue, 09 Jun 2020 12:10:00 GMT GMT", "a b c d e", "- - - GMT",
  ])
  func `what is no time to come back is passed over`(text: String) throws {
    #expect(try (5.0...5.5).contains(#require(wait(decide(429, retryAfter: text)))))
  }
}
