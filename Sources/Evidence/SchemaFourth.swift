extension Schema {
  /// Version 4. That a person sent a report, when, and what the regulator calls it.
  static let fourthMigration = """
    CREATE TABLE submission (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document (id),  -- the first file of the draft sent
      phase TEXT NOT NULL CHECK (phase IN ('initial', 'follow-up', 'final')),
      sent INTEGER NOT NULL,
      reference TEXT NOT NULL,           -- the regulator's, or of the message
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;
    """

  /// A file of version 3 to a reader of version 4: nothing was sent.
  static let likenessOfFourth = """
    CREATE TEMP TABLE submission (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL, phase TEXT NOT NULL,
      sent INTEGER NOT NULL, reference TEXT NOT NULL, ledger INTEGER NOT NULL
    ) STRICT;
    """
}
