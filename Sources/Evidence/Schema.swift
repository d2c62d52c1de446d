import Model

/// What a case file is made of, and how an older one becomes a newer one.
///
/// `migrations` is append-only: a released one is never edited. The schema's version is their
/// number, so a file made by a newer candour is told by a version we have no migration for.
enum Schema {
  /// "CAND", in the header of every case file: `file case.db` shows it.
  static let applicationID: Int32 = 0x4341_4E44

  static let migrations = [
    firstMigration, secondMigration, thirdMigration, fourthMigration, fifthMigration,
    sixthMigration, seventhMigration, eighthMigration, ninthMigration, tenthMigration,
    eleventhMigration, twelfthMigration, thirteenthMigration,
  ]

  static var version: Int { migrations.count }

  /// Brings the file from the version it has to ours, each step whole or not at all.
  static func migrate(_ database: Database) throws(Problem) {
    try database.transaction { () throws(Problem) in
      let found = Int(try database.integer("PRAGMA user_version") ?? 0)
      for index in migrations.indices.dropFirst(max(found, 0)) {
        try database.execute(migrations[index])
        try database.execute("PRAGMA user_version = \(index + 1)")
      }
    }
  }

  /// What makes a file of version n + 1 look like one of version n + 2 to this connection alone, the
  /// file untouched: it may lie where nothing can be written, or only be looked at.
  private static let likenesses = [
    likenessOfSecond, likenessOfThird, likenessOfFourth, likenessOfFifth,
    likenessOfSixth, likenessOfSeventh, likenessOfEighth, likenessOfNinth, likenessOfTenth,
    likenessOfEleventh, likenessOfTwelfth, likenessOfThirteenth,
  ]

  /// For a file that is older than ours and only to be read.
  static func readAsNewest(_ database: Database, version: Int) throws(Problem) {
    for likeness in likenesses.dropFirst(max(version, 1) - 1) { try database.execute(likeness) }
  }
}
