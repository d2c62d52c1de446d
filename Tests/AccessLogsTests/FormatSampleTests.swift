import Model
import Testing

@testable import AccessLogs

/// Every format carries samples, and they give what they say.
struct FormatSampleTests {
  @Test(arguments: Formats.names)
  func `a format's samples give the events they name`(name: String) throws {
    let format = try #require(Formats.named(name))
    let profile = try Profile.parse(Array(format.sample.utf8), file: "\(name) sample")
    #expect(profile.format == name)
    #expect(profile.rules.samples.count >= 8)
    #expect(try profile.samplesDiffer() == [])
  }

  @Test(arguments: Formats.names)
  func `a format's samples show lines used, ignored and rejected`(name: String) throws {
    let format = try #require(Formats.named(name))
    let profile = try Profile.parse(Array(format.sample.utf8), file: "\(name) sample")
    #expect(Set(profile.rules.samples.map(\.outcome)) == Set(ProfileSample.Outcome.allCases))
  }

  @Test func `a sample that gives something else is named with what differs`() throws {
    let text = """
      { name: "a", format: "json-lines",
        samples: [
          { line: '{"time":"2020-06-09T11:00:00Z","action":"opened","recording":"r-1","viewer":"v"}',
            events: [{ recording: "r-1", viewer: "w", action: "shown", bytes: 5 }] },
          { line: '{}', outcome: "used" },
          { line: '{', events: [] },
        ] }
      """
    let profile = try Profile.parse(Array(text.utf8), file: "a.json5")
    #expect(
      try profile.samplesDiffer() == [
        "sample 1 (line 3): event 1 has another viewer",
        "sample 1 (line 3): event 1 has another action",
        "sample 1 (line 3): event 1 has another bytes",
        "sample 2 (line 5): it is ignored, not used",
        "sample 3 (line 6): it is rejected, not ignored: it is not one JSON object",
      ])
  }
}
