import Evidence
import Foundation
import Model
import TestSupport
import Testing

@Suite struct ScanCommitTests {
  @Test func `what a scan found comes back as it was given`() throws {
    let small = try SmallCase()
    var commit = try small.scanned(SmallCase.twoFindings)
    commit.kept = Rows.all
    commit.tables = Rows.tables
    commit.attributeCounts = [AttributeCount(name: "switched", value: "yes", recordings: 12)]
    commit.messages = { run, _ throws(Problem) in
      [OutboxMessage(type: "scan.completed", payload: Array("{\"new\":\(run.new.count)}".utf8))]
    }
    let run = try small.store.commit(commit)
    #expect(run.number == 1 && run.sources == [1] && run.new == [1, 2])

    let again = try CaseStore.open(small.store.folder, writing: false)
    #expect(try again.sources() == [SmallCase.source(1)])
    #expect(Set(try again.findings()) == Set(SmallCase.twoFindings))
    #expect(try again.keptRows() == Rows.all)
    #expect(try again.tables() == Rows.tables)
    #expect(try again.attributeCounts().map(\.recordings) == [12])
    #expect(try again.scans() == [run])
    #expect(try again.messages().map(\.message.payload) == [Array("{\"new\":2}".utf8)])
    #expect(try again.ledger().map(\.draft.verb) == ["new", "scan"])
    #expect(try again.verifyLedger().isEmpty)
    try again.checkIntegrity()
  }

  @Test func `new exposures are numbered by their first event, then by key`() throws {
    let small = try SmallCase()
    let tie = SmallCase.finding("rec-0", of: "pt-2", by: "pt-9", source: 1, line: 9, second: 60)
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings + [tie]))
    let exposures = try small.store.exposures()
    #expect(exposures.map(\.number) == [1, 2, 3])
    #expect(exposures.map(\.key.recording.text) == ["rec-2", "rec-0", "rec-1"])
    #expect(exposures[0].key.patient == nil)
    #expect(exposures[2].action == .opened && exposures[2][.shown].count == 1)
    #expect(exposures[2].lines == [.init(source: 1, line: 3), .init(source: 1, line: 8)])
    #expect(exposures[2].bytes == 4096 && exposures[2].extent == .partial)
  }

  @Test func `the lines behind one exposure are found by its number`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    #expect(try small.store.findings(ofExposure: 1) == [SmallCase.twoFindings[2]])
    #expect(try small.store.findings(ofExposure: 2) == Array(SmallCase.twoFindings[..<2]))
    #expect(try small.store.findings(ofExposure: 3).isEmpty)
    #expect(try small.store.findings(of: 2).isEmpty)
  }

  @Test func `an exposure whose action rises is raised, one that stays is not`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned([SmallCase.twoFindings[0], SmallCase.twoFindings[2]]))
    let opened = SmallCase.finding(
      "rec-2", of: nil, by: "pt-9", source: 2, line: 1, action: .opened)
    let more = SmallCase.finding("rec-1", of: "pt-1", by: "pt-9", source: 2, line: 2)
    let run = try small.store.commit(small.scanned([opened, more]))
    #expect(run.raised == [1] && run.new.isEmpty && run.cleared.isEmpty)
    #expect(try small.store.exposures()[1].lines.map(\.source) == [1, 2])
  }

  @Test func `what a dropped source alone proved is cleared, and its number is never used again`()
    throws
  {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    var drop = ScanCommit(
      kind: .drop, generation: try small.store.generation(), entry: SmallCase.entry("source drop"))
    drop.drops = [.init(source: 1)]
    let run = try small.store.commit(drop)
    #expect(run.number == 1 && run.cleared == [1, 2])
    #expect(try small.store.exposures().isEmpty)
    #expect(try small.store.findings().isEmpty)
    #expect(try small.store.sources().isEmpty)
    #expect(try small.store.nextSourceNumber() == 2)

    let other = SmallCase.finding("rec-7", of: "pt-7", by: "pt-9", source: 2, line: 1)
    let back = SmallCase.finding("rec-2", of: nil, by: "pt-9", source: 2, line: 2, second: 9)
    let second = try small.store.commit(small.scanned([other, back]))
    #expect(second.number == 2 && second.new == [1, 3])
    #expect(try small.store.exposures().map(\.number) == [1, 3])
    try small.store.checkIntegrity()
  }

  @Test func `a source that says it better takes the place of the first`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let same = SmallCase.finding("rec-1", of: "pt-1", by: "pt-9", source: 2, line: 3)
    let commit = try small.scanned([same], drops: [.init(source: 1, replacedBy: 2)])
    let run = try small.store.commit(commit)
    #expect(run.new.isEmpty && run.cleared == [1])
    #expect(try small.store.sources().map(\.number) == [2])
    #expect(try small.store.exposures().map(\.number) == [2])
    #expect(try small.store.exposures()[0].lines == [.init(source: 2, line: 3)])
  }

  @Test func `a source read again under its number states its findings anew`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    var commit = ScanCommit(
      kind: .scan, generation: try small.store.generation(), entry: SmallCase.entry("scan"))
    var source = SmallCase.source(1)
    source.tally.used = 3
    source.tally.ignored = 6
    source.rejected = []
    commit.sources = [source]
    commit.findings = [1: [SmallCase.twoFindings[0]]]
    commit.exposures = SmallCase.exposures([SmallCase.twoFindings[0]])
    source.tally.rejected = 1
    let run = try small.store.commit(commit)
    #expect(run.cleared == [1] && run.new.isEmpty)
    #expect(try small.store.sources() == [source])
    #expect(try small.store.findings() == [SmallCase.twoFindings[0]])
  }

  @Test func `identifiers are kept byte for byte, however alike they look`() throws {
    let small = try SmallCase()
    let names = ["e\u{301}", "\u{e9}", "a\u{0}b", "a", "'; DROP TABLE exposure; --", ""]
    let findings = names.enumerated().map { index, name in
      SmallCase.finding(
        "rec-\(index)", of: "pt-\(name)", by: "v\(name)", source: 1, line: index + 1)
    }
    _ = try small.store.commit(small.scanned(findings))
    #expect(try small.store.findings() == findings)
    #expect(try small.store.exposures().count == names.count)
  }

  @Test func `a line keeps bytes that are no text, and an empty line stays empty`() throws {
    let small = try SmallCase()
    var findings = SmallCase.twoFindings
    findings[0].proof.raw = [0, 0xFF, 0xFE, 10, 13]
    findings[1].proof.raw = []
    findings[2].proof.raw = []
    _ = try small.store.commit(small.scanned(findings))
    #expect(Set(try small.store.findings()) == Set(findings))
    #expect(try small.store.alteredLines().isEmpty)
  }

  @Test func `two findings of one exposure on one line are both kept`() throws {
    let small = try SmallCase()
    let first = SmallCase.finding("rec-1", of: "pt-1", by: "pt-9", source: 1, line: 3, second: 1)
    let second = SmallCase.finding("rec-1", of: "pt-1", by: "pt-9", source: 1, line: 3, second: 2)
    _ = try small.store.commit(small.scanned([second, first]))
    #expect(try small.store.findings() == [first, second])
    #expect(try small.store.exposures()[0].lines.count == 1)
  }

  @Test func `times at both ends of what fits come back`() throws {
    let small = try SmallCase()
    var commit = try small.scanned([])
    var kept = KeptRows()
    kept.accounts = [.init(viewer: Identifier("v"), patient: Identifier("p"), period: .always)]
    commit.kept = kept
    _ = try small.store.commit(commit)
    #expect(try small.store.keptRows().accounts[0].period == .always)
  }
}

/// One row of every table.
enum Rows {
  static var all: KeptRows {
    var kept = KeptRows()
    kept.recordings = [
      .init(
        recording: Identifier("rec-1"), patient: Identifier("pt-1"),
        period: Period(from: SmallCase.start), consultation: "c-1", recordedAt: SmallCase.start,
        bytes: 8192, microseconds: 60_000_000, content: .none, controller: "Clinic",
        country: "GB", attributes: ["switched": "yes", "app": "4.1"]),
      .init(recording: Identifier("rec-2"), patient: Identifier("pt-2"), period: .always),
    ]
    kept.authorised = [
      .init(
        viewer: Identifier("carer"), patient: Identifier("pt-1"), recording: nil, basis: "proxy",
        period: .always)
    ]
    kept.accounts = [
      .init(viewer: Identifier("a-1"), patient: Identifier("pt-1"), period: .always)
    ]
    kept.sessions = [
      .init(session: Identifier("s-1"), viewer: Identifier("a-1"), period: .always)
    ]
    var person = Person(patient: Identifier("pt-1"))
    person.name = "Ines Example"
    person.address = ["1 \"Quoted\" Street", "Überlingen"]
    person.format = .largePrint
    person.channel = .email
    person.guardian = Identifier("pt-2")
    person.deceased = true
    person.hold = "ask first"
    kept.people = [person, Person(patient: Identifier("pt-2"))]
    kept.releases = [.init(time: SmallCase.start, name: "4.1")]
    return kept
  }

  static var tables: [TableFile] {
    [
      TableFile(
        kind: .recordings, path: "/tables/recordings.csv", digest: SmallCase.source(9).digest,
        columns: ["patient=owner_id"], attributes: ["switched"], origin: "the booking system"),
      TableFile(kind: .people, path: "/tables/people.csv", digest: SmallCase.source(8).digest),
    ]
  }
}
