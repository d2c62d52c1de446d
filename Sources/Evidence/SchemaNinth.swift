extension Schema {
  /// Version 9. What a sweep needs to find without reading the whole case: digests of its parts, and
  /// the exposures that nobody was told of or that are decided anew.
  static let ninthMigration = """
    CREATE TABLE contents_part (
      source INTEGER PRIMARY KEY,      -- 0: the rows of the tables
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32)  -- of what the ledger's digest covers of it
    ) STRICT;
    CREATE TABLE contents_block (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (number),
      block INTEGER NOT NULL,          -- of its lines
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      UNIQUE (source, block)
    ) STRICT;
    CREATE INDEX exposure_standing ON exposure (action) WHERE cleared IS NULL;
    CREATE INDEX exposure_untold ON exposure (number) WHERE cleared IS NULL AND told IS NOT action;
    CREATE INDEX exposure_open ON exposure (number)
      WHERE cleared IS NULL AND (patient IS NULL OR viewer GLOB 'unknown:*');
    """

  /// A file of version 8 to a reader of version 9: no part has a digest of its own yet.
  static let likenessOfNinth = """
    CREATE TEMP TABLE contents_part (source INTEGER PRIMARY KEY, sha256 BLOB NOT NULL) STRICT;
    CREATE TEMP TABLE contents_block (
      id INTEGER PRIMARY KEY, source INTEGER NOT NULL, block INTEGER NOT NULL,
      sha256 BLOB NOT NULL, UNIQUE (source, block)
    ) STRICT;
    """
}
