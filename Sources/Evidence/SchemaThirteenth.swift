extension Schema {
  /// Version 13. The sources that hold lines judged by other tables than those of the case: a sweep
  /// judges new lines by the tables of today, and leaves the others to the next scan.
  static let thirteenthMigration = """
    CREATE TABLE source_apart (
      source INTEGER PRIMARY KEY REFERENCES source (number)
    ) STRICT;
    -- Whether the tables changed between the sweeps so far, nobody kept.
    INSERT INTO source_apart
      SELECT number FROM source
      WHERE dropped IS NULL AND EXISTS (SELECT 1 FROM scan WHERE kind = 'sweep');
    """

  /// A file of version 12 to a reader of version 13: only who writes asks.
  static let likenessOfThirteenth = """
    CREATE TEMP TABLE source_apart (source INTEGER PRIMARY KEY) STRICT;
    """
}
