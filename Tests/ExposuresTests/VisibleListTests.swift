import Model
import TestSupport
import Testing

@testable import Exposures

/// What a faulty list would have returned (DESIGN §4, the table of visible recordings).
@Suite struct VisibleListTests {
  private func list(_ table: String, sessions: [Clinic.Held] = []) throws -> VisibleList {
    let folder = try TemporaryFolder()
    var request = TableRequest(recordings: nil)
    request.visible = try folder.write(table, to: "visible.csv")
    var clinic = Clinic(recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")])
    clinic.sessions = sessions
    let loaded = try VisibleList.load(request, registry: try clinic.registry())
    return try #require(loaded).0
  }

  private func shown(
    _ list: VisibleList, to viewer: String = "", session: String = "", at second: Int = 0,
    on page: ListPage = .whole
  ) -> [String] {
    var names: [String] = []
    Array(viewer.utf8).withUnsafeBufferPointer { viewer in
      Array(session.utf8).withUnsafeBufferPointer { session in
        _ = list.forEachRecording(
          shownTo: Slice(viewer), session: Slice(session), at: Clinic.time(second), on: page
        ) { names.append($0.text) }
      }
    }
    return names
  }

  @Test func `rows without a position stand in the order of the viewer's rows`() throws {
    let list = try list("recording,viewer\nr-3,v-1\nr-9,v-2\nr-1,v-1\nr-2,v-1\n")
    #expect(shown(list, to: "v-1") == ["r-3", "r-1", "r-2"])
    #expect(shown(list, to: "v-1", on: ListPage(first: 2, last: 2)) == ["r-1"])
    #expect(shown(list, to: "v-1", on: ListPage(first: 4, last: 6)) == [])
    #expect(shown(list, to: "v-2") == ["r-9"])
    #expect(shown(list, to: "v-3") == [])
    #expect(shown(list) == [])
  }

  @Test func `positions decide, with gaps and whatever the order of the rows`() throws {
    let list = try list("viewer,position,recording\nv,10,r-10\nv,2,r-2\nv,1,r-1\n")
    #expect(shown(list, to: "v") == ["r-1", "r-2", "r-10"])
    #expect(shown(list, to: "v", on: ListPage(first: 2, last: 9)) == ["r-2"])
  }

  @Test func `a row holds from its from and until before its until`() throws {
    let list = try list(
      "recording,viewer,from,until\nr-1,v,1970-01-01T00:00:10Z,1970-01-01T00:00:20Z\nr-2,v,,\n")
    #expect(shown(list, to: "v", at: 9) == ["r-2"])
    #expect(shown(list, to: "v", at: 10) == ["r-1", "r-2"])
    #expect(shown(list, to: "v", at: 20) == ["r-2"])
    #expect(shown(list, to: "v", at: 9, on: ListPage(first: 1, last: 1)) == [])
  }

  @Test func `a request that names only a session is of whoever held it then`() throws {
    let held = Clinic.Held(thing: "s-1", holder: "v-1", from: 10, until: 20)
    let list = try list("recording,viewer\nr-1,v-1\n", sessions: [held])
    #expect(shown(list, session: "s-1", at: 10) == ["r-1"])
    #expect(shown(list, session: "s-1", at: 20) == [])
    #expect(shown(list, session: "s-2", at: 10) == [])
    #expect(shown(list, to: "v-9", session: "s-1", at: 10) == [])
  }

  @Test func `of two rows at one position the upper one comes first, and both are on the page`()
    throws
  {
    let list = try list("recording,viewer,position\nr-2,v,3\nr-1,v,3\nr-2,v,4\n")
    #expect(shown(list, to: "v", on: ListPage(first: 3, last: 3)) == ["r-2", "r-1"])
    #expect(shown(list, to: "v") == ["r-2", "r-1", "r-2"])
  }

  @Test func `a page deep in a long list is that page, however the rows were exported`() throws {
    var rows = (1...5_000).map { "r-\($0),v-\($0 % 2),\($0)" }
    rows.reverse()
    let list = try list("recording,viewer,position\n" + rows.joined(separator: "\n") + "\n")
    let page = ListPage(first: 4_001, last: 4_006)
    #expect(shown(list, to: "v-1", on: page) == ["r-4001", "r-4003", "r-4005"])
    #expect(shown(list, to: "v-0", on: page) == ["r-4002", "r-4004", "r-4006"])
    #expect(shown(list, to: "v-0", on: ListPage(first: 5_001, last: .max)) == [])
    #expect(shown(list, to: "v-1").count == 2_500)
  }

  @Test func `a table that names none of those who ask is told from one that was not asked`() throws
  {
    let list = try list("recording,viewer\nr-1,pt-7\n")
    #expect(!list.knewNobody)
    #expect(shown(list, to: "7") == [] && shown(list, session: "s-1") == [])
    #expect(list.knewNobody)
    // On an empty page stands nothing, but the viewer is known.
    #expect(shown(list, to: "pt-7", on: ListPage(first: 9, last: 9)) == [])
    #expect(!list.knewNobody)
  }

  @Test func `a table of JSON Lines reads the same`() throws {
    let list = try list(
      "{\"recording\":\"r-2\",\"viewer\":\"v\",\"position\":2}\n"
        + "{\"viewer\":\"v\",\"recording\":\"r-1\",\"position\":\"1\"}\n")
    #expect(shown(list, to: "v") == ["r-1", "r-2"])
  }

  @Test(arguments: [
    "recording,viewer\nr-1,\n", "recording,viewer,position\nr-1,v,0\n",
    "recording,viewer,position\nr-1,v,-1\n", "recording,viewer,position\nr-1,v,first\n",
    "recording,viewer,from,until\nr-1,v,2020-01-02T00:00:00Z,2020-01-01T00:00:00Z\n",
    "recording,viewer\nr-1,v,x\n",
  ])
  func `a row that means nothing is refused with its line`(table: String) throws {
    do throws(Problem) {
      _ = try load(table)
      Issue.record("it was taken")
    } catch {
      #expect(error.kind == .input && error.place?.line == 2)
    }
  }

  private func load(_ table: String) throws(Problem) -> VisibleList? {
    do {
      return try list(table)
    } catch let problem as Problem {
      throw problem
    } catch {
      return nil
    }
  }
}
