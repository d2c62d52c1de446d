import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Obligations

struct JurisdictionTests {
  /// Every file that ships, so that a country more is a test more.
  static let shipped: [URL] = {
    let folder = SharedData.project.appendingPathComponent("templates/jurisdictions")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json5" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  private func uk() throws -> Jurisdiction { try World.jurisdiction("uk") }

  @Test(arguments: shipped)
  func `a jurisdiction that ships is readable, is named as its file, and cites its sources`(
    file: URL
  ) throws {
    let name = file.lastPathComponent
    let jurisdiction = try Jurisdiction(json5: Array(Data(contentsOf: file)), file: name)
    #expect(jurisdiction.name + ".json5" == name)
    #expect(World.names.contains(jurisdiction.name))
    #expect(!jurisdiction.laws.isEmpty)
    #expect(!jurisdiction.countries.isEmpty)
    for duty in jurisdiction.duties {
      #expect(!duty.source.isEmpty)
      #expect(duty.force.from > .distantPast)
      #expect(duty.isOfEachCountry == duty.to.contains("{country}") || duty.isOfEachCountry)
    }
  }

  @Test func `a file more is a country more`() {
    #expect(Self.shipped.map { $0.deletingPathExtension().lastPathComponent } == World.names)
  }

  @Test func `June 2020 is judged by the GDPR, January 2021 by the UK GDPR`() throws {
    let uk = try uk()
    #expect(try uk.law(at: time("2020-06-09T11:00:00Z"))?.short == "GDPR")
    #expect(try uk.law(at: time("2020-12-31T22:59:59Z"))?.short == "GDPR")
    #expect(try uk.law(at: time("2020-12-31T23:00:00Z"))?.short == "UK GDPR")
    #expect(try uk.law(at: time("2018-05-24T22:59:59Z")) == nil)
  }

  @Test func `every duty of the United Kingdom cites the text of its day`() throws {
    let uk = try uk()
    let before = try uk.duties(at: time("2020-06-09T11:00:00Z")).filter { $0.regime == "uk-ico" }
    #expect(before.allSatisfy { $0.source.hasPrefix("GDPR Article") })
    let after = try uk.duties(at: time("2021-06-09T11:00:00Z")).filter { $0.regime == "uk-ico" }
    #expect(after.allSatisfy { $0.source.hasPrefix("UK GDPR Article") && $0.confirm })
    #expect(before.map(\.duty) == after.map(\.duty))
    #expect(before.map(\.clock) == after.map(\.clock))
    #expect(before.map(\.condition) == after.map(\.condition))
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
