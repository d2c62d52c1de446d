import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Obligations

func time(_ text: String) throws -> Timestamp { try #require(TimeText.rfc3339(text)) }

/// A breach made by hand: who saw whose, from where, and what people know of it.
struct World {
  static func jurisdiction(_ name: String) throws -> Jurisdiction {
    let file = SharedData.project.appendingPathComponent("templates/jurisdictions/\(name).json5")
    return try Jurisdiction(json5: Array(Data(contentsOf: file)), file: "\(name).json5")
  }

  static let names = ["ca-phipa", "ca-pipeda", "eu", "ie", "rw", "uk", "us-hipaa"]

  static func rulebook() throws -> Rulebook {
    Rulebook(own: try jurisdiction("uk"), others: try names.map(jurisdiction))
  }

  var facts = Facts()
  private(set) var exposures: [Exposure] = []
  private(set) var kept = KeptRows()
  var rejectedLines = 0
  /// What the logs leave open; nothing.
  var reach = EvidenceReach()

  init() throws {
    try know("aware_at", "2020-06-09T13:50:00Z")
    try know("discovered_at", "2020-06-09T13:35:00Z")
    try know("started_at", "2020-06-09T11:00:00Z")
  }

  mutating func know(_ name: String, _ written: String) throws {
    facts[name] = .time(try time(written), written: written)
  }

  /// Everything moved to the same day of another year.
  mutating func move(to year: Int) throws {
    for name in ["aware_at", "discovered_at", "started_at"] {
      let civil = TimeText.civil(try #require(facts.time(name)), zone: .utc)
      try know(name, "\(year)-06-09T\(civil.clockText):00Z")
    }
  }

  /// One more patient, whose one recording `viewer` saw.
  mutating func add(
    _ action: Action = .shown, country: String? = nil, home: String? = nil,
    controller: String? = nil, content: Exposure.Content = .consultation,
    viewer: String = "pt-9999",
    isOwned: Bool = true, born: String? = nil, isDead: Bool = false
  ) throws {
    let number = exposures.count + 1
    let patient = Identifier("pt-\(number)")
    let recording = Identifier("rec-\(number)")
    let seen = try time("2020-06-09T11:30:00Z")
    kept.recordings.append(
      KeptRows.Recording(
        recording: recording, patient: patient, period: .always, content: content,
        controller: controller, country: country))
    var person = Person(patient: patient)
    person.country = home
    person.dateOfBirth = born
    person.deceased = isDead
    kept.people.append(person)
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    tallies[Int(action.rawValue)] = Exposure.Tally(count: 1, first: seen, last: seen)
    exposures.append(
      Exposure(
        key: Exposure.Key(
          recording: recording, patient: isOwned ? patient : nil, viewer: Identifier(viewer)),
        number: number, viewerKind: .patient, content: content, evidence: .recorded,
        action: action, tallies: tallies, bytes: nil, playedMicroseconds: nil, extent: nil,
        lines: []))
  }

  mutating func add(_ count: Int, _ action: Action = .shown, country: String?) throws {
    for _ in 0..<count { try add(action, country: country) }
  }

  /// As DESIGN §5 counts, said once more.
  private func totals(_ exposures: [Exposure]) -> Totals {
    var totals = Totals()
    let real = exposures.filter { $0.content == .consultation && $0.key.patient != nil }
    let seen = real.filter { $0.action >= .shown }
    let opened = real.filter { $0.action == .opened && $0.viewerIsNamed }
    totals.dataSubjects.maximum = Set(seen.map(\.key.patient)).count
    totals.dataSubjects.confirmed = Set(opened.map(\.key.patient)).count
    totals.records.maximum = Set(seen.map(\.key.recording)).count
    totals.records.confirmed = Set(opened.map(\.key.recording)).count
    totals.unattributed = exposures.count { $0.key.patient == nil }
    totals.bound =
      rejectedLines == 0 && totals.unattributed == 0 && !reach.leavesOpen ? .exact : .atLeast
    return totals
  }

  func assess(
    asOf: String = "2020-06-10T09:00:00Z", letters: Situation.Letters = .init()
  ) throws -> Assessment {
    Situation(
      rulebook: try Self.rulebook(), facts: facts, exposures: exposures, kept: kept,
      asOf: try time(asOf), reach: reach, letters: letters, totals: totals
    )
    .assess()
  }

  /// `regime duty` of each duty that is owed.
  func duties(asOf: String = "2020-06-10T09:00:00Z") throws -> [String] {
    try assess(asOf: asOf).duties.map { "\($0.regime) \($0.duty)" }
  }
}
