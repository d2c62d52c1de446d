package import Model
import Notation

/// What follows from an attempt: pure, so that the same answers at the same times give the same fate.
///
/// 2xx is success; everything else, a redirect too, is failure. A failed message is tried ten times
/// over 75 hours, as Standard Webhooks proposes, with a jitter drawn from its own id, so that a
/// thousand messages do not come back at once and yet every run decides alike. 410 disables the
/// endpoint. 429 and 503 may say when to come back. An endpoint that fails again and again is asked
/// ever more seldom, whatever its messages' own count.
package struct RetryPolicy: Sendable {
  package enum Decision: Hashable, Sendable {
    case delivered
    /// Not before that time, and neither anything else for this endpoint.
    case retry(at: Timestamp)
    /// The receiver is gone for good.
    case disable
    /// Tried for 75 hours.
    case dead(endpointPausedUntil: Timestamp)
  }

  /// After each failure but the last: 75 h 35 m 5 s in all.
  static let delays: [Int64] = [
    5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600,
  ]
  /// No receiver can ask for a longer silence than this.
  static let longestWait: Int64 = 24 * 3600

  package static var attempts: Int { delays.count + 1 }

  /// - Parameters:
  ///   - id: of the message.
  ///   - attempts: made of this message, this one included.
  ///   - failures: in a row at this endpoint before this attempt.
  ///   - status: nil where no answer came.
  ///   - retryAfter: the header, as it was written.
  package static func decide(
    id: String, attempts: Int, failures: Int, status: Int?, retryAfter: String?, at now: Timestamp
  ) -> Decision {
    switch status {
    case .some(200..<300): return .delivered
    case 410: return .disable
    default: break
    }
    let step = max(attempts, failures + 1, 1)
    var wait = jittered(delays[min(step, delays.count) - 1], id: id, attempt: step)
    if status == 429 || status == 503, let retryAfter,
      let asked = RetryAfter.seconds(retryAfter, at: now)
    {
      wait = .seconds(min(max(asked, 1), longestWait))
    }
    let next = now.adding(wait)
    return attempts >= RetryPolicy.attempts
      ? .dead(endpointPausedUntil: next) : .retry(at: next)
  }

  /// Up to a tenth more, from the id and the number of the attempt.
  private static func jittered(_ seconds: Int64, id: String, attempt: Int) -> Timestamp.Span {
    let drawn = SHA256.digest(of: Array("\(id) \(attempt)".utf8)).bytes
    let thousandth = (Int64(drawn[0]) << 8 | Int64(drawn[1])) % 1001
    return Timestamp.Span(nanoseconds: seconds * (10_000 + thousandth) * 100_000)
  }
}
