import Foundation
import Model
import TestSupport

@testable import Casework
@testable import Evidence

/// A case that is swept on the day after 9 June 2020, with an endpoint that nobody listens behind.
struct SweepWorld: ~Copyable {
  /// The midnight at which 9 June begins.
  static let midnight = Timestamp(nanoseconds: 1_591_660_800_000_000_000)

  let place: TemporaryFolder
  let opened: OpenCase
  var request: SweepRequest

  init(aware: Bool = false, contained: Bool = false) throws {
    let made = try TemporaryFolder()
    var new = NewCase(folder: made.path("case"))
    if aware { new.aware = (Self.midnight, "2020-06-09T00:00:00Z") }
    _ = try new.run(by: Self.actor(0))
    let folder = try CaseFolder(made.path("case"))
    if contained {
      try FactsWork.set(
        "contained_at", to: "2020-06-09T09:00:00Z", in: OpenCase(folder, writing: true),
        by: Self.actor(0))
    }
    let opened = try OpenCase(folder, writing: true)
    var addition = WebhookWork.Addition(name: "a", format: "slack")
    addition.url = "http://127.0.0.1:1/"
    try WebhookWork(opened, workingFolder: "/").add(addition, by: Self.actor(0))
    var request = SweepRequest(ScanRequest(workingFolder: "/"))
    request.scan.tables["recordings"] = try made.write(
      "recording,patient\nrec-1,pt-1\nrec-2,pt-1\n", to: "recordings.csv")
    request.scan.logs = [
      .init(
        path: try made.write("", to: "access.log"),
        profile: try made.write("{ name: \"app\", format: \"json-lines\" }", to: "app.json5"))
    ]
    self.opened = opened
    self.request = request
    place = made
  }

  static func actor(_ hour: Int64) -> Actor {
    Actor(
      login: "tester", by: nil, at: midnight.adding(.hours(hour)), version: "test", arguments: [])
  }

  func path(_ name: String) -> String { place.path(name) }

  func write(_ text: String, to name: String) throws -> String { try place.write(text, to: name) }

  /// One more line of the log: pt-2 did this with a recording of pt-1's at that hour.
  func log(_ action: String, _ recording: String, hour: Int) throws {
    let line =
      "{\"time\":\"2020-06-09T\(hour < 10 ? "0" : "")\(hour):00:00Z\",\"viewer\":\"pt-2\","
      + "\"recording\":\"\(recording)\",\"action\":\"\(action)\"}\n"
    let old = try String(contentsOfFile: place.path("access.log"), encoding: .utf8)
    try place.write(old + line, to: "access.log")
  }

  mutating func suppress(_ rows: String?) throws {
    request.suppress = try rows.map {
      try write("exposure,viewer,recording,reason,until\n\($0)", to: "suppress.csv")
    }
  }

  /// Swept at that hour, somebody told: which exposures.
  @discardableResult
  func sweep(_ hour: Int64) throws -> [Int] {
    let sweep = try Sweep(opened, request, by: Self.actor(hour))
    let outcome = try sweep.run()
    try sweep.markTold(outcome)
    return outcome.telling.map(\.number)
  }

  /// Of each message of that type, in the order in which they were written, what follows the ledger.
  func messages(_ type: String) throws -> [String] {
    try opened.store.messages().filter { $0.message.type == type }.map { message in
      let text = String(decoding: message.message.payload, as: UTF8.self)
      return String(text.components(separatedBy: "\"},").last?.dropLast(2) ?? "")
    }
  }
}
