import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// A sweep reminds of the clock: a day before, six hours before and when the time has passed, once each.
struct SweepDeadlineTests {
  private static let aware = Timestamp(nanoseconds: 1_591_704_000_000_000_000)

  private static func actor(_ hours: Int64) -> Actor {
    Actor(
      login: "tester", by: nil, at: aware.adding(.hours(hours)), version: "test", arguments: [])
  }

  /// The types of the regulator's reminders after sweeps at these hours since awareness.
  private func reminders(_ hours: [Int64], isAware: Bool = true) throws -> [String] {
    let place = try TemporaryFolder()
    var new = NewCase(folder: place.path("case"))
    if isAware { new.aware = (Self.aware, "2020-06-09T12:00:00Z") }
    _ = try new.run(by: Self.actor(0))
    let log = try place.write("", to: "access.log")
    let recordings = try place.write("recording,patient\nrec-1,pt-1\n", to: "recordings.csv")
    let profile = try place.write("{ name: \"app\", format: \"json-lines\" }", to: "app.json5")
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    var addition = WebhookWork.Addition(name: "a", format: "slack")
    addition.url = "http://127.0.0.1:1/"
    try WebhookWork(opened, workingFolder: "/").add(addition, by: Self.actor(0))
    for hour in hours {
      var request = SweepRequest(ScanRequest(workingFolder: "/"))
      request.scan.tables["recordings"] = recordings
      request.scan.logs = [.init(path: log, profile: profile)]
      _ = try Sweep(opened, request, by: Self.actor(hour)).run()
    }
    return try opened.store.messages().filter { message in
      String(decoding: message.message.payload, as: UTF8.self)
        .contains(#""regime":"uk-ico","duty":"regulator""#)
    }.map { $0.message.type }
  }

  @Test func `each is told once, however often it is swept`() throws {
    #expect(
      try reminders([1, 47, 49, 50, 65, 67, 68, 71, 73, 74, 200]) == [
        "deadline.near", "deadline.near", "deadline.passed",
      ])
  }

  @Test func `whoever looks late is told the nearest alone`() throws {
    #expect(try reminders([67, 67]) == ["deadline.near"])
    #expect(try reminders([80, 80]) == ["deadline.passed"])
  }

  @Test func `while nobody is aware no clock runs`() throws {
    #expect(try reminders([1, 67, 200], isAware: false).isEmpty)
  }
}
