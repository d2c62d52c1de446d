import Model
import Testing

@testable import Obligations

/// What each file says is due, read as a lawyer would: one line a duty, with its source.
struct ListedDutiesTests {
  private static let listed: [String: [String]] = [
    "uk": [
      "uk-ico regulator, 72 h from aware; GDPR Article 33(1) and 33(4)",
      "uk-ico data-subjects; GDPR Article 34(1)",
      "uk-ico record; GDPR Article 33(5)",
      "uk-ico controller, as processor; GDPR Article 33(2)",
      "uk-ico regulator, 72 h from aware; UK GDPR Article 33(1) and 33(4); confirm",
      "uk-ico data-subjects; UK GDPR Article 34(1); confirm",
      "uk-ico record; UK GDPR Article 33(5); confirm",
      "uk-ico controller, as processor; UK GDPR Article 33(2); confirm",
      "uk-dspt nhs; Guide to the Notification of Data Security and Protection Incidents, 2018;"
        + " confirm",
      "uk-cqc candour; Health and Social Care Act 2008 (Regulated Activities) Regulations 2014,"
        + " regulation 20",
    ],
    "ie": [
      "ie-dpc regulator, 72 h from aware; GDPR Article 33(1) and Article 56(1); confirm",
      "ie-dpc regulator, 72 h from aware;"
        + " GDPR Article 33(1); EDPB Guidelines 9/2022, paragraph 73; confirm",
      "ie-dpc data-subjects; GDPR Article 34(1)",
      "ie-dpc record; GDPR Article 33(5); Data Protection Commission, breach notification",
      "ie-dpc controller, as processor; GDPR Article 33(2)",
    ],
    "eu": [
      "eu-{code} regulator, 72 h from aware, each country;"
        + " GDPR Article 33(1) and Article 56(1); confirm",
      "eu-{code} regulator, 72 h from aware, each country;"
        + " GDPR Article 33(1); EDPB Guidelines 9/2022, paragraph 73; confirm",
      "eu-{code} data-subjects, each country; GDPR Article 34(1)",
      "eu-gdpr controller, as processor; GDPR Article 33(2)",
    ],
    "us-hipaa": [
      "us-hipaa data-subjects, 60 days from discovered; 45 CFR 164.404; confirm",
      "us-hipaa regulator, 60 days from discovered, 500 people or more; 45 CFR 164.408(b); confirm",
      "us-hipaa regulator-yearly, 60 days after the year of discovered, 1 to 499 people;"
        + " 45 CFR 164.408(c); confirm",
      "us-hipaa media, 60 days from discovered, 501 people or more of one state or jurisdiction;"
        + " 45 CFR 164.406; confirm",
      "us-hipaa record; 45 CFR 164.414 and 164.530(j); confirm",
      "us-hipaa controller, as processor, 60 days from discovered; 45 CFR 164.410; confirm",
    ],
    "ca-pipeda": [
      "ca-pipeda regulator; PIPEDA section 10.1(1) and (2); SOR/2018-64; confirm",
      "ca-pipeda data-subjects; PIPEDA section 10.1(3); confirm",
      "ca-pipeda organisations; PIPEDA section 10.2; confirm",
      "ca-pipeda record; PIPEDA section 10.3; SOR/2018-64 section 6; confirm",
    ],
    "ca-phipa": [
      "ca-phipa data-subjects; PHIPA section 12(2); confirm",
      "ca-phipa regulator; PHIPA section 12(3); O. Reg. 329/04 section 6.3; confirm",
      "ca-phipa statistics, 60 days after the year of discovered; O. Reg. 329/04 section 6.4;"
        + " confirm",
      "ca-phipa controller, as processor; PHIPA section 17(4); confirm",
    ],
    "rw": [
      "rw-ncsa regulator, 48 h from aware; Law 058/2021 Article 43",
      "rw-ncsa regulator-report, 72 h from aware; Law 058/2021 Article 44",
      "rw-ncsa data-subjects; Law 058/2021 Article 45; confirm",
      "rw-ncsa controller, as processor, 48 h from aware; Law 058/2021 Article 43",
    ],
  ]

  @Test(arguments: World.names)
  func `a file lists these duties, with these clocks, numbers and sources`(name: String) throws {
    #expect(try World.jurisdiction(name).duties.map(line) == Self.listed[name])
  }

  private func line(_ duty: Duty) -> String {
    var text = "\(duty.regime) \(duty.duty)"
    if duty.role == .processor { text += ", as processor" }
    switch duty.clock {
    case .elapsed(let span):
      text += ", \(span.nanoseconds / 3_600_000_000_000) h from \(duty.start.rawValue)"
    case .days(let days): text += ", \(days) days from \(duty.start.rawValue)"
    case .daysAfterYear(let days):
      text += ", \(days) days after the year of \(duty.start.rawValue)"
    case nil: break
    }
    if duty.isOfEachCountry { text += ", each country" }
    if let people = duty.people {
      let count = people.count
      text +=
        count.upperBound == .max
        ? ", \(count.lowerBound) people or more"
        : ", \(count.lowerBound) to \(count.upperBound) people"
      if let per = people.per { text += " of one \(per)" }
    }
    return text + "; \(duty.source)" + (duty.confirm ? "; confirm" : "")
  }

  /// Regulation (EU) 2016/679 holds in 27 member states, and in three more of the EEA.
  @Test func `the Union's file knows each member state and each way to write it`() throws {
    let eu = try World.jurisdiction("eu")
    #expect(eu.isFallback)
    #expect(eu.countries.count { $0.unclear == nil } == 27)
    #expect(eu.countries.filter { $0.unclear != nil }.map(\.code) == ["IS", "LI", "NO"])
    let rulebook = try World.rulebook()
    for country in eu.countries {
      for written in [country.code, country.name.uppercased()] + country.also {
        #expect(rulebook.country(written: " \(written). ")?.code == country.code)
      }
    }
  }

  @Test func `Ireland has its own file, so the Union's stands back`() throws {
    let rulebook = try World.rulebook()
    #expect(rulebook.jurisdictions(ofCountry: "IE").map(\.name) == ["ie"])
    #expect(rulebook.jurisdictions(ofCountry: "FR").map(\.name) == ["eu"])
    #expect(rulebook.jurisdictions(ofCountry: "CA").map(\.name) == ["ca-phipa", "ca-pipeda"])
    #expect(rulebook.country(written: "Atlantis") == nil)
    #expect(rulebook.country(written: "") == nil)
    #expect(rulebook.country(written: "–") == nil)
  }
}
