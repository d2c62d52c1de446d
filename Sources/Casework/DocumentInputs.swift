import Evidence
import Model
import Notation

/// What a document was made from, as one digest: while it stays the same the document states what
/// the case states; when it changes the document is out of date.
enum DocumentInputs {
  /// Disputes between two exports of ownership count where two were compared; countries and
  /// controllers where a table names any.
  static func digest(
    facts: Facts, exposures: [Exposure], sources: [Source],
    disputes: [KeptRows.Disputed]? = nil, assessment: Assessment? = nil
  ) -> Digest {
    var hash = SHA256()
    hash.update(FactsFile.digest(of: facts).bytes)
    for exposure in exposures { hash.update(statement(of: exposure)) }
    for source in sources.sorted(by: { $0.number < $1.number }) {
      hash.update(source.contentDigest.bytes)
      hash.update(source.reading.profileDigest.bytes)
      let lists = source.tally.unansweredLists
      if lists > 0 { hash.update(Array("lists \(lists)".utf8)) }
    }
    if let disputes { hash.update(statement(of: disputes)) }
    if let assessment { hash.update(statement(of: assessment)) }
    return hash.digest
  }

  private static func statement(of disputes: [KeptRows.Disputed]) -> [UInt8] {
    var json = JSONWriter()
    json.array { array in
      for dispute in disputes {
        array.string(dispute.recording)
        array.string(dispute.patient ?? Identifier(""))
        array.string(dispute.against ?? Identifier(""))
        array.integer(dispute.period.from.nanoseconds)
        array.integer(dispute.period.until.nanoseconds)
      }
    }
    return json.bytes
  }

  /// Whose people they are, and whose recordings: it decides who is told.
  private static func statement(of assessment: Assessment) -> [UInt8] {
    let countries = assessment.byCountry.filter { $0.name != nil }
    let controllers = assessment.byController.filter { $0.name != nil }
    if countries.isEmpty && controllers.isEmpty { return [] }
    var json = JSONWriter()
    json.array { array in
      for share in countries {
        array.string(share.name ?? "")
        for regime in share.regimes { array.string(regime) }
        array.integer(share.totals.dataSubjects.maximum)
        array.integer(share.totals.dataSubjects.confirmed)
      }
      for share in controllers {
        array.string(share.name ?? "")
        array.integer(share.totals.dataSubjects.maximum)
        array.integer(share.totals.records.maximum)
      }
    }
    return json.bytes
  }

  /// What is stated of some exposures alone: for the letter of one patient.
  static func digest(facts: Facts, exposures: [Exposure]) -> Digest {
    digest(facts: facts, exposures: exposures, sources: [])
  }

  private static func statement(of exposure: Exposure) -> [UInt8] {
    var json = JSONWriter()
    json.array {
      $0.string(exposure.key.recording)
      $0.string(exposure.key.patient ?? Identifier(""))
      $0.string(exposure.key.viewer)
      $0.string(exposure.content.rawValue)
      $0.string(exposure.evidence.rawValue)
      for tally in exposure.tallies {
        $0.integer(tally.count)
        $0.integer(tally.first?.nanoseconds ?? 0)
        $0.integer(tally.last?.nanoseconds ?? 0)
      }
      $0.integer(exposure.bytes ?? -1)
      $0.integer(exposure.playedMicroseconds ?? -1)
      $0.string(exposure.extent?.rawValue ?? "")
    }
    json.endLine()
    return json.bytes
  }
}
