import Model
import Testing

@testable import Exposures

/// Logs and tables that do not belong together (DESIGN §5, Plausibility).
@Suite struct PlausibilityTests {
  /// A clinic where everybody opens their own recording.
  private func clinic(_ count: Int) -> Clinic {
    var clinic = Clinic()
    for number in 0..<count {
      clinic.recordings.append(
        Clinic.Recording(id: Clinic.Name("rec-\(number)"), patient: Clinic.Name("pt-\(number)")))
      clinic.events.append(
        Clinic.Event(
          recording: Clinic.Name("rec-\(number)"), viewer: Clinic.Name("pt-\(number)"), time: 5,
          line: number + 1))
    }
    return clinic
  }

  private func judge(_ clinic: Clinic) throws -> Problem? {
    let sighting = clinic.result(registry: try clinic.registry(), workers: 2).sightings[0]
    return Plausibility.judge(sighting, sourceName: "access.log")
  }

  private func doubt(_ clinic: Clinic) throws -> Problem? {
    let sighting = clinic.result(registry: try clinic.registry(), workers: 2).sightings[0]
    return Plausibility.doubt(sighting, sourceName: "access.log")
  }

  @Test func `a log of owners looks right`() throws { #expect(try judge(clinic(150)) == nil) }

  @Test func `a hundred events stop no scan, but raise a doubt`() throws {
    var strange = clinic(100)
    strange.recordings = []
    #expect(try judge(strange) == nil)
    #expect(try doubt(strange) != nil)
    #expect(try doubt(clinic(100)) == nil)
  }

  @Test func `nine events are too few to doubt, and a hundred and one are judged`() throws {
    var strange = clinic(9)
    strange.recordings = []
    #expect(try doubt(strange) == nil)
    strange = clinic(101)
    strange.recordings = []
    #expect(try doubt(strange) == nil)
    #expect(try judge(strange)?.hint?.contains("--unlikely-ok") == true)
  }

  @Test func `viewers with a wrong prefix are named as the likely cause`() throws {
    var clinic = clinic(101)
    for index in clinic.events.indices {
      clinic.events[index].viewer = Clinic.Name("wrong-" + clinic.events[index].viewer.text)
    }
    let problem = try #require(try judge(clinic))
    #expect(problem.kind == .input && problem.place?.file == "access.log")
    #expect(problem.reason == "101 of its 101 viewers stand in no table")
    #expect(problem.hint?.contains("prefix") == true)
  }

  @Test func `half of the viewers may be strangers, more may not`() throws {
    var clinic = clinic(120)
    for index in 0..<60 { clinic.events[index].viewer = Clinic.Name("guest-\(index)") }
    #expect(try judge(clinic) == nil)
    clinic.events[60].viewer = "guest-60"
    #expect(try judge(clinic) != nil)
  }

  @Test func `recordings without a row are named as the likely cause`() throws {
    var clinic = clinic(120)
    for index in 0..<60 { clinic.events[index].recording = Clinic.Name("lost-\(index)") }
    #expect(try judge(clinic) == nil)
    clinic.events[60].recording = "lost-60"
    let problem = try #require(try judge(clinic))
    #expect(problem.reason == "61 of its 120 recordings have no row in the recordings table")
    #expect(problem.hint?.contains("--column recording=") == true)
  }

  @Test func `a table that gives every recording to another patient is the wrong table`() throws {
    var clinic = clinic(120)
    for index in clinic.recordings.indices {
      clinic.recordings[index].patient = Clinic.Name("pt-\((index + 1) % 120)")
    }
    let problem = try #require(try judge(clinic))
    #expect(problem.reason == "none of its 120 events is by the owner of the recording")
    #expect(problem.hint?.contains("--column patient=") == true)
    clinic.recordings[7].patient = "pt-7"
    clinic.recordings[6].patient = "pt-8"
    #expect(try judge(clinic) == nil)
  }

  @Test func `an owner's account counts as the owner`() throws {
    var clinic = clinic(120)
    for index in clinic.events.indices {
      clinic.accounts.append(
        Clinic.Held(
          thing: Clinic.Name("acct-\(index)"), holder: clinic.events[index].viewer, from: nil,
          until: nil))
      clinic.events[index].viewer = Clinic.Name("acct-\(index)")
    }
    #expect(try judge(clinic) == nil)
  }

  // MARK: Replayed lists

  /// So many sights rebuilt from lists, of recordings numbered from `first` on, each by its owner.
  private func replayed(_ count: Int, from first: Int) -> [Clinic.Event] {
    (first..<(first + count)).map { number in
      Clinic.Event(
        recording: Clinic.Name("rec-\(number)"), viewer: Clinic.Name("pt-\(number)"), time: 5,
        action: .shown, marks: .reconstructed, line: number + 1)
    }
  }

  @Test func `lists full of known recordings hide no log that names strange ones`() throws {
    var clinic = clinic(500)
    clinic.events = replayed(350, from: 150) + clinic.events.prefix(150)
    #expect(try judge(clinic) == nil)
    for index in 350..<430 {
      clinic.events[index].recording = Clinic.Name("lost-\(index)")
    }
    let problem = try #require(try judge(clinic))
    #expect(problem.reason == "80 of its 150 recordings have no row in the recordings table")
  }

  @Test func `a few strange recordings beside many replayed ones stop no scan`() throws {
    var clinic = clinic(200)
    clinic.events = replayed(150, from: 0) + clinic.events.prefix(3)
    for index in 150..<153 { clinic.events[index].recording = Clinic.Name("lost-\(index)") }
    #expect(try judge(clinic) == nil && doubt(clinic) == nil)
  }

  @Test func `lists of recordings that no row knows point at the table of visible ones`() throws {
    var clinic = clinic(120)
    var lists = replayed(150, from: 0)
    for index in lists.indices { lists[index].recording = Clinic.Name("other-\(index)") }
    clinic.events += lists
    let problem = try #require(try judge(clinic))
    #expect(problem.hint?.contains("--column visible.recording=") == true)
    #expect(problem.reason?.hasPrefix("150 of the 150 recordings on its replayed lists") == true)
  }

  @Test func `lists that hold nothing of their viewers' own are doubted for what they are`() throws
  {
    var clinic = clinic(150)
    clinic.events = replayed(150, from: 0)
    #expect(try judge(clinic) == nil)
    for index in clinic.recordings.indices {
      clinic.recordings[index].patient = Clinic.Name("pt-\((index + 1) % 150)")
    }
    let problem = try #require(try judge(clinic))
    #expect(problem.reason?.hasPrefix("none of the 150 events rebuilt from its lists") == true)
    #expect(problem.hint?.contains("whole lists") == true)
  }

  @Test func `a problem names no identifier`() throws {
    var clinic = clinic(120)
    clinic.recordings = [Clinic.Recording(id: "rec-secret", patient: "pt-secret")]
    let problem = try #require(try judge(clinic))
    for text in [problem.message, problem.reason ?? "", problem.hint ?? ""] {
      #expect(!text.contains("pt-") && !text.contains("rec-"))
    }
  }
}
