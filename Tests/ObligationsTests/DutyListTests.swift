import Model
import Testing

@testable import Obligations

struct DutyListTests {
  private static let uk = [
    "uk-ico regulator", "uk-ico data-subjects", "uk-ico record", "uk-dspt nhs", "uk-cqc candour",
  ]

  @Test func `the case's own regulator comes first, exposures or none`() throws {
    let empty = try World()
    #expect(try empty.duties() == Self.uk)
    let deadline = try #require(try empty.assess().deadlines.first)
    #expect(deadline.regime == "uk-ico")
    #expect(try deadline.clock?.due == time("2020-06-12T13:50:00Z"))
    #expect(try empty.assess().deadlines.count == 1)
  }

  @Test func `people of the own country bring in nothing more`() throws {
    var world = try World()
    try world.add(country: "GB")
    try world.add(home: "England")
    try world.add(country: "GB-SCT", home: "united kingdom")
    #expect(try world.duties() == Self.uk)
    #expect(try world.assess().byCountry.map(\.code) == ["GB"])
    #expect(try world.assess().byCountry.first?.totals.dataSubjects.maximum == 3)
    #expect(try world.assess().notes.isEmpty)
  }

  @Test func `a part of a country that no file names means the country`() throws {
    var world = try World()
    try world.move(to: 2024)
    try world.add(country: "US-CA")
    try world.add(country: "us-ny")
    try world.add(country: "CA-ON")
    try world.add(country: "XX-1")
    try world.add(country: "Baden-Baden")
    let shares = try world.assess(asOf: "2024-06-10T09:00:00Z").byCountry
    #expect(shares.map(\.code) == ["CA-ON", "US", nil, nil])
    #expect(shares.map(\.name) == ["Ontario", "United States", "Baden-Baden", "XX-1"])
  }

  @Test func `what nobody was shown brings in no other country`() throws {
    var world = try World()
    try world.move(to: 2024)
    try world.add(.attempted, country: "IE")
    try world.add(.linked, country: "RW")
    try world.add(.opened, country: "US", content: .none)
    #expect(try world.duties() == Self.uk)
    #expect(try world.assess().byCountry.map(\.code) == ["IE", "RW", "US"])
  }

  @Test func `Ireland has its own authority, and every other member state has one each`() throws {
    var world = try World()
    try world.move(to: 2024)
    try world.add(country: "Ireland")
    try world.add(country: "FR")
    try world.add(home: "germany")
    let duties = try world.assess(asOf: "2024-06-10T09:00:00Z").duties.dropFirst(Self.uk.count)
    #expect(
      duties.map { "\($0.regime) \($0.duty): \($0.to)" } == [
        "eu-de regulator: the supervisory authority of Germany",
        "eu-fr regulator: the supervisory authority of France",
        "eu-de data-subjects: the people whose data it is, in their own language",
        "eu-fr data-subjects: the people whose data it is, in their own language",
        "ie-dpc regulator: the Data Protection Commission",
        "ie-dpc data-subjects: the people whose data it is",
        "ie-dpc record: the organisation's own breach register",
      ])
    for duty in duties where duty.duty == "regulator" {
      #expect(duty.clock?.due == (try time("2024-06-12T13:50:00Z")))
      #expect(duty.confirm)
      #expect(duty.unclear == nil)
      #expect(duty.source.contains("EDPB"))
    }
  }

  /// Until the end of 2020 the ICO could lead for a controller in the United Kingdom.
  @Test func `in June 2020 another authority may have led, and the duty says so`() throws {
    var world = try World()
    try world.add(country: "FR")
    let duty = try #require(try world.assess().duties.first { $0.regime == "eu-fr" })
    #expect(duty.unclear?.contains("leads for the organisation") == true)
    #expect(duty.source == "GDPR Article 33(1) and Article 56(1)")
    #expect(!duty.source.contains("9/2022"))
  }

  @Test func `Rwanda has two clocks, and none in 2020`() throws {
    var world = try World()
    try world.add(country: "RW")
    #expect(try world.duties() == Self.uk)
    #expect(try world.assess().byCountry.first?.regimes == [])
    #expect(
      try world.assess().notes == [
        "Rwanda: none of its rules that are known here was in force when the breach began"
      ])
    try world.move(to: 2024)
    let deadlines = try world.assess(asOf: "2024-06-09T15:00:00Z").deadlines
    #expect(deadlines.map(\.duty) == ["regulator", "regulator", "regulator-report"])
    #expect(
      try deadlines.map { $0.clock?.due }
        == [
          time("2024-06-12T13:50:00Z"), time("2024-06-11T13:50:00Z"), time("2024-06-12T13:50:00Z"),
        ])
  }

  @Test(
    arguments: [
      (499, ["data-subjects", "regulator-yearly", "record"]),
      (500, ["data-subjects", "regulator", "record"]),
      (501, ["data-subjects", "regulator", "media", "record"]),
    ])
  func `HIPAA tells the Secretary at 500, and the media above 500`(count: Int, duties: [String])
    throws
  {
    var world = try World()
    try world.add(count, country: "USA")
    let found = try world.assess().duties.filter { $0.regime == "us-hipaa" }
    #expect(found.map(\.duty) == duties)
    #expect(found.allSatisfy { $0.unclear?.contains("covered entity") == true })
    let media = found.first { $0.duty == "media" }
    #expect(
      media.map { $0.unclear?.contains("state or jurisdiction is not known") == true } ?? true)
    for duty in found where duty.clock != nil {
      #expect(duty.clock?.startsAt == "discovered_at")
      // Day 60 after 9 June is 8 August; after the year's end, 1 March.
      let due =
        duty.duty == "regulator-yearly" ? "2021-03-01T23:59:59-05:00" : "2020-08-08T23:59:59-04:00"
      #expect(duty.clock?.due == (try time(due)))
    }
  }

  @Test func `where the evidence cannot rule out more, both sides of 500 are open`() throws {
    var world = try World()
    try world.add(20, country: "US")
    world.rejectedLines = 1
    let found = try world.assess().duties.filter { $0.regime == "us-hipaa" }
    #expect(
      found.map(\.duty) == ["data-subjects", "regulator", "regulator-yearly", "media", "record"])
    for duty in found where duty.duty.hasPrefix("regulator") {
      #expect(duty.unclear?.contains("at least 20 people") == true)
    }
  }

  @Test func `HIPAA counts from discovery, and without it has no clock`() throws {
    var world = try World()
    try world.add(country: "US")
    world.facts["discovered_at"] = nil
    let found = try world.assess().deadlines
    #expect(found.map { $0.clock?.due == nil } == [false, true, true])
    #expect(found.last?.clock?.startsAt == "discovered_at")
  }

  @Test
  func `Canada without a province leaves Ontario open, and Ontario leaves the federal act open`()
    throws
  {
    var world = try World()
    try world.add(country: "CA")
    var duties = try world.assess().duties
    #expect(
      duties.first { $0.regime == "ca-phipa" }?.unclear?.contains("no province") == true)
    #expect(duties.first { $0.regime == "ca-pipeda" && $0.duty == "record" }?.unclear == nil)
    world = try World()
    try world.add(country: "CA-ON")
    duties = try world.assess().duties
    #expect(duties.first { $0.regime == "ca-phipa" }?.unclear == nil)
    #expect(
      duties.first { $0.regime == "ca-pipeda" && $0.duty == "record" }?.unclear?
        .contains("Ontario") == true)
  }

  @Test func `an unknown country is named, never dropped, and no country is taken to be the own`()
    throws
  {
    var world = try World()
    try world.add(country: "Atlantis")
    try world.add()
    try world.add(country: "FR", home: "Lyonesse")
    let assessment = try world.assess()
    #expect(
      assessment.byCountry.map { $0.name ?? "-" } == ["France", "Atlantis", "Lyonesse", "-"])
    #expect(assessment.byCountry.map(\.isRecognised) == [true, false, false, false])
    #expect(assessment.byCountry.map(\.totals.dataSubjects.maximum) == [1, 1, 1, 1])
    #expect(assessment.notes.contains { $0.hasPrefix("Atlantis is a country") })
    #expect(assessment.notes.contains { $0.hasPrefix("Lyonesse is a country") })
    #expect(assessment.notes.contains { $0.contains("taken to be in United Kingdom") })
  }

  @Test func `a recording of another controller is told to that controller, and counted apart`()
    throws
  {
    var world = try World()
    world.facts["organisation.name"] = .text("Larkfield Video Health")
    try world.add(.opened, controller: "Larkfield Video Health")
    try world.add()
    try world.add(.opened, controller: "Northmere Trust")
    try world.add(controller: "northmere trust")
    try world.add(.attempted, controller: "Southmere Trust")
    let assessment = try world.assess()
    let told = assessment.duties.filter { $0.duty == "controller" }
    #expect(told.map(\.to) == ["Northmere Trust"])
    #expect(told.map(\.source) == ["GDPR Article 33(2)"])
    #expect(
      assessment.byController.map(\.name)
        == ["Larkfield Video Health", "Northmere Trust", "Southmere Trust"])
    #expect(assessment.byController.map(\.isOwn) == [true, false, false])
    #expect(assessment.byController.map(\.totals.dataSubjects.maximum) == [2, 2, 0])
    #expect(assessment.byController.map(\.totals.dataSubjects.confirmed) == [1, 1, 0])
    #expect(assessment.duties.first?.unclear == nil)
  }

  @Test func `while nobody says what the organisation is called, a named controller may be it`()
    throws
  {
    var world = try World()
    try world.add(controller: "Northmere Trust")
    let assessment = try world.assess()
    #expect(assessment.byController.map(\.isOwn) == [nil])
    #expect(!assessment.duties.contains { $0.duty == "controller" })
    #expect(assessment.notes.contains { $0.contains("organisation.name") })
  }

  @Test func `people of another controller bring in no foreign regulator of ours`() throws {
    var world = try World()
    try world.move(to: 2024)
    world.facts["organisation.name"] = .text("Larkfield")
    try world.add(country: "RW", controller: "Kigali Clinic")
    let duties = try world.assess(asOf: "2024-06-10T00:00:00Z").duties.filter {
      $0.regime == "rw-ncsa"
    }
    #expect(duties.map(\.duty) == ["controller"])
    #expect(duties.first?.to == "Kigali Clinic")
    #expect(duties.first?.clock?.due == (try time("2024-06-11T13:50:00Z")))
  }

  @Test func `late needs reasons, and reasons given are enough`() throws {
    var world = try World()
    let onTime = try world.assess(asOf: "2020-06-12T13:50:00Z").duties[0]
    #expect(!onTime.overdue)
    #expect(!onTime.lacksReasons)
    let late = try world.assess(asOf: "2020-06-12T13:50:01Z").duties[0]
    #expect(late.overdue)
    #expect(late.lacksReasons)
    world.facts["delay_reasons"] = .text(" ")
    #expect(try world.assess(asOf: "2020-06-13T00:00:00Z").duties[0].lacksReasons)
    world.facts["delay_reasons"] = .text("the logs took two days to fetch")
    #expect(try !world.assess(asOf: "2020-06-13T00:00:00Z").duties[0].lacksReasons)
  }

  private func decision(
    _ decision: String, of what: String = "us-hipaa data-subjects", by: String = "A. Nother",
    at: String? = "2021-12-31T00:00:00Z"
  ) throws -> Facts.Decision {
    Facts.Decision(
      what: what, decision: decision, by: by, at: try at.map(time), because: "no covered entity")
  }

  private func hipaa(_ decisions: Facts.Decision...) throws -> DutyOwed {
    var world = try World()
    try world.add(country: "US")
    world.facts["decisions"] = .decisions(decisions)
    return try #require(
      world.assess(asOf: "2022-01-01T00:00:00Z").duties
        .first { $0.duty == "data-subjects" && $0.country != nil })
  }

  @Test func `a named person who says that a duty is not owed ends its alarm, not its record`()
    throws
  {
    let duty = try hipaa(try decision("Not owed: nobody covered"))
    #expect(duty.overdue && !duty.isAlarming)
    #expect(duty.decision?.decision == "Not owed: nobody covered")
  }

  @Test func `to have decided anything else leaves the alarm on`() throws {
    let others = [
      try decision("notify"), try decision("owed"), try decision("is not owed"),
      try decision("nothing owed"), try decision("not owed", at: nil),
      try decision("not owed", at: "2022-01-01T00:00:01Z"), try decision("not owed", by: " "),
      try decision("not owed", of: "us-hipaa regulator-yearly"), try decision("told", at: nil),
    ]
    for other in others {
      let duty = try hipaa(other)
      #expect(duty.isAlarming, "\(other)")
    }
    let again = try hipaa(try decision("not owed"), try decision("notify after all"))
    #expect(again.isAlarming)
  }

  @Test func `a duty that was told of is done at that time`() throws {
    let duty = try hipaa(try decision("told, by letter"))
    #expect(duty.doneAt == (try time("2021-12-31T00:00:00Z")))
    #expect(!duty.isAlarming)
  }

  @Test func `a breach from before the law owes nothing under it`() throws {
    var world = try World()
    try world.know("started_at", "2018-05-01T00:00:00Z")
    #expect(try world.duties() == ["uk-cqc candour"])
  }

  @Test func `the order is the same whatever order the exposures have`() throws {
    var forward = try World()
    for country in ["FR", "US", "IE", "DE"] { try forward.add(country: country) }
    var backward = try World()
    for country in ["DE", "IE", "US", "FR"] { try backward.add(country: country) }
    #expect(try forward.duties() == backward.duties())
    #expect(
      try forward.assess().byCountry.map(\.code) == backward.assess().byCountry.map(\.code))
  }
}
