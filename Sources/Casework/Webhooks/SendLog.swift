import Evidence
package import Model

/// Everything the endpoints were told or are to be told, with every attempt: `candour send --log`.
package struct SendLog: Sendable {
  package struct Entry: Sendable {
    /// What `candour send --retry` takes.
    package let number: Int
    /// Nil where the endpoint was removed.
    package let endpoint: String?
    /// The id receivers see.
    package let message: String
    package let type: String
    /// `waiting`, `delivered`, `dead`.
    package let state: String
    /// While it waits.
    package let due: Timestamp?
    package let attempts: [Attempt]
  }

  package struct Attempt: Sendable {
    package let time: Timestamp
    package let sentBytes: Int
    /// Nil where nothing was sent.
    package let sentDigest: Digest?
    /// `delivered`, `refused`, `begun` where the process was killed, or why no answer came.
    package let outcome: String
    package let status: Int?
    package let answerBytes: Int?
    package let answerDigest: Digest?
  }

  /// By number: in the order in which they were queued.
  package let entries: [Entry]

  package init(_ opened: OpenCase) throws(Problem) {
    let store = opened.store
    let (endpoints, deliveries, attempts) = try store.snapshot { () throws(Problem) in
      (try store.endpoints(), try store.deliveries(), try store.attempts())
    }
    let names = [Int: String](
      endpoints.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    let byDelivery = Dictionary(grouping: attempts, by: \.delivery)
    entries = deliveries.map { delivery in
      Entry(
        number: delivery.number, endpoint: names[delivery.endpoint], message: delivery.reference,
        type: delivery.message.type, state: delivery.state.rawValue,
        due: delivery.state == .waiting ? delivery.due : nil,
        attempts: (byDelivery[delivery.number] ?? []).map { attempt in
          Attempt(
            time: attempt.time, sentBytes: attempt.sentBytes,
            sentDigest: attempt.sentBytes == 0 ? nil : attempt.sentDigest, outcome: attempt.outcome,
            status: attempt.answer?.status,
            answerBytes: attempt.answer?.bytes, answerDigest: attempt.answer?.digest)
        })
    }
  }
}
