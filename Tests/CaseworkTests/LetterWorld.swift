import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// A case with invented people whose letters are drafted, approved, released and answered, a day later
/// each time: what may become of a letter, in few words. A class, for its folder goes when it does.
final class LetterWorld {
  let place: TemporaryFolder
  let folder: CaseFolder
  private var now = Timestamp(nanoseconds: 1_591_860_000_000_000_000)

  init(organisation: String? = nil) throws {
    place = try TemporaryFolder()
    _ = try NewCase(folder: place.path("case")).run(by: Self.actor("Ada King", now))
    folder = try CaseFolder(place.path("case"))
    try set("contained_at", "2020-06-09T13:00:00+01:00")
    if let organisation { try set("organisation.name", organisation) }
  }

  private static func actor(_ by: String, _ now: Timestamp) -> Actor {
    Actor(login: "tester", by: by, at: now, version: "test", arguments: [])
  }

  func set(_ key: String, _ value: String) throws {
    try FactsWork.set(
      key, to: value, in: OpenCase(folder, writing: true), by: Self.actor("Ada King", now))
  }

  /// Reads tables and logs, each written as it is: `recordings.csv`, `a.jsonl`.
  func scan(_ files: [String: String]) throws {
    var request = ScanRequest(workingFolder: place.url.path)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try place.write(text, to: name)
      if name.hasSuffix(".csv") {
        request.tables[String(name.dropLast(4))] = place.path(name)
      } else {
        request.logs.append(.init(path: place.path(name), profile: nil))
      }
    }
    _ = try Scan(
      OpenCase(folder, writing: true), request, by: Self.actor("Ada King", now)
    ).run()
  }

  @discardableResult func draft(by: String = "Ada King") throws -> NoticesOutcome {
    now = now.adding(.hours(24))
    return try draftAgain(by: by)
  }

  /// On the same day.
  func draftAgain(by: String) throws -> NoticesOutcome {
    try NoticesDraft(asOf: now).run(
      OpenCase(folder, writing: true), by: Self.actor(by, now))
  }

  /// Drafted, approved and released.
  func send() throws {
    try draft()
    try approve(by: "Noor Demo")
    try release()
  }

  func approve(by: String, daysAgo days: Int64 = 0) throws {
    let then = now.adding(.hours(-24 * days))
    _ = try NoticesApprove(asOf: then, because: "people are warned first").run(
      OpenCase(folder, writing: true), by: Self.actor(by, then))
  }

  @discardableResult func release(daysAgo days: Int64 = 0) throws -> NoticesRelease.Outcome {
    let then = now.adding(.hours(-24 * days))
    return try NoticesRelease(because: "people are warned first", copyTo: nil, asOf: then).run(
      OpenCase(folder, writing: true), by: Self.actor("Ada King", then))
  }

  func decide(_ letter: Int, _ word: NoticesDecide.Word?, channel: String? = nil) throws {
    _ = try NoticesDecide(
      letter: "\(letter)", word: word, channel: channel, because: "they agreed", asOf: now
    ).run(OpenCase(folder, writing: true), by: Self.actor("Cal Guardian", now))
  }

  func ledger() throws -> [LedgerEntry] { try CaseStore.open(folder, writing: false).ledger() }

  func history() throws -> LetterHistory {
    try LetterHistory(CaseStore.open(folder, writing: false))
  }

  func news() throws -> LetterNews {
    let opened = try OpenCase(folder, writing: false)
    return try LetterNews(CaseView(opened, asOf: now), store: opened.store, asOf: now)
  }

  /// - Parameter hours: before now at which it came.
  func reply(_ letter: Int, _ word: String, hoursAgo hours: Int64 = 0) throws {
    now = now.adding(.hours(24))
    let time = now.adding(.hours(-hours))
    _ = try NoticesReply(letter: "\(letter)", words: [word], time: time, note: nil, asOf: now).run(
      OpenCase(folder, writing: true), by: Self.actor("Ada King", now))
  }

  func wait(days: Int64) { now = now.adding(.hours(24 * days)) }

  func remind() throws -> NoticesRemind.Outcome {
    try NoticesRemind(asOf: now).run(
      OpenCase(folder, writing: true), by: Self.actor("Ada King", now))
  }

  func book() throws -> LetterBook {
    let opened = try OpenCase(folder, writing: false)
    return try LetterBook(opened, CaseView(opened, asOf: now), asOf: now)
  }

  func staleDocuments() throws -> [String] {
    try CaseView(OpenCase(folder, writing: false), asOf: now).documents.filter(\.isStale).map(
      \.path)
  }

  func letter(_ number: Int) throws -> LetterEntry {
    try #require(try book().entries.first { $0.number == number })
  }

  /// The words of a letter's text on one line.
  func words(_ letter: LetterEntry) throws -> String {
    let file = try #require(letter.files.first)
    let text = try String(contentsOfFile: "\(folder.documents)/\(file)", encoding: .utf8)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
