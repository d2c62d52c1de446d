import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Obligations

func time(_ text: String) throws -> Timestamp { try #require(TimeText.rfc3339(text)) }

struct JurisdictionTests {
  /// Every file that ships, so that a country more is a test more.
  static let shipped: [URL] = {
    let folder = SharedData.project.appendingPathComponent("templates/jurisdictions")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json5" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  private func uk() throws -> Jurisdiction {
    let file = SharedData.project.appendingPathComponent("templates/jurisdictions/uk.json5")
    return try Jurisdiction(json5: Array(Data(contentsOf: file)), file: "uk.json5")
  }

  @Test(arguments: shipped)
  func `a jurisdiction that ships is readable, is named as its file, and cites its sources`(
    file: URL
  ) throws {
    let name = file.lastPathComponent
    let jurisdiction = try Jurisdiction(json5: Array(Data(contentsOf: file)), file: name)
    #expect(jurisdiction.name + ".json5" == name)
    #expect(!jurisdiction.laws.isEmpty)
    for duty in jurisdiction.duties {
      #expect(!duty.source.isEmpty)
      #expect(duty.force.from > .distantPast)
    }
  }

  @Test func `June 2020 is judged by the GDPR, January 2021 by the UK GDPR`() throws {
    let uk = try uk()
    #expect(try uk.law(at: time("2020-06-09T11:00:00Z"))?.short == "GDPR")
    #expect(try uk.law(at: time("2020-12-31T22:59:59Z"))?.short == "GDPR")
    #expect(try uk.law(at: time("2020-12-31T23:00:00Z"))?.short == "UK GDPR")
    #expect(try uk.law(at: time("2018-05-24T22:59:59Z")) == nil)
  }

  @Test func `the regulator is told within 72 hours, and only duties with hours have a clock`()
    throws
  {
    let aware = try time("2020-06-09T13:50:00Z")
    let deadlines = try uk().deadlines(
      aware: aware, breach: time("2020-06-09T11:00:00Z"), asOf: aware.adding(.hours(19)))
    #expect(deadlines.map(\.regime) == ["uk-ico"])
    #expect(deadlines.map(\.duty) == ["regulator"])
    #expect(try deadlines.first?.due == time("2020-06-12T13:50:00Z"))
    #expect(deadlines.first?.elapsedHours == 19)
    #expect(deadlines.first?.left == .hours(53))
    #expect(try uk().duties(at: aware).map(\.duty) == ["regulator", "data-subjects", "record"])
  }

  @Test func `a breach from before the law owes nothing under it`() throws {
    let before = try time("2018-05-01T00:00:00Z")
    #expect(try uk().deadlines(aware: before, breach: before, asOf: before).isEmpty)
  }

  @Test func `a deadline without awareness is listed without a time`() throws {
    let deadlines = try uk().deadlines(
      aware: nil, breach: nil, asOf: time("2020-06-09T12:00:00Z"))
    #expect(deadlines.map(\.due) == [nil])
  }

  @Test func `documents show London's time`() throws {
    let zone = try uk().zone
    #expect(
      TimeText.civil(try time("2020-06-09T11:00:00Z"), zone: zone).longText
        == "9 June 2020 at 12:00 BST")
    #expect(TimeText.civil(try time("2020-03-29T00:59:59Z"), zone: zone).clockText == "00:59")
    #expect(TimeText.civil(try time("2020-03-29T01:00:00Z"), zone: zone).clockText == "02:00")
  }

  @Test func `what nobody has read in a source is for a person to confirm`() throws {
    let unconfirmed = try uk().unconfirmed.map(\.text)
    #expect(unconfirmed.contains("SK9 5AF"))
    #expect(unconfirmed.contains("ico.org.uk/make-a-complaint"))
    #expect(!unconfirmed.contains("0303 123 1113"))
  }
}
