import HTTP
package import Model
import Notation

/// Carries parcels to their endpoints: several endpoints at once, one parcel at a time to each, so
/// that each endpoint is told in order.
package struct Courier: Sendable {
  /// What came of one.
  package enum Reply: Sendable {
    /// Any status. `retryAfter` as it was written; bytes and digest are those of the answer's body.
    case answered(status: Int, retryAfter: String?, bytes: Int, digest: Digest)
    /// `isSent` is false where nothing of it left this machine.
    case silence(Problem, isSent: Bool)
  }

  private var client = HTTPClient()

  /// - Parameters:
  ///   - certificates: a file of certificates (PEM) to trust in the place of the system's.
  ///   - milliseconds: of a whole exchange, for tests; nil: 10 s to connect, 30 s in all.
  package init(certificates: String? = nil, milliseconds: Int? = nil) {
    client.certificates = certificates
    if let milliseconds {
      client.connectMilliseconds = milliseconds
      client.totalMilliseconds = milliseconds
    }
  }

  /// `next` gives the next parcel of a lane, nil where there is none (any more); `delivered` learns what
  /// came of it before the lane is asked again. Throws what these throw, `.interrupted` where
  /// `cancelled` says so, `.undelivered` where libcurl is not on this machine.
  package func carry(
    lanes: Int, cancelled: () -> Bool = { false },
    next: (_ lane: Int) throws(Problem) -> Parcel?,
    delivered: (_ lane: Int, Reply) throws(Problem) -> Void
  ) throws(Problem) {
    try client.run(lanes: lanes, cancelled: cancelled) { (lane) throws(Problem) in
      try next(lane)?.request
    } answered: { (lane, result) throws(Problem) in
      switch result {
      case .failure(let silence):
        try delivered(lane, .silence(silence.problem, isSent: silence.isSent))
      case .success(let response):
        try delivered(
          lane,
          .answered(
            status: response.status, retryAfter: response["retry-after"],
            bytes: response.body.count, digest: SHA256.digest(of: response.body)))
      }
    }
  }
}
