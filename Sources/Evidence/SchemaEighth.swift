extension Schema {
  /// Version 8. When the recordings made for testing were seen last, by those who check them.
  static let eighthMigration = """
    CREATE TABLE canary (
      recording TEXT NOT NULL,
      viewer TEXT NOT NULL,
      may INTEGER NOT NULL CHECK (may IN (0, 1)),
      seen INTEGER NOT NULL,
      told INTEGER,                    -- until when somebody was told that it was seen
      PRIMARY KEY (recording, viewer, may)
    ) STRICT;
    """

  /// A file of version 7 to a reader of version 8: none was seen.
  static let likenessOfEighth = """
    CREATE TEMP TABLE canary (
      recording TEXT NOT NULL, viewer TEXT NOT NULL, may INTEGER NOT NULL, seen INTEGER NOT NULL,
      told INTEGER, PRIMARY KEY (recording, viewer, may)
    ) STRICT;
    """
}
