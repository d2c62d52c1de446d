/// One place where the ledger of a case is not what candour wrote.
package struct LedgerFault: Hashable, Sendable {
  /// A sentence for people, as `rawValue`.
  package enum Reason: String, Sendable {
    case edited = "the entry was changed after it was written"
    case missing = "the entry is missing"
    case unchained = "the entry does not follow from the one before"
    case headDiffers = "the ledger does not end where the case says it does"
    case knownHeadDiffers = "the ledger does not hold the entry that is known from outside"
    case unguarded = "the triggers that keep the ledger append-only are gone"
  }

  package var entry: Int
  package var reason: Reason

  package init(entry: Int, reason: Reason) {
    self.entry = entry
    self.reason = reason
  }
}
