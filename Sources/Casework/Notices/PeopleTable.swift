import Evidence
import Model
import Notation

/// The table of people as it stands on the disk: a hold or an address that somebody wrote into it after
/// the scan is nothing that the case knows of yet.
enum PeopleTable {
  /// Whether it is another file than the one that was scanned; one that is gone is not.
  static func hasChanged(in store: CaseStore) throws(Problem) -> Bool {
    guard let table = try store.tables().first(where: { $0.kind == .people }),
      let now = try? FileBytes.digest(of: table.path).digest
    else { return false }
    return now != table.digest
  }

  /// Throws `.usage` where it has.
  static func checkItIsRead(in store: CaseStore) throws(Problem) {
    if try hasChanged(in: store) { throw .peopleChanged }
  }

  /// For the list of what is to be done.
  static let isToBeRead =
    "the table of people has changed since it was scanned: candour scan --people FILE"
}

extension Problem {
  fileprivate static var peopleChanged: Problem {
    Problem(
      .usage, "the table of people has changed since it was scanned",
      reason: "somebody may be held now, or live elsewhere",
      hint: "candour scan --people FILE, then draft anew")
  }
}
