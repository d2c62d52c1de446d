package import Model
import Notation

/// Something that happened to a case, as the endpoints are told of it.
///
/// Thin, and free of personal data by its shape: the case's own reference, counts, times, digests and
/// words that Candour itself chose. There is no place in it for anything that a log or a table says.
package struct Event: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case scanCompleted = "scan.completed"
    case exposuresFound = "exposures.found"
    case containmentBroken = "containment.broken"
    case sweepFailed = "sweep.failed"
    case deadlineNear = "deadline.near"
    case deadlinePassed = "deadline.passed"
    case reportDrafted = "report.drafted"
    case noticesReleased = "notices.released"
    /// Sent to one endpoint alone, to see whether it answers.
    case webhookTest = "webhook.test"
  }

  package indirect enum Value: Sendable {
    case count(Int)
    case time(Timestamp?)
    case digest(Digest)
    /// One of Candour's own: a kind of report, a name under `documents/`, a duty.
    case word(String)
    case members([(name: String, value: Value)])
  }

  package var kind: Kind
  package var time: Timestamp
  /// `C-…`
  package var caseReference: String
  /// Where the ledger ends with what this tells, so that it is known outside the case.
  package var ledgerEntries: Int
  package var ledgerHead: Digest
  package var details: [(name: String, value: Value)]

  package init(
    _ kind: Kind, at time: Timestamp, case reference: String, ledger entries: Int, _ head: Digest,
    details: [(name: String, value: Value)]
  ) {
    self.kind = kind
    self.time = time
    caseReference = reference
    ledgerEntries = entries
    ledgerHead = head
    self.details = details
  }

  /// Receivers may refuse more.
  static let limit = 20_000

  /// `{"type":"…","timestamp":"…","data":{"case":"C-…","ledger":{"entries":3,"head":"…"},…}}`: what
  /// Standard Webhooks recommends. Throws where it would be longer than 20 kB.
  package func payload() throws(Problem) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("type", kind.rawValue)
      json.member("timestamp", time)
      json.key("data")
      json.object { json in
        json.member("case", caseReference)
        json.key("ledger")
        json.object { json in
          json.member("entries", ledgerEntries)
          json.member("head", ledgerHead)
        }
        for detail in details { Event.write(detail, to: &json) }
      }
    }
    guard json.bytes.count <= Event.limit else { throw .tooLong }
    return json.bytes
  }

  private static func write(_ detail: (name: String, value: Value), to json: inout JSONWriter) {
    json.key(detail.name)
    switch detail.value {
    case .count(let count): json.integer(count)
    case .time(let time?): json.time(time)
    case .time(nil): json.null()
    case .digest(let digest): json.string(digest)
    case .word(let word): json.string(word)
    case .members(let members):
      json.object { json in for member in members { write(member, to: &json) } }
    }
  }
}

extension Problem {
  fileprivate static var tooLong: Problem {
    Problem(
      .attention, "a message to the endpoints would be longer than 20 kB",
      reason: "nothing is told in part", hint: "report it with the output of: candour --version")
  }
}
