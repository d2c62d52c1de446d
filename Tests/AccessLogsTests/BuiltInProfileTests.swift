import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// The profiles that travel inside the binary do what they say.
struct BuiltInProfileTests {
  static var files: [String] {
    let folder = SharedData.project.appendingPathComponent("templates/profiles").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func text(_ file: String) throws -> String {
    try String(
      contentsOf: SharedData.project.appendingPathComponent("templates/profiles/\(file)"),
      encoding: .utf8)
  }

  @Test(arguments: files)
  func `a built-in profile's samples give the events they name`(file: String) throws {
    let profile = try Profile.parse(Array(Self.text(file).utf8), file: file)
    #expect(file == profile.name + ".json5")
    #expect(try profile.samplesDiffer() == [])
  }

  @Test(arguments: files)
  func `a built-in profile shows lines used, ignored and rejected`(file: String) throws {
    let profile = try Profile.parse(Array(Self.text(file).utf8), file: file)
    #expect(Set(profile.rules.samples.map(\.outcome)) == Set(ProfileSample.Outcome.allCases))
  }

  @Test func `there is one for each of the logs that people have most`() {
    #expect(
      Self.files == [
        "alb.json5",
        "apache-combined.json5",
        "app-audit.json5",
        "azure-storage-analytics.json5",
        "azure-storage.json5",
        "cloudfront.json5",
        "cloudtrail-ndjson.json5",
        "cloudtrail.json5",
        "ecs-access.json5",
        "fhir-auditevent.json5",
        "gcs-audit.json5",
        "gcs-usage.json5",
        "hls.json5",
        "iis.json5",
        "nginx-json.json5",
        "nginx-replay.json5",
        "otlp.json5",
        "replay-gateway.json5",
        "s3-access.json5",
      ])
  }
}
