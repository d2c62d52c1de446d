import Foundation
import HTTP
import Model
import Notation
import TestSupport
import Testing

@testable import Delivery

/// What receivers read, in every format.
struct PayloadTests {
  private let time = Timestamp(nanoseconds: 1_591_704_131_250_000_000)
  private let head = Digest(bytes: [UInt8](repeating: 0xAB, count: 32))

  private func event(_ kind: Event.Kind, _ details: Event.Details) -> Event {
    Event(kind, at: time, case: "C-0123456789", ledger: 3, head, details: details)
  }

  private func message(_ kind: Event.Kind, _ details: Event.Details) throws -> Message {
    Message(id: "msg_1", type: kind.rawValue, payload: try event(kind, details).payload().bytes)
  }

  private var found: Message {
    get throws {
      try message(
        .exposuresFound, Event.found(scan: 2, new: [.opened, .shown, .shown], raised: [.opened]))
    }
  }

  private func body(_ message: Message, as name: String) throws -> String {
    String(decoding: try WebhookFormat.named(name).body(message), as: UTF8.self)
  }

  @Test func `a standard message is its type, its time and its data`() throws {
    let hex = String(repeating: "ab", count: 32)
    #expect(
      try body(found, as: "standard") == """
        {"type":"exposures.found","timestamp":"2020-06-09T12:02:11.250Z","data":\
        {"case":"C-0123456789","ledger":{"entries":3,"head":"\(hex)"},"scan":2,"new":3,\
        "raised":1,"exposures":{"opened":2,"shown":2,"linked":0,"attempted":0}}}
        """)
  }

  @Test func `a cloud event has the envelope of the standard, and the id of the message`() throws {
    let text = try body(found, as: "cloudevents")
    let node = try JSONNode.parse(Array(text.utf8), file: "", lenient: false)
    #expect(node["specversion"]?.string == "1.0")
    #expect(node["id"]?.string == "msg_1")
    #expect(node["source"]?.string == "urn:candour:case:C-0123456789")
    #expect(node["type"]?.string == "org.candour.exposures.found")
    #expect(node["time"]?.string == "2020-06-09T12:02:11.250Z")
    #expect(node["data"]?["new"]?.integer == 3)
    #expect(node["data_base64"] == nil)
  }

  @Test func `a text for people escapes what Slack obeys`() throws {
    let text = try body(
      message(.reportDrafted, Event.report(kind: "<!channel> & co", files: [])), as: "slack")
    #expect(
      text == """
        {"text":"*A report was drafted* in case C-0123456789\\nreport: &lt;!channel&gt; &amp; co"}
        """)
  }

  @Test(arguments: [
    ([Action.opened, .shown], "Recordings were opened by people not entitled to them"),
    ([.shown, .attempted], "Recordings were shown to people not entitled to them"),
    ([.linked], "Recordings would be listed to people not entitled to them, if they asked now"),
    ([.attempted], "People not entitled to recordings asked for them, and were refused"),
  ])
  func `people read the worst that was found, and no more, and what to do next`(
    found: [Action], headline: String
  ) throws {
    let text = try body(
      message(.exposuresFound, Event.found(scan: 1, new: found, raised: [])), as: "slack")
    #expect(text.hasPrefix("{\"text\":\"*\(headline)* in case "))
    #expect(
      text.hasSuffix("\\nnext: candour list, candour why N; candour runbook show first-hour\"}"))
  }

  @Test(arguments: [
    (
      ["canary_shown", "stale"], "treat it as a breach*",
      "candour list; candour runbook show first-hour"
    ),
    (
      ["unreadable", "canary_silent"], "*The scheduled sweep could not read what it should*",
      "When it fails"
    ),
    (
      ["canary_silent", "suppression"], "*A check that the sweep stands on was not", "When it fails"
    ),
    (["suppression"], "*A suppression has expired", "When it fails"),
  ])
  func `a tester who was let through does not read like a broken schedule`(
    words: [String], headline: String, next: String
  ) throws {
    let details = Event.failed(words.map { ($0, 1) })
    let text = try body(message(.sweepFailed, details), as: "slack")
    #expect(text.contains(headline) && text.contains("\\nnext: ") && text.contains(next))
  }

  @Test func `a message that would be too long is none`() {
    let files = (0..<400).map { (name: "\($0)-report", digest: head) }
    #expect(throws: Problem.self) {
      try event(.reportDrafted, Event.report(kind: "ico", files: files)).payload().bytes
    }
  }

  @Test(arguments: Event.Kind.allCases)
  func `every event has a line for people and a type that the standard allows`(
    kind: Event.Kind
  ) throws {
    let text = try body(message(kind, []), as: "slack")
    #expect(!text.contains(kind.rawValue))
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789._"
    #expect(kind.rawValue.allSatisfy { allowed.contains($0) })
  }

  @Test(arguments: ["", "[]", "{}", "{\"data\":{}}", "nonsense"])
  func `a payload that candour did not write is refused`(payload: String) {
    let message = Message(id: "msg_1", type: "scan.completed", payload: Array(payload.utf8))
    #expect(throws: Problem.self) { try body(message, as: "cloudevents") }
  }

  /// The library that receivers use reads the clock, so this test has to.
  @Test func `the reference library verifies both signatures while a secret rotates`() throws {
    let place = try TemporaryFolder()
    let path = ProcessInfo.processInfo.environment["PYTHONPATH"] ?? ""
    let shell = Shell(
      folder: place.url.path, binary: "/usr/bin", variables: ["PYTHONPATH": path])
    guard try shell.run("python3 -c 'import standardwebhooks'").status == 0 else {
      print("skipped: the Python package standardwebhooks is not installed")
      return
    }
    let secrets = [
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_" + String(repeating: "QUJD", count: 8),
    ]
    let parcel = try Parcel(
      found, as: .standard,
      to: Destination("https://hooks.example/", plainHTTP: false, allowPrivate: false),
      secrets: try secrets.map { try WebhookSecret($0) },
      at: #require(Timestamp(seconds: Int64(Date().timeIntervalSince1970))))
    try place.write(String(decoding: parcel.body, as: UTF8.self), to: "body")
    let headers = parcel.request.headers.map { "\"\($0.name)\": \"\($0.value)\"" }
    try place.write("{\(headers.joined(separator: ", "))}", to: "headers")
    try place.write(
      """
      import json, sys
      from standardwebhooks import Webhook
      Webhook(sys.argv[1]).verify(open('body', 'rb').read(), json.load(open('headers')))
      """, to: "verify.py")
    for secret in secrets {
      let outcome = try shell.run("python3 verify.py \(secret)")
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    let stranger = try shell.run("python3 verify.py whsec_\(String(repeating: "QUJE", count: 8))")
    #expect(stranger.status != 0)
  }
}
