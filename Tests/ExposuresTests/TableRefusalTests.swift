import Model
import Notation
import TestSupport
import Testing

@testable import Exposures

/// What a table may not say, and how that is told (DESIGN §4, §13).
@Suite struct TableRefusalTests {
  private static let recordings = "recording,patient\nrec-1,pt-1\n"

  /// The problem that these tables give; nil where they are fine.
  private func problem(
    recordings: String = Self.recordings, authorised: String? = nil, accounts: String? = nil,
    sessions: String? = nil, people: String? = nil, releases: String? = nil, links: String? = nil,
    columns: [String] = [], attributes: [String] = [], zone: Zone? = nil
  ) throws -> Problem? {
    let folder = try TemporaryFolder()
    var request = TableRequest(
      recordings: try folder.write(recordings, to: "recordings.csv"),
      mapping: try ColumnMapping(columns), attributes: attributes, zone: zone)
    request.authorised = try authorised.map { try folder.write($0, to: "authorised.csv") }
    request.accounts = try accounts.map { try folder.write($0, to: "accounts.csv") }
    request.sessions = try sessions.map { try folder.write($0, to: "sessions.csv") }
    request.people = try people.map { try folder.write($0, to: "people.csv") }
    request.releases = try releases.map { try folder.write($0, to: "releases.csv") }
    request.links = try links.map { try folder.write($0, to: "links.csv") }
    do throws(Problem) {
      _ = try Registry.load(request)
      return nil
    } catch {
      #expect(error.kind == .input)
      for text in [error.message, error.reason ?? "", error.hint ?? ""] {
        #expect(!text.contains("rec-1") && !text.contains("pt-"), "no value may be told")
      }
      return error
    }
  }

  private func file(_ problem: Problem?) -> String? {
    problem?.place?.text.split(separator: "/").last.map(String.init)
  }

  @Test func `one recording with two owners at one instant is refused with both lines`() throws {
    let rows = (1...700).map { "rec-\($0 + 1),pt-\($0)\n" }.joined()
    let problem = try problem(recordings: Self.recordings + rows + "rec-1,pt-2\n")
    #expect(file(problem) == "recordings.csv:703")
    #expect(problem?.message == "a recording has two owners")
    #expect(problem?.reason == "line 2 already gave it to someone else")
  }

  @Test func `owners that follow each other are none too many`() throws {
    let table = """
      recording,patient,from,until
      rec-1,pt-1,,2020-06-09T12:00:00Z
      rec-1,pt-2,2020-06-09T13:00:00+01:00,
      rec-2,pt-1,,
      rec-2,pt-1,2020-01-01T00:00:00Z,
      """
    #expect(try problem(recordings: table) == nil)
  }

  @Test func `owners that overlap by a nanosecond are one too many`() throws {
    let table = """
      recording,patient,from,until
      rec-1,pt-1,,2020-06-09T12:00:00.000000001Z
      rec-1,pt-2,2020-06-09T12:00:00Z,
      """
    #expect(file(try problem(recordings: table)) == "recordings.csv:3")
  }

  @Test func `an account or a session with two holders is refused with both lines`() throws {
    let accounts = try problem(accounts: "viewer,patient\nacct,pt-1\nacct,pt-2\n")
    #expect(file(accounts) == "accounts.csv:3")
    #expect(accounts?.reason == "line 2 already gave it to another patient")
    let sessions = try problem(sessions: "session,viewer\ns,a\ns,a\ns,b\n")
    #expect(file(sessions) == "sessions.csv:4")
    #expect(sessions?.reason == "line 2 already gave it to another viewer")
  }

  @Test func `a patient who stands twice in the people table is refused with both lines`() throws {
    let problem = try problem(people: "patient,name\npt-1,A\npt-2,B\npt-1,C\n")
    #expect(file(problem) == "people.csv:4")
    #expect(problem?.reason?.hasPrefix("line 2 already lists them") == true)
  }

  @Test func `a period that ends before it begins is refused in every table`() throws {
    let period = "2020-06-09T12:00:00Z,2020-06-09T12:00:00Z\n"
    let problems = [
      try problem(recordings: "recording,patient,from,until\nrec-1,pt-1,\(period)"),
      try problem(authorised: "viewer,from,until\na,\(period)"),
      try problem(accounts: "viewer,patient,from,until\na,b,\(period)"),
      try problem(sessions: "session,viewer,from,until\na,b,\(period)"),
    ]
    #expect(
      problems.map(file) == [
        "recordings.csv:2", "authorised.csv:2", "accounts.csv:2", "sessions.csv:2",
      ])
    for problem in problems { #expect(problem?.message == "a period that ends before it begins") }
  }

  @Test func `a period may begin and end outside the years that fit`() throws {
    let table = """
      recording,patient,from,until
      rec-1,pt-1,0001-01-01T00:00:00Z,2020-01-01T00:00:00Z
      rec-1,pt-2,2020-01-01T00:00:00Z,9999-12-31T23:59:59Z
      """
    #expect(try problem(recordings: table) == nil)
  }

  @Test func `an empty required cell, a ragged row and a missing column are refused`() throws {
    #expect(file(try problem(recordings: "recording,patient\nrec-1,\n")) == "recordings.csv:2")
    #expect(
      file(try problem(recordings: "recording,patient\nrec-1,pt-1,x\n")) == "recordings.csv:2")
    #expect(file(try problem(recordings: "recording,owner\nrec-1,pt-1\n")) == "recordings.csv:1")
    #expect(file(try problem(authorised: "viewer,patient\n,pt-1\n")) == "authorised.csv:2")
  }

  @Test func `a cell that means nothing is refused with its column`() throws {
    func recordings(_ column: String, _ cell: String) throws -> String? {
      let problem = try problem(recordings: "recording,patient,\(column)\nrec-1,pt-1,\(cell)\n")
      #expect(file(problem) == "recordings.csv:2")
      return problem?.message
    }
    #expect(try recordings("content", "nothing") == "an unknown content")
    #expect(try recordings("bytes", "many") == "bytes is not a number from 0 up")
    #expect(try recordings("bytes", "-5") == "bytes is not a number from 0 up")
    #expect(
      try recordings("bytes", "99999999999999999999") == "bytes is not a number from 0 up")
    #expect(try recordings("seconds", "1:30") == "seconds is not a number from 0 up")
    #expect(try recordings("recorded_at", "yesterday") == "recorded_at is not a time")
    #expect(try recordings("from", "2020-06-09T12:00:00") == "from is not a time")
    #expect(try recordings("until", "2020-02-30T12:00:00Z") == "until is not a time")
    #expect(try problem(people: "patient,format\npt-1,huge\n")?.message == "an unknown format")
    #expect(try problem(people: "patient,channel\npt-1,fax\n")?.message == "an unknown channel")
    #expect(try problem(people: "patient,deceased\npt-1,yes\n")?.message == "an unknown deceased")
    #expect(try problem(releases: "time,name\nnoon,v2\n")?.message == "time is not a time")
  }

  @Test func `a time without an offset needs the zone`() throws {
    let table = "recording,patient,from\nrec-1,pt-1,2020-06-09T12:00:00\n"
    #expect(try problem(recordings: table, zone: .utc) == nil)
    #expect(try problem(recordings: table)?.hint?.contains("--zone") == true)
  }

  @Test func `of two bad rows the upper is told`() throws {
    let table = "recording,patient\nrec-1,pt-1\nrec-1,pt-2\nrec-3,\n"
    #expect(file(try problem(recordings: table)) == "recordings.csv:3")
  }

  @Test func `a column option that names no column of any table given is refused`() throws {
    let owners = "recording,owner_id\nrec-1,pt-1\n"
    #expect(try problem(recordings: owners, columns: ["patient=owner_id"]) == nil)
    #expect(
      try problem(columns: ["patient=owner_id"])?.message
        == "--column patient=owner_id names no column of the tables given")
    #expect(try problem(columns: ["people.patient=id"]) != nil)
    #expect(try problem(people: "id\npt-1\n", columns: ["people.patient=id"]) == nil)
    let links = "who,recording,seen_at\na,rec-1,2020-06-09T12:00:00Z\n"
    #expect(try problem(links: links, columns: ["links.viewer=who"]) == nil)
    let full = "recording,patient,consult\nrec-1,pt-1,c\n"
    #expect(try problem(recordings: full, columns: ["consultation=consult"]) == nil)
  }

  /// Its columns are known when its rows are read, and were asked for before.
  @Test func `a table of JSON Lines may have its columns named, and an attribute, too`() throws {
    let rows = "{\"recording\":\"rec-1\",\"owner_id\":\"pt-1\",\"mode\":\"video\"}\n"
    let owner = ["recordings.patient=owner_id"]
    #expect(try problem(recordings: rows, columns: owner) == nil)
    #expect(try problem(recordings: rows, columns: owner, attributes: ["mode"]) == nil)
    #expect(
      try problem(recordings: rows, columns: owner, attributes: ["made"])?.message
        == "no column made, which --attribute names")
    let links = "{\"who\":\"a\",\"recording\":\"rec-1\",\"seen_at\":\"2020-06-09T12:00:00Z\"}\n"
    #expect(try problem(links: links, columns: ["links.viewer=who"]) == nil)
    #expect(try problem(recordings: rows, columns: owner + ["people.patient=id"]) != nil)
  }

  @Test func `without recordings nobody can tell whose a recording is`() throws {
    #expect(throws: Problem.self) { try Registry.load(TableRequest(recordings: nil)) }
    do throws(Problem) {
      _ = try Registry.load(TableRequest(recordings: nil))
    } catch { #expect(error.kind == .usage) }
  }

  @Test func `an attribute must be a column of few values`() throws {
    let few = (1...200).map { "rec-\($0),pt-1,\($0 % 50)\n" }.joined()
    let many = (1...51).map { "rec-\($0),pt-1,\($0)\n" }.joined()
    let header = "recording,patient,mode\n"
    #expect(try problem(recordings: header + few, attributes: ["mode"]) == nil)
    #expect(
      file(try problem(recordings: header + many, attributes: ["mode"])) == "recordings.csv:52")
    #expect(
      try problem(attributes: ["mode"])?.message == "no column mode, which --attribute names")
  }

  @Test func `the files answered carry the digests that sha256sum prints, and their rows`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.recordings, to: "recordings.csv")
    let (registry, files) = try Registry.load(TableRequest(recordings: path))
    #expect(
      files == [
        TableFile(
          kind: "recordings", path: path, digest: SHA256.digest(of: Array(Self.recordings.utf8)),
          rows: 1)
      ])
    #expect(registry.owner(of: Identifier("rec-1"), at: Clinic.time(0)) == Identifier("pt-1"))
    #expect(registry.owner(of: Identifier("rec-2"), at: Clinic.time(0)) == nil)
  }

  @Test func `a table of JSON Lines says the same`() throws {
    let folder = try TemporaryFolder()
    let table = #"{"recording": "rec-1", "patient": "pt-1", "bytes": 1000}"# + "\n"
    let path = try folder.write(table, to: "recordings.jsonl")
    let (registry, _) = try Registry.load(TableRequest(recordings: path))
    #expect(registry.owner(of: Identifier("rec-1"), at: Clinic.time(0)) == Identifier("pt-1"))
  }
}
