import Foundation
import Model
import TestSupport
import Testing

@testable import Documents

/// The incident in VERIS: held against the community's own schema where that is at hand, and against
/// what it must not claim everywhere.
struct ReportVerisTests {
  private func schema() throws -> JSONSchema? {
    guard let folder = SharedData.folder("veris") else { return nil }
    return try JSONSchema(Data(contentsOf: folder.appendingPathComponent("verisc-merged.json")))
  }

  private func text(_ account: IncidentAccount) throws -> String {
    try ReportVeris.render(account).text
  }

  private func object(_ account: IncidentAccount) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(ReportVeris.render(account).bytes))
    return try #require(value as? [String: Any])
  }

  private static func classified() throws -> Facts {
    var facts = try SampleCase.facts()
    for (key, word) in [
      ("industry", "621111"), ("employees", "101 to 1000"), ("government", "NA"),
      ("actor", "Developer"), ("error", "Programming error"),
      ("error_vector", "Inadequate processes"), ("cloud", "External Cloud Asset(s)"),
      ("discovery", "internal: Reported by employee"),
    ] {
      facts["veris.\(key)"] = .text(word)
    }
    return facts
  }

  /// Every kind of case that there is to tell apart.
  private static func accounts() throws -> [IncidentAccount] {
    var attack = try classified()
    attack["cyber"] = .yes(true)
    var early = Facts()
    early["discovered_at"] = try SampleCase.facts()["discovered_at"]
    var refused = Totals()
    refused.exposures = [7, 0, 0, 0]
    var gap = Totals()
    gap.bound = .atLeast
    var all = [
      try SampleAccount.account(try classified()),
      try SampleAccount.account(try SampleCase.facts()),
      try SampleAccount.account(Facts()),
      try SampleAccount.account(attack),
      try SampleAccount.account(early, refused),
      try SampleAccount.account(early, gap),
    ]
    all[5].country = nil
    all[0].report.afterContainment = 2
    return all
  }

  @Test func `every record is valid by the schema`() throws {
    guard let schema = try schema() else { return }
    for account in try Self.accounts() {
      let bytes = try ReportVeris.render(account).bytes
      #expect(try schema.complaints(about: Data(bytes)) == [])
    }
  }

  @Test func `the validator sees what is wrong`() throws {
    guard let schema = try schema() else { return }
    let text = try text(try SampleAccount.account(try Self.classified()))
    let spoilt = text.replacing("\"Programming error\"", with: "\"programming error\"")
    #expect(
      try schema.complaints(about: Data(spoilt.utf8))
        == ["/action/error/variety[]: not one of its words"])
    let extra = text.replacing("\"victim_id\"", with: "\"unit\"").replacing("2020,", with: "1949,")
    #expect(try !schema.complaints(about: Data(extra.utf8)).isEmpty)
  }

  @Test func `the words that people choose from are the schema's, all of them`() throws {
    guard let schema = try schema() else { return }
    func choices(_ key: String) -> [String] { Facts.key(named: "veris.\(key)")?.choices ?? [] }
    #expect(choices("employees") == schema.words("victim", "employee_count"))
    #expect(choices("government") == schema.words("victim", "government"))
    #expect(choices("actor") == schema.words("actor", "internal", "variety"))
    #expect(choices("error") == schema.words("action", "error", "variety"))
    #expect(choices("error_vector") == schema.words("action", "error", "vector"))
    #expect(choices("cloud") == schema.words("asset", "cloud"))
    let ways = ["external", "internal", "partner"].flatMap { side in
      schema.words("discovery_method", side, "variety").map { "\(side): \($0)" }
    }
    #expect(choices("discovery") == ways)
    let units = VerisWords.Unit.allCases.map(\.rawValue)
    #expect(Set(units).isSubset(of: schema.words("timeline", "discovery", "unit")))
    let outcomes = VerisWords.SecurityIncident.allCases.map(\.rawValue)
    #expect(Set(outcomes).isSubset(of: schema.words("security_incident")))
    let disclosures = VerisWords.Disclosure.allCases.map(\.rawValue)
    #expect(
      Set(disclosures)
        == Set(schema.words("attribute", "confidentiality", "data_disclosure")))
  }

  @Test func `the words are spelt as the schema spells them`() {
    #expect(
      VerisWords.SecurityIncident.allCases.map(\.rawValue)
        == ["Confirmed", "Suspected", "Near miss"])
    #expect(
      VerisWords.Disclosure.allCases.map(\.rawValue)
        == ["Yes", "Potentially", "No", "Unknown"])
    #expect(
      VerisWords.Unit.allCases.map(\.rawValue)
        == ["Seconds", "Minutes", "Hours", "Days", "NA", "Unknown"])
    #expect(VerisWords.webApplication == "S - Web application")
    let counts = Facts.keys.filter { $0.group == "veris" }.map(\.choices.count)
    #expect(counts == [0, 11, 6, 16, 16, 8, 5, 35])
  }

  @Test func `what was contained before it was noticed took no time to contain`() throws {
    var facts = try SampleCase.facts()
    facts["contained_at"] = .time(
      try SampleCase.time("2020-06-09T11:59:00Z"), written: "2020-06-09T11:59:00Z")
    facts["discovered_at"] = .time(
      try SampleCase.time("2020-06-09T12:00:00Z"), written: "2020-06-09T12:00:00Z")
    let timeline = try #require(
      try object(try SampleAccount.account(facts))["timeline"] as? [String: Any])
    #expect(timeline["containment"] as? [String: String] == ["unit": "NA"])
  }

  @Test func `what nobody has said is Unknown`() throws {
    let record = try text(try SampleAccount.account(Facts()))
    for line in [
      #""summary": "Unknown""#, #""industry": "00""#, #""employee_count": "Unknown""#,
      #""notes": "Not yet known: fact cyber.""#, #""unknown": true"#,
    ] {
      #expect(record.contains(line), "\(line)")
    }
    let object = try object(try SampleAccount.account(Facts()))
    let timeline = try #require(object["timeline"] as? [String: [String: Any]])
    for span in ["compromise", "discovery", "containment"] {
      #expect(timeline[span]?["unit"] as? String == "Unknown")
      #expect(timeline[span]?["value"] == nil)
    }
    // The year is the first exposure's, and proved.
    #expect(timeline["incident"] as? [String: Int] == ["year": 2020, "month": 6, "day": 9])
  }

  @Test func `an incident of which nobody knows the year is refused with what to type`() throws {
    let account = try SampleAccount.account(Facts(), Totals())
    let problem = #expect(throws: Problem.self) { try ReportVeris.render(account) }
    #expect(problem?.kind == .input)
    #expect(problem?.hint == "type candour facts set started_at TIME")
  }

  @Test func `an industry that is no code is refused`() throws {
    var facts = try SampleCase.facts()
    for wrong in ["health", "6", "6211111", "20", "62 1"] {
      facts["veris.industry"] = .text(wrong)
      #expect(throws: Problem.self) { try ReportVeris.render(try SampleAccount.account(facts)) }
    }
    facts["veris.industry"] = .text("62")
    #expect(try text(try SampleAccount.account(facts)).contains(#""industry": "62""#))
  }

  @Test func `what was disclosed goes by what the logs show`() throws {
    func disclosure(_ totals: Totals) throws -> String? {
      let object = try object(try SampleAccount.account(try SampleCase.facts(), totals))
      let attribute = object["attribute"] as? [String: [String: Any]]
      return attribute?["confidentiality"]?["data_disclosure"] as? String
    }
    #expect(try disclosure(SampleAccount.totals) == "Yes")
    var shown = SampleAccount.totals
    shown.records.confirmed = 0
    shown.dataSubjects.confirmed = 0
    #expect(try disclosure(shown) == "Potentially")
    var refused = Totals()
    refused.exposures = [3, 0, 0, 0]
    #expect(try disclosure(refused) == "No")
    refused.bound = .atLeast
    #expect(try disclosure(refused) == "Unknown")
  }

  @Test func `beside the number stands its bound`() throws {
    var totals = SampleAccount.totals
    totals.bound = .atLeast
    totals.unattributed = 1
    var account = try SampleAccount.account(try SampleCase.facts(), totals)
    account.report.logs = [try SampleAccount.log("access.log", rejected: 12)]
    let record = try text(account)
    #expect(record.contains("Recordings shown or opened: at least 51;"))
    #expect(record.contains("Log lines that could not be read: 12."))
    #expect(record.contains("without a known owner, not counted: 1."))
  }

  @Test func `a length of time is exact, and unknown where it cannot be right`() throws {
    let start = try SampleCase.time("2020-06-09T12:00:00Z")
    func span(_ seconds: Int64) -> VerisSpan {
      VerisSpan(from: start, to: start.adding(.seconds(seconds)))
    }
    let expected: [(Int64, VerisWords.Unit, Int)] = [
      (0, .seconds, 0), (59, .seconds, 59), (60, .minutes, 1), (4800, .minutes, 80),
      (7200, .hours, 2), (7201, .seconds, 7201), (86400, .days, 1), (90000, .hours, 25),
    ]
    for (seconds, unit, value) in expected {
      #expect(span(seconds).unit == unit)
      #expect(span(seconds).value == value)
    }
    #expect(span(-1) == .unknown)
    #expect(VerisSpan(from: nil, to: start) == .unknown)
    #expect(VerisSpan(from: .distantPast, to: .distantFuture).unit != .unknown)
  }

  @Test func `staff are counted in the schema's sizes, and only where the answer says so`() {
    let sizes = [
      "1": "1 to 10", "11": "11 to 100", "250": "101 to 1000", "1001": "1001 to 10000",
      "100001": "Over 100000", "0": "Unknown", "fewer than 250": "Small",
      "Under 250 staff": "Small", "250 and more": "Unknown", "fewer than 5000": "Unknown",
      "many": "Unknown", "": "Unknown", "99999999999999999999": "Unknown",
    ]
    for (answer, size) in sizes { #expect(VerisVictim.employees(answer) == size, "\(answer)") }
    #expect(VerisVictim.employees(nil) == "Unknown")
  }

  @Test func `the guard reads it, however a name is split over lines`() throws {
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(SampleCase.jo(), pseudonym: "DS-001")], organisation: [])
    var facts = try Self.classified()
    let clean = try ReportVeris.render(try SampleAccount.account(facts))
    #expect(leakGuard.verdict(on: clean).leaks == [])
    facts["what_happened"] = .text("Told by jo\nmarsh-okafor of \"4 Hill Road\".")
    let leaking = try ReportVeris.render(try SampleAccount.account(facts))
    let leaks = leakGuard.verdict(on: leaking).leaks
    #expect(leaks.map(\.kind) == [.name, .address] || leaks.map(\.kind) == [.address, .name])
    #expect(leaks.allSatisfy { $0.place == .value })
  }
}
