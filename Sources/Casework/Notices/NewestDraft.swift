import Evidence
import Model

/// The newest draft of a case, held against one that was just made: whoever drafts what somebody
/// drafted already gets those letters, and no second set of the same bytes. So the second person may
/// approve them, having drafted none.
struct NewestDraft {
  /// As the case has them now, in the order of the draft.
  let notices: [NoticeRecord]
  private let draft: LedgerEntry.Draft

  /// Nil where the case has no draft.
  init?(_ history: LetterHistory, in store: CaseStore) throws(Problem) {
    let newest = history.newestDraft
    guard newest > 0, let entry = try store.ledgerEntry(newest) else { return nil }
    draft = entry.draft
    notices = history.notices.filter { $0.draft == newest }
  }

  /// Who drafted it.
  var by: String { draft.by ?? draft.login }

  /// Under `documents/`; empty where it wrote nothing.
  var folder: String {
    let number = draft.made.first?.name.prefix { $0 != "-" } ?? ""
    return number.isEmpty ? "" : LetterFolder.name(number: String(number))
  }

  /// Whether it has the same letters to the same people, the same bytes of each, and the same word on
  /// each as `folder`, wherever the letters stand now.
  func isSame(as folder: LetterFolder) -> Bool {
    if Self.files(draft.made) != Self.files(folder.made) { return false }
    let known = [String: NoticeRecord](
      notices.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    return known.count == folder.notices.count
      && folder.notices.allSatisfy { known[$0.reference]?.says($0) ?? false }
  }

  /// By name without the number of the folder. The list of the letters names files by their folders,
  /// and says nothing that the letters' own records do not.
  private static func files(_ made: [LedgerEntry.NamedDigest]) -> [String: Digest] {
    let named = made.map { (String($0.name.drop { $0 != "-" }), $0.digest) }
      .filter { !$0.0.hasSuffix("/\(LetterFolder.list)") }
    return [String: Digest](named, uniquingKeysWith: { first, _ in first })
  }
}

extension NoticeRecord {
  /// Whether a letter that was just made is this one; that it was approved since changes nothing of it.
  fileprivate func says(_ made: NoticeRecord) -> Bool {
    let isAsFar =
      state == made.state || (state == .approved && [.drafted, .held].contains(made.state))
    return isAsFar && number == made.number && audience == made.audience
      && channel == made.channel && exposures == made.exposures && content == made.content
      && isCorrection == made.isCorrection && reason == made.reason && decider == made.decider
      && remark == made.remark
  }
}
