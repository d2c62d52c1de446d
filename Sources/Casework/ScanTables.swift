import Evidence
import Exposures
import Model
import Notation

/// Which tables a scan stands on: those it names, and for the rest those the case was scanned with
/// before, read again from where they were.
struct ScanTables {
  let request: TableRequest
  private let workingFolder: String
  private let columns: [String]
  private let attributes: [String]
  private let origin: String?
  private let before: [Evidence.TableFile]

  /// Throws `.input` where a table of an earlier scan is gone, `.usage` for a mapping that is none.
  init(_ scan: ScanRequest, before: [Evidence.TableFile]) throws(Problem) {
    self.before = before
    workingFolder = scan.workingFolder
    columns = ScanTables.merged(scan.columns ?? [], over: before.first?.columns ?? [])
    attributes = scan.attributes ?? before.first?.attributes ?? []
    origin = scan.recordingsFrom ?? before.first { $0.kind == .recordings }?.origin
    var paths: [Evidence.TableFile.Kind: String] = [:]
    for kind in Evidence.TableFile.Kind.allCases {
      if let given = scan.tables[kind.rawValue] {
        paths[kind] = given
      } else if kind != .links, let kept = before.first(where: { $0.kind == kind }) {
        guard FilePath.exists(kept.path) else { throw .tableGone(kept) }
        paths[kind] = kept.path
      }
    }
    request = TableRequest(
      recordings: paths[.recordings], recordingsAgainst: paths[.recordingsAgainst],
      authorised: paths[.authorised], accounts: paths[.accounts],
      sessions: paths[.sessions], people: paths[.people], links: paths[.links],
      releases: paths[.releases], visible: paths[.visible], mapping: try ColumnMapping(columns),
      attributes: attributes)
  }

  /// The case remembers its `--column` options; a new one replaces that of the same name.
  private static func merged(_ new: [String], over kept: [String]) -> [String] {
    func name(_ option: String) -> Substring { option.prefix { $0 != "=" } }
    return kept.filter { old in !new.contains { name($0) == name(old) } } + new
  }

  /// As the case keeps them.
  func files(_ loaded: [Exposures.TableFile]) -> [Evidence.TableFile] {
    loaded.compactMap { file in
      Evidence.TableFile.Kind(rawValue: file.kind).map { kind in
        Evidence.TableFile(
          kind: kind, path: FilePath.absolute(file.path, in: workingFolder), digest: file.digest,
          columns: columns, attributes: attributes, origin: kind == .recordings ? origin : nil)
      }
    }
  }

  /// What to look at in tables that can be read.
  static func doubt(of loaded: [Exposures.TableFile]) -> Problem? {
    loaded.first { $0.kind == "recordings" && $0.rows == 0 }.map { .holdsNothing($0.path) }
  }

  /// Whether these tables could judge a line otherwise than those of the last scan did.
  func areOthers(_ files: [Evidence.TableFile]) -> Bool {
    let judging: Set<Evidence.TableFile.Kind> = [
      .recordings, .authorised, .accounts, .sessions, .people, .visible,
    ]
    func statement(_ files: [Evidence.TableFile]) -> [Evidence.TableFile.Kind: Digest] {
      Dictionary(
        files.filter { judging.contains($0.kind) }.map { ($0.kind, $0.digest) },
        uniquingKeysWith: { first, _ in first })
    }
    guard let last = before.first else { return false }
    return last.columns != columns || statement(before) != statement(files)
  }
}

extension Problem {
  fileprivate static func holdsNothing(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "holds no recording at all, but a header",
      reason: "so nobody can tell whose any recording is",
      hint: "look at the export that writes it: was it cut short, or did it find nothing?")
  }

  fileprivate static func tableGone(_ table: Evidence.TableFile) -> Problem {
    Problem(
      .input, at: Place(table.path), "a table of this case is gone",
      reason: "the last scan read it there, and a case stands on one set of tables",
      hint: "bring it back, or name its successor: --\(table.kind.rawValue) FILE")
  }
}
