import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Casework

struct DemoWorldTests {
  private static let files = [
    "access.log", "access.log.1", "access.log.2.gz", "accounts.csv", "app-audit.jsonl",
    "app.json5", "authorised.csv", "gateway.json5", "people.csv", "recordings.csv", "releases.csv",
    "sessions.csv",
  ]

  /// One world for the tests that only read its truth.
  private static let written = Result {
    let place = try TemporaryFolder()
    return try DemoWorld.write(to: place.path("demo"))
  }

  private func digests(in folder: String) throws -> [Digest] {
    try Self.files.map { name in
      SHA256.digest(of: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }
  }

  @Test func `one is listed fifty and opens one, two are listed others and open what holds nobody`()
    throws
  {
    let truth = try Self.written.get()
    #expect(truth.totals.dataSubjects.confirmed == 1)
    #expect(truth.totals.dataSubjects.maximum == 49)
    #expect(truth.totals.records.confirmed == 1)
    #expect(truth.totals.records.maximum == 50)
    #expect(truth.totals.recipientsOpened == 3)
    #expect(truth.totals.recipientsShown == 3)
    #expect(truth.totals.noContent == 3)
    #expect(truth.totals.bound == .atLeast)

    let byViewer = Dictionary(grouping: truth.exposures, by: \.key.viewer.text)
    #expect(byViewer["emp-00007"]?.count == 50)
    for exposure in truth.exposures where exposure.action == .opened {
      #expect((exposure.content == .none) == (exposure.key.viewer.text != "emp-00007"))
      #expect(exposure.extent == (exposure.content == .none ? .whole : .partial))
    }
    for exposure in truth.exposures {
      #expect(!exposure.lines.isEmpty)
      #expect(exposure.key.patient != exposure.key.viewer)
    }
  }

  @Test func `nothing but a refusal happens after containment`() throws {
    let truth = try Self.written.get()
    let contained = Timestamp(demo: DemoClock.contained)
    for exposure in truth.exposures {
      for action in [Action.linked, .shown, .opened] {
        if let last = exposure[action].last { #expect(last < contained) }
      }
    }
    #expect(truth.last > contained)
    #expect(truth.exposures.filter { $0[.attempted].count > 0 }.count == 1)
  }

  @Test func `letters come in all three wordings, and some wait for a person`() throws {
    let letters = try Self.written.get().letters
    #expect(letters.opened.count == 1)
    #expect(letters.shownOnly.count == 20)
    #expect(letters.notRuledOut.count == 28)
    #expect(letters.heldOwners.count == 12)
    #expect(letters.recipients.map(\.text) == ["pt-00007", "pt-00058", "pt-00091"])
    #expect(letters.heldRecipients.map(\.text) == ["pt-00091"])
  }

  @Test func `the logs are as long as the truth says, and a few lines of them are damaged`() throws
  {
    let place = try TemporaryFolder()
    let truth = try DemoWorld.write(to: place.path("demo"))
    var lines = 0
    for source in truth.sources {
      let tally = source.tally
      #expect(tally.lines == tally.used + tally.ignored + tally.rejected)
      #expect(tally.used > 100)
      #expect(tally.rejected == source.rejected.count)
      let bytes = try Shell(folder: place.url.path, binary: "/bin")
        .run("gzip -dcf demo/\(source.name) | wc -l").stdout
      #expect(bytes.trimmingCharacters(in: .whitespacesAndNewlines) == String(tally.lines))
      lines += tally.lines
    }
    #expect((190_000...210_000).contains(lines))
    #expect(truth.sources.map(\.gaps.count) == [1, 0, 0, 0])
    #expect(truth.sources.map(\.rejected.count) == [3, 1, 1, 1])
  }

  @Test func `the same seed gives the same bytes, another seed another clinic`() throws {
    let place = try TemporaryFolder()
    _ = try DemoWorld.write(to: place.path("a"), seed: 1)
    _ = try DemoWorld.write(to: place.path("b"), seed: 1)
    _ = try DemoWorld.write(to: place.path("c"), seed: 2)
    let first = try digests(in: place.path("a"))
    #expect(try digests(in: place.path("b")) == first)
    #expect(try digests(in: place.path("c")) != first)
  }

  @Test func `the files are for their owner alone, and are never overwritten`() throws {
    let place = try TemporaryFolder()
    let demo = place.path("demo")
    _ = try DemoWorld.write(to: demo)
    let names = try FileManager.default.contentsOfDirectory(atPath: demo).sorted()
    #expect(names == (Self.files + ["staging"]).sorted())
    let staged = try FileManager.default.contentsOfDirectory(atPath: "\(demo)/staging")
    #expect(staged.count == 7)
    let folders = [demo, "\(demo)/staging"]
    for path in folders + Self.files.map({ "\(demo)/\($0)" })
      + staged.map({ "\(demo)/staging/\($0)" })
    {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode == (folders.contains(path) ? 0o700 : 0o600))
    }
    let refused = #expect(throws: Problem.self) { try DemoWorld.write(to: demo) }
    #expect(refused?.kind == .usage)
    #expect(refused?.place?.file == "\(demo)/gateway.json5")
  }

  @Test func `no two patients share a name, a number or a mailbox`() {
    let clinic = DemoClinic(seed: DemoWorld.seed)
    let rows = clinic.patients.map(DemoPeople(clinic).row)
    for column in 0..<4 { #expect(Set(rows.map { $0[column] }).count == rows.count) }
    for row in rows { #expect(row.count == DemoPeople.columns.count) }
  }

  @Test func `the facts are answers to the form's questions`() {
    #expect(Set(DemoFacts.answers.map(\.key)).count == DemoFacts.answers.count)
    for (name, value) in DemoFacts.answers {
      switch Facts.key(named: name)?.kind {
      case .text, .size: #expect(!value.isEmpty)
      case .choice: #expect(Facts.key(named: name)?.choices.contains(value) == true, "\(name)")
      case .time: #expect(TimeText.rfc3339(value) != nil, "\(name)")
      case .duration: #expect(TimeText.span(value) != nil, "\(name)")
      case .yes: #expect(["true", "false"].contains(value), "\(name)")
      default: Issue.record("\(name)")
      }
    }
  }

  @Test func `the facts tell the same times as the world`() {
    let facts = Dictionary(uniqueKeysWithValues: DemoFacts.answers.map { ($0.key, $0.value) })
    for (name, second) in [
      ("started_at", DemoClock.release), ("discovered_at", DemoClock.discovered),
      ("aware_at", DemoClock.aware), ("contained_at", DemoClock.contained),
    ] {
      #expect(facts[name].flatMap { TimeText.rfc3339($0) } == Timestamp(demo: second), "\(name)")
    }
  }
}
