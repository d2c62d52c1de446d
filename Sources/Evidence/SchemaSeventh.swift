extension Schema {
  /// Version 7. How far each log was swept, and by what it is known again when it is rotated.
  static let seventhMigration = """
    DROP TABLE sweep_state;
    CREATE TABLE sweep_state (
      source INTEGER PRIMARY KEY REFERENCES source (number),
      log TEXT NOT NULL,               -- the path that is swept, whatever this part is called now
      is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),  -- no newer part of the log was there
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      size INTEGER NOT NULL,           -- of the file when it was swept
      modified INTEGER NOT NULL,
      position INTEGER NOT NULL,       -- bytes of the content that were judged
      head INTEGER NOT NULL,           -- bytes of the beginning that mark covers
      mark BLOB NOT NULL CHECK (length(mark) = 32),  -- of those and of the bytes before position
      hash_state BLOB NOT NULL         -- SHA-256 of the content so far, to go on from
    ) STRICT;
    CREATE INDEX sweep_state_log ON sweep_state (log);
    """

  /// A file of version 6 to a reader of version 7: nothing was swept.
  static let likenessOfSeventh = """
    CREATE TEMP TABLE sweep_state (
      source INTEGER PRIMARY KEY, log TEXT NOT NULL, is_live INTEGER NOT NULL,
      device INTEGER NOT NULL, inode INTEGER NOT NULL, size INTEGER NOT NULL,
      modified INTEGER NOT NULL, position INTEGER NOT NULL, head INTEGER NOT NULL,
      mark BLOB NOT NULL,
      hash_state BLOB NOT NULL
    ) STRICT;
    """
}
