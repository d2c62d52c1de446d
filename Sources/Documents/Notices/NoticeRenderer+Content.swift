package import Model
import Notation

extension NoticeRenderer {
  /// Of what a letter says happened to its reader, as it would be printed: kind of access, counts,
  /// extent, accounts and days. Two letters with the same are the same news, whatever else their
  /// words and the facts around them have become; another digest means that the earlier letter is
  /// no longer true.
  package func content(of letter: Letter) -> Digest {
    var json = JSONWriter()
    json.object { object in
      switch letter.contents {
      case .affected(let affected):
        object.member("audience", "affected")
        add(days(letter), to: &object, as: "when")
        object.member("recordings", affected.recordings)
        add(affected.wording, to: &object)
        add(affected.doubt, to: &object)
        add(affected.lists, to: &object)
        add(consultationDays(of: affected), to: &object, as: "dates")
      case .recipient(let recipient):
        object.member("audience", "recipient")
        add(days(letter), to: &object, as: "when")
        object.member("opened", recipient.hasOpened)
        object.member("opened_empty", recipient.hasOpenedEmpty)
      case .cleared: object.member("audience", "cleared")
      }
    }
    return SHA256.digest(of: json.bytes)
  }

  private func add(_ wording: AffectedLetter.Wording, to object: inout JSONWriter) {
    switch wording {
    case .opened(let opened):
      object.member("wording", "opened")
      object.member("opened", opened.recordings)
      object.member("accounts", opened.accounts)
      object.member("extent", opened.extent.rawValue)
    case .shownOnly: object.member("wording", "shown only")
    case .notRuledOut: object.member("wording", "not ruled out")
    case .linkedAlone: object.member("wording", "linked alone")
    }
  }

  private func add(_ doubt: AffectedLetter.Doubt, to object: inout JSONWriter) {
    object.member("unnamed", doubt.viewersAreUnnamed)
    object.member("opened_by_unnamed", doubt.openedByUnnamed)
    object.member("reconstructed", doubt.isReconstructed)
  }

  /// One is what the letter says without a number.
  private func add(_ lists: AffectedLetter.Lists, to object: inout JSONWriter) {
    if lists.named < 2 { return }
    object.member("lists", lists.named)
    object.member("lists_are_more", lists.areMore)
  }

  private func add(_ days: [String], to object: inout JSONWriter, as key: String) {
    object.key(key)
    object.array { for day in days { $0.string(day) } }
  }
}
