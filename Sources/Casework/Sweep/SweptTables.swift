import Evidence
import Exposures
import Model

/// The tables of one sweep: as they are today, and what the case keeps of their rows.
///
/// Where they are those of the last time, only rows that new exposures rest on are looked for.
struct SweptTables {
  let request: TableRequest
  let registry: Registry
  /// What a list request would have returned; nil where nobody knows.
  let lists: VisibleList?
  let files: [Evidence.TableFile]
  private let picker: RowPicker
  private let disputes: [KeptRows.Disputed]
  /// They say what they said the last time, all but those of links.
  let areTheSame: Bool
  /// They could judge a line otherwise than those of the last time.
  let judgeOtherwise: Bool
  /// What is wrong with them, though they can be read.
  let doubt: Problem?

  init(_ tables: ScanTables, before: [Evidence.TableFile]) throws(Problem) {
    request = tables.request
    var loaded: [Exposures.TableFile]
    (registry, loaded) = try Registry.load(tables.request)
    let visible = try VisibleList.load(tables.request, registry: registry)
    if let visible { loaded.append(visible.1) }
    lists = visible?.0
    let compared = try OwnershipComparison.disputes(with: registry, tables.request)
    if let compared { loaded.append(compared.1) }
    disputes = compared?.0 ?? []
    picker = RowPicker(tables.request, loaded: registry, loaded)
    files = tables.files(loaded)
    areTheSame = before.isSame(as: files)
    judgeOtherwise = tables.areOthers(files)
    doubt = ScanTables.doubt(of: loaded)
  }

  /// What is kept of them from now on.
  struct Rows {
    /// All of them; nil where those of the case stay.
    var whole: KeptRows?
    /// Besides those of the case.
    var added = KeptRows()
    /// Of all of them; nil where nothing changes.
    var digest: Digest?
  }

  func rows(for touched: TouchedEvidence, in store: CaseStore) throws(Problem) -> Rows {
    guard areTheSame, try store.contentsParts() != nil else {
      let untouched = try store.standingKeys().filter { !touched.keys.contains($0) }
      let sessions = try store.namedSessions() + touched.findings.compactMap(\.proof.session)
      var whole = try picker.rows(
        for: untouched + touched.exposures.map(\.key), sessions: sessions,
        besides: Set(try store.releasedNotices().map(\.patient))
      ).keeping(try store.keptRows())
      whole.disputes = disputes
      return Rows(whole: whole, digest: CaseContents.digest(of: whole))
    }
    guard touched.mayNeedRows(withSessions: request.sessions != nil) else { return Rows() }
    let old = try store.keptRows()
    let added = try picker.rows(for: touched.findings).besides(old)
    if added == KeptRows() { return Rows() }
    return Rows(added: added, digest: CaseContents.digest(of: old.adding(added)))
  }
}

extension [Evidence.TableFile] {
  /// Whether rows picked from these and from those are the same rows. A table of links has none.
  fileprivate func isSame(as others: [Evidence.TableFile]) -> Bool {
    func sorted(_ files: [Evidence.TableFile]) -> [Evidence.TableFile] {
      files.filter { $0.kind != .links }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }
    return sorted(self) == sorted(others)
  }
}

extension TouchedEvidence {
  /// An exposure that the case did not know, or a session that it may not know.
  fileprivate func mayNeedRows(withSessions: Bool) -> Bool {
    exposures.contains { known[$0.key]?.isStanding != true }
      || withSessions && findings.contains { $0.proof.session != nil }
  }
}
