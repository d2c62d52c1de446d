import Casework
import Model
import Notation

/// What `status` says of the letters.
struct LetterStatus {
  let book: LetterBook
  let view: CaseView

  func printAlarms(on console: Console) {
    if let approved = book.approved, let reason = approved.voidBecause {
      console.print("APPROVAL VOID: the letters are to be drafted anew: \(reason)", .red)
    }
    if book.overdue > 0 {
      console.print(
        "OVERDUE: \(Described.plural(book.overdue, "recipient has", "recipients have"))"
          + " not answered: candour notices list --due", .red)
    }
  }

  /// What the newest draft does not tell of; nil where it tells of all.
  var behind: String? {
    let (affected, recipients) = (book.affected, book.recipients)
    let untrue = affected.untrue + recipients.untrue
    let parts = [
      (
        affected.unwritten, "affected patient has no letter yet",
        "affected patients have no letter yet"
      ),
      (recipients.unwritten, "recipient has no letter yet", "recipients have no letter yet"),
      (untrue, "released letter is no longer true", "released letters are no longer true"),
    ].filter { $0.0 > 0 }.map { Described.plural($0.0, $0.1, $0.2) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ") + ": candour notices draft"
  }

  func print(on console: Console) {
    if book.isEmpty { return }
    console.print()
    for (name, counts) in [("affected patients", book.affected), ("recipients", book.recipients)] {
      console.print("  letters to \(name): \(words(counts))")
    }
    if let behind { console.print("  \(behind)", book.isBehind ? .red : .yellow) }
    let recipients = book.recipients
    if recipients.released > 0 {
      let answers = ["deleted", "refused", "disputed", "escalated", "returned"].compactMap { word in
        recipients.replies[word].map { "\($0) \(word)" }
      }
      console.print(
        "  recipients' answers: "
          + (answers + ["\(recipients.unanswered) unanswered"]).joined(separator: ", "))
    }
    let returned = book.affected.replies["returned"] ?? 0
    if returned > 0 {
      console.print(
        "  \(Described.plural(returned, "letter")) to affected patients came back:"
          + " verify the address: candour notices list", .yellow)
    }
    if let approved = book.approved, approved.voidBecause == nil {
      console.print(
        "  approved by \(approved.by): candour notices release --by \"NAME\"", .yellow)
    }
  }

  private func words(_ counts: LetterCounts) -> String {
    let parts = [
      (counts.released, "released"), (counts.approved, "approved"), (counts.drafted, "drafted"),
      (counts.held, "held"), (counts.withheld, "withheld"), (counts.never, "never to be sent"),
      (counts.void, "void"), (counts.corrections, "of the released with a correction to come"),
      (counts.again, "of the released came back and drafted again"),
    ].filter { $0.0 > 0 }.map { "\(Described.grouped($0.0)) \($0.1)" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}

extension JSONWriter {
  mutating func letters(_ book: LetterBook) {
    key("letters")
    object {
      for (key, counts) in [("affected", book.affected), ("recipients", book.recipients)] {
        $0.key(key)
        $0.object { $0.counts(counts) }
      }
      $0.key("approval")
      if let approved = book.approved {
        $0.object {
          $0.member("by", approved.by)
          $0.member("at", approved.at)
          $0.member("void", approved.voidBecause)
        }
      } else {
        $0.null()
      }
      $0.member("overdue", book.overdue)
    }
  }

  private mutating func counts(_ counts: LetterCounts) {
    member("drafted", counts.drafted)
    member("held", counts.held)
    member("never", counts.never)
    member("withheld", counts.withheld)
    member("approved", counts.approved)
    member("released", counts.released)
    member("void", counts.void)
    member("corrections", counts.corrections)
    member("again", counts.again)
    member("untrue", counts.untrue)
    member("unwritten", counts.unwritten)
    key("replies")
    object {
      for word in ["deleted", "refused", "disputed", "escalated", "returned"] {
        $0.member(word, counts.replies[word] ?? 0)
      }
      $0.member("none", counts.unanswered)
    }
  }
}
