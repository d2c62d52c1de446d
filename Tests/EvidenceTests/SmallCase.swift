import Evidence
import Foundation
import Model
import Notation
import TestSupport
import Testing

/// A case in a folder of its own, with invented people, for the tests of this room.
struct SmallCase: ~Copyable {
  let folder: TemporaryFolder
  var store: CaseStore

  static let start = Timestamp(nanoseconds: 1_591_704_131_000_000_000)

  init() throws {
    let made = try TemporaryFolder()
    store = try CaseStore.create(made.path("incident"), SmallCase.beginning)
    folder = made
  }

  var path: String { folder.path("incident") }

  static var beginning: CaseStore.Beginning {
    get throws {
      CaseStore.Beginning(
        key: try #require(CaseKey([UInt8](0..<32))), jurisdiction: "uk", facts: Facts(),
        entry: entry("new"))
    }
  }

  static func entry(_ verb: String, by: String? = nil) -> LedgerEntry.Draft {
    LedgerEntry.Draft(
      time: start, login: "ada", by: by, version: "0.1", verb: verb, arguments: ["--case", "a"],
      read: [.init("access.log", SHA256.digest(of: [1]))])
  }

  static func source(_ number: Int, path: String = "/logs/access.log") -> Source {
    let profile = Array("{ format: \"combined\" }".utf8)
    let reading = Source.Reading(
      profileName: "gateway", format: "combined", profileText: profile,
      profileDigest: SHA256.digest(of: profile), zone: "UTC", since: start, until: nil,
      maxGap: .seconds(600), witnesses: [.shown, .opened], clock: "+2.5s")
    return Source(
      number: number, kind: .file, path: path, digest: SHA256.digest(of: [UInt8(number)]),
      contentDigest: SHA256.digest(of: [UInt8(number), 0]), bytes: 900, contentBytes: 1000,
      reading: reading,
      tally: .init(lines: 10, used: 4, ignored: 5, rejected: 1, repaired: 2),
      rejected: [.init(line: 7, reason: "the request is not closed")], first: start,
      last: start.adding(.hours(1)),
      silences: [Period(from: start, until: start.adding(.seconds(700)))], events: 4)
  }

  static func finding(
    _ recording: String, of patient: String?, by viewer: String, source: Int, line: Int,
    action: Action = .shown, second: Int64 = 0, raw: String = "GET /r"
  ) -> Finding {
    let time = start.adding(.seconds(second))
    let proof = ProvingLine(
      source: source, line: line, offset: Int64(line) * 100, raw: Array(raw.utf8), action: action,
      time: time, logged: time.adding(.seconds(1)), bytes: action == .opened ? 4096 : nil,
      playedMicroseconds: action == .opened ? 1_500_000 : nil,
      range: action == .opened ? ByteRange(first: 0, last: 4095, total: nil) : nil,
      marks: [.wireBytes], viewer: Identifier(viewer), session: Identifier("s-1"), address: nil,
      identity: Identifier("a\u{1F}b"))
    return Finding(
      key: Exposure.Key(
        recording: Identifier(recording), patient: patient.map { Identifier($0) },
        viewer: Identifier(viewer)),
      viewerKind: .patient, content: .consultation, size: 8192, lengthMicroseconds: nil,
      proof: proof)
  }

  /// Counts and lines only: what an exposure is, is another room's to say.
  static func exposures(_ findings: [Finding]) -> [Exposure] {
    Dictionary(grouping: findings, by: \.key).map { key, found in
      var tallies = [Exposure.Tally](repeating: .init(), count: 4)
      for action in Action.allCases {
        let times = found.filter { $0.proof.action == action }.map(\.proof.time)
        tallies[Int(action.rawValue)] = .init(
          count: times.count, first: times.min(), last: times.max())
      }
      let action = found.map(\.proof.action).max() ?? .attempted
      return Exposure(
        key: key, viewerKind: .patient, content: .consultation, evidence: .recorded,
        action: action, tallies: tallies, bytes: action == .opened ? 4096 : nil,
        playedMicroseconds: nil, extent: action == .opened ? .partial : nil,
        lines: Set(found.map(\.proof.reference)).sorted())
    }.sorted { $0.key < $1.key }
  }

  /// A scan that reads one source more.
  func scanned(_ findings: [Finding], drops: [ScanCommit.Drop] = []) throws -> ScanCommit {
    var commit = ScanCommit(
      kind: .scan, generation: try store.generation(), entry: SmallCase.entry("scan"))
    let number = try store.nextSourceNumber()
    commit.sources = [SmallCase.source(number)]
    commit.drops = drops
    commit.findings = [number: findings]
    let dropped = Set(drops.map(\.source))
    let kept = try store.findings().filter { !dropped.contains($0.proof.source) }
    commit.exposures = SmallCase.exposures(kept + findings)
    return commit
  }

  /// Two exposures, of which the second is unattributed.
  static let twoFindings = [
    finding("rec-1", of: "pt-1", by: "pt-9", source: 1, line: 3, second: 60),
    finding("rec-1", of: "pt-1", by: "pt-9", source: 1, line: 8, action: .opened, second: 70),
    finding("rec-2", of: nil, by: "pt-9", source: 1, line: 8, second: 20),
  ]
}

/// The Problem that `body` throws; nil where it throws none.
func problem<Result>(_ body: () throws -> Result) throws -> Problem? {
  do {
    _ = try body()
    return nil
  } catch let problem as Problem {
    return problem
  }
}

func mode(_ path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}

/// Everything under a folder, by path, so that "untouched" can be said.
func contents(_ folder: String) throws -> [String: Data] {
  var contents: [String: Data] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    contents[name] = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
  }
  return contents
}
