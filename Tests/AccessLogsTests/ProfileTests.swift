import Model
import Testing

@testable import AccessLogs

/// A profile is read whole or refused with file, line, column and the right word.
struct ProfileTests {
  private func profile(_ text: String) throws(Problem) -> Profile {
    try Profile.parse(Array(text.utf8), file: "p.json5")
  }

  /// `line:column message | hint`
  private func refusal(_ text: String) -> String? {
    do throws(Problem) {
      _ = try profile(text)
      return nil
    } catch {
      let place = "\(error.place?.line ?? 0):\(error.place?.column ?? 0)"
      #expect(error.kind == .input && error.place?.file == "p.json5")
      return "\(place) \(error.message)" + (error.hint.map { " | " + $0 } ?? "")
    }
  }

  private func combined(_ members: String) -> String {
    "{ name: \"a\", format: \"combined\", routes: [{ request: \"GET /{recording}\", action: \"shown\" }],\n  \(members) }"
  }

  private func lines(_ members: String) -> String {
    "{ name: \"a\", format: \"json-lines\",\n  \(members) }"
  }

  @Test func `a profile is what its text says`() throws {
    let profile = try profile(TestProfiles.gateway)
    #expect(profile.name == "replay-gateway" && profile.format == "combined")
    #expect(profile.zoneName == "UTC" && profile.clock == nil)
    #expect(profile.witnesses == [.shown, .opened])
    #expect(profile.text == Array(TestProfiles.gateway.utf8))

    #expect(
      try self.profile(combined("witnesses: [\"opened\"], clock: \"+2.5s\"")).witnesses == [.opened]
    )
    #expect(try self.profile(combined("clock: \"+2.5s\"")).clock == "+2.5s")
    #expect(try self.profile(TestProfiles.audit).witnesses == [.shown, .opened])
    #expect(try self.profile(lines("")).witnesses == Set(Action.allCases))
  }

  @Test func `the standard profile is the text it carries`() throws {
    let standard = Profile.standard
    let read = try Profile.parse(standard.text, file: "p.json5")
    #expect(read.digest == standard.digest && read.witnesses == standard.witnesses)
    #expect(read.rules.fields == standard.rules.fields && read.name == standard.name)
  }

  @Test func `a wrong key is named with the nearest right one`() {

    #expect(
      refusal(combined("rotes: []")) == "2:3 there is no key \"rotes\" | did you mean \"routes\"?")

    #expect(
      refusal(combined("viewer: { feild: \"a\" }"))
        == "2:13 there is no key \"feild\" | did you mean \"field\"?")

    #expect(
      refusal(lines("fields: { recordng: \"a\" }"))
        == "2:13 there is no key \"recordng\" | did you mean \"recording\"?")

    #expect(
      refusal(
        "{ name: \"a\", format: \"combined\", routes: [{ reqest: \"GET /{recording}\", action: \"shown\" }] }"
      )
        == "1:45 there is no key \"reqest\" | did you mean \"request\"?")
    #expect(
      refusal("{ name: \"a\", name: \"b\" }")?.hasPrefix("1:14 the key \"name\" stands twice")
        == true)
  }

  @Test func `a key in the wrong place is told its own`() {
    #expect(
      refusal(lines("recording: \"r\""))
        == "2:3 the key \"recording\" does not belong here | it stands in fields")
    #expect(
      refusal(lines("request: \"r\""))
        == "2:3 the key \"request\" does not belong here | it stands in an entry of routes")
    #expect(
      refusal(lines("fields: { epoch: \"s\" }"))
        == "2:13 the key \"epoch\" does not belong here | it stands at the top of the profile")
    #expect(
      refusal(combined("prefix: \"pt-\""))
        == "2:3 the key \"prefix\" does not belong here | it stands in viewer")
  }

  @Test func `a key that a format has no use for is named where it stands`() {
    #expect(
      refusal("{ name: \"a\", format: \"fhir-auditevent\",\n  epoch: \"s\" }")?
        .hasPrefix("2:3 epoch means nothing in a fhir-auditevent profile") == true)
  }

  @Test(arguments: [
    ("nginx", "combined"), ("Apache", "combined"), ("json", "json-lines"), ("iis", "w3c"),
    ("elb", "alb"), ("fhir", "fhir-auditevent"), ("tsv", "csv"), ("cloudfrnt", "cloudfront"),
  ])
  func `a format under another name is told its own`(name: String, format: String) {
    #expect(
      refusal("{ name: \"a\", format: \"\(name)\" }")
        == "1:22 format cannot be \"\(name)\" | did you mean \"\(format)\"?")
  }

  @Test func `a zone that is mistyped is told the nearest`() {
    #expect(
      refusal(combined("zone: \"Europe/Lodnon\""))?.hasSuffix("did you mean \"Europe/London\"?")
        == true)
    #expect(
      refusal(combined("zone: \"elsewhere\""))?.hasSuffix("an IANA name such as Europe/London")
        == true)
  }

  @Test func `a wrong type says which is right`() {
    #expect(refusal("[]")?.hasPrefix("1:1 a profile has to be an object") == true)
    #expect(refusal(combined("zone: 1"))?.hasPrefix("2:9 zone has to be text") == true)
    #expect(
      refusal(combined("viewer: \"remote_user\""))?.hasPrefix("2:11 viewer has to be an object")
        == true)
    #expect(
      refusal(combined("witnesses: \"shown\""))?.hasPrefix("2:14 witnesses has to be a list")
        == true)
    #expect(
      refusal(combined("min_bytes: 2.5"))?.hasPrefix("2:14 min_bytes has to be a whole number")
        == true)
    #expect(
      refusal(combined("min_bytes: -2"))?.hasPrefix("2:14 min_bytes has to be 0 or more") == true)
    #expect(refusal(lines("actions: []"))?.hasPrefix("2:12 actions has to be an object") == true)
  }

  @Test func `a wrong word says which are right`() {

    #expect(
      refusal("{ name: \"a\", format: \"combind\" }")
        == "1:22 format cannot be \"combind\" | did you mean \"combined\"?")

    #expect(
      refusal("{ name: \"a\", format: \"xml\" }")
        == "1:22 format cannot be \"xml\" | one of \(Formats.names.joined(separator: ", "))")

    #expect(
      refusal(lines("actions: { played: \"open\" }"))
        == "2:22 actions cannot be \"open\" | did you mean \"opened\"?")
    #expect(
      refusal(combined("witnesses: [\"seen\"]"))?.hasPrefix("2:15 witnesses cannot be \"seen\"")
        == true)
    #expect(
      refusal(combined("marks: \"middle\""))?.hasPrefix("2:10 marks cannot be \"middle\"") == true)
    #expect(
      refusal(combined("counts: \"bodys\""))
        == "2:11 counts cannot be \"bodys\" | did you mean \"body\"?")
    #expect(refusal(combined("epoch: \"m\""))?.hasPrefix("2:10 epoch cannot be \"m\"") == true)
    #expect(
      refusal(combined("zone: \"Europe/Londn\""))?.hasPrefix("2:9 zone is not a time zone") == true)
    #expect(
      refusal(combined("clock: \"fast\""))?.hasPrefix("2:10 clock is not a length of time") == true)
    #expect(refusal(combined("id: \"a[\""))?.hasPrefix("2:7 id is not a path") == true)
  }

  @Test func `a profile needs a name and a format`() {
    #expect(refusal("{}")?.hasPrefix("1:1 a profile needs name") == true)
    #expect(refusal("{ name: \"\" }")?.hasPrefix("1:1 a profile needs name") == true)
    #expect(refusal("{ name: \"a\" }")?.hasPrefix("1:1 a profile needs format") == true)
  }

  @Test(arguments: [
    "GET", "GET  /a/{recording}", "GET a/{recording}", " /a/{recording}",
    "GET /a/{recording} HTTP/1.1",
    "GET /a/{recording}?x=1", "GET /a%20b/{recording}", "GET /a/{id}",
    "GET /{recording}/{recording}",
    "GET /a//{recording}", "GET /a/*.mp4", "GET /a*/{recording}", "GET /a/{recording",
    "GET /a/recording}",
    "GET /{recording}{recording}", "GET /a/../{recording}",
  ])
  func `a bad route is refused where it stands`(route: String) {
    let text =
      "{ name: \"a\", format: \"combined\",\n routes: [{ request: \"\(route)\", action: \"shown\" }] }"
    #expect(refusal(text)?.hasPrefix("2:22 request is not a route") == true)
  }

  @Test func `a route needs both its keys`() {

    #expect(
      refusal("{ name: \"a\", format: \"combined\", routes: [{ request: \"GET /{recording}\" }] }")?
        .hasPrefix("1:43 a route needs request and action") == true)
  }

  @Test func `a profile that can give no event is refused`() {
    let plain = "{ name: \"a\", format: \"combined\" }"
    #expect(refusal(plain)?.hasPrefix("1:1 a profile for combined needs routes") == true)

    #expect(
      refusal(lines("fields: { time: \"t\", recording: \"r\" }"))?
        .hasPrefix("1:1 the profile says nowhere what a line does") == true)

    #expect(
      refusal(lines("fields: { time: \"t\", action: \"a\" }"))?
        .hasPrefix("1:1 the profile says nowhere which recording a line is about") == true)

    #expect(
      refusal(lines("routes: [{ request: \"GET /{recording}\", action: \"shown\" }]"))?
        .hasPrefix("1:1 routes need fields.request or fields.path") == true)

    #expect(
      refusal(
        "{ name: \"a\", format: \"combined\", routes: [{ request: \"GET /play\", action: \"shown\" }] }"
      )?
      .hasPrefix("1:1 the profile says nowhere which recording") == true)
  }

  @Test func `what is said twice is refused`() {

    #expect(
      refusal(
        lines(
          "fields: { action: \"a\", viewer: \"v\", recording: \"r\" }, viewer: { field: \"w\" }"))?
        .contains("viewer is mapped twice") == true)

    #expect(
      refusal(combined("fields: { action: \"a\" }"))?.contains("the action is mapped twice") == true
    )
  }

  @Test func `text that is no JSON5 is refused at its place`() {
    #expect(
      refusal("{ name: \"a\"\n  format: \"combined\" }")?.hasPrefix("2:3 not readable as JSON5")
        == true)
  }

  @Test func `samples are read with the profile`() {
    #expect(
      refusal(combined("samples: [{ outcome: \"used\" }]"))?.hasPrefix("2:13 a sample needs line")
        == true)
    #expect(
      refusal(combined("samples: [{ line: \"a\" }]"))?.hasPrefix("2:13 a sample needs events")
        == true)

    #expect(
      refusal(combined("samples: [{ line: \"a\", events: [{ acton: \"shown\" }] }]"))
        == "2:37 there is no key \"acton\" | did you mean \"action\"?")

    #expect(
      refusal(combined("samples: [{ line: \"a\", events: [{ time: \"now\" }] }]"))?
        .hasPrefix("2:43 time is not a time with an offset") == true)
  }

  @Test func `a profile that says nowhere when a line was is refused`() {
    let fields = "fields: { recording: \"r\", action: \"a\" }"
    let sentence = "1:1 the profile says nowhere when a line was | map fields.time"
    #expect(refusal(lines(fields)) == sentence)
    #expect(refusal("{ name: \"a\", format: \"csv\", \(fields) }") == sentence)
  }

  @Test func `every key has a sentence and a place of its own`() {
    let keys = Profile.keys
    #expect(Set(keys.map(\.path)).count == keys.count)
    #expect(keys.allSatisfy { !$0.sentence.isEmpty && $0.sentence.count <= 80 })
    for name in FieldName.allCases {
      #expect(keys.contains { $0.path == "fields.\(name.rawValue)" })
    }
    #expect(FieldName.allCases.map(\.index) == Array(FieldName.allCases.indices))
  }
}
