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
    /// One that Candour worked out.
    case word(String)
    /// One that stands in Candour itself or in the rules it ships: a kind of report, a duty. Whoever is
    /// called so is not told of by it.
    case fixed(String)
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

  /// A message's bytes, and where the values stand in them that somebody's case gave.
  package struct Payload: Sendable {
    package fileprivate(set) var bytes: [UInt8] = []
    /// In order; keys, punctuation and fixed words are none of them.
    package fileprivate(set) var values: [Range<Int>] = []
  }

  /// `{"type":"…","timestamp":"…","data":{"case":"C-…","ledger":{"entries":3,"head":"…"},…}}`: what
  /// Standard Webhooks recommends. Throws where it would be longer than 20 kB.
  package func payload() throws(Problem) -> Payload {
    let head = Value.members([
      ("entries", .count(ledgerEntries)), ("head", .digest(ledgerHead)),
    ])
    let data = [("case", .word(caseReference)), ("ledger", head)] + details
    var payload = Payload()
    var json = JSONWriter()
    json.object { json in
      let members = [
        ("type", Value.fixed(kind.rawValue)), ("timestamp", .time(time)), ("data", .members(data)),
      ]
      for member in members { Event.write(member, to: &json, noting: &payload.values) }
    }
    guard json.bytes.count <= Event.limit else { throw .tooLong }
    payload.bytes = json.bytes
    return payload
  }

  private static func write(
    _ detail: (name: String, value: Value), to json: inout JSONWriter,
    noting values: inout [Range<Int>]
  ) {
    json.key(detail.name)
    let start = json.bytes.count
    switch detail.value {
    case .count(let count): json.integer(count)
    case .time(let time?): json.time(time)
    case .time(nil): return json.null()
    case .digest(let digest): json.string(digest)
    case .word(let word): json.string(word)
    case .fixed(let word): return json.string(word)
    case .members(let members):
      return json.object { json in
        for member in members { write(member, to: &json, noting: &values) }
      }
    }
    values.append(start..<json.bytes.count)
  }
}

extension Problem {
  fileprivate static var tooLong: Problem {
    Problem(
      .attention, "a message to the endpoints would be longer than 20 kB",
      reason: "nothing is told in part", hint: "report it with the output of: candour --version")
  }
}
