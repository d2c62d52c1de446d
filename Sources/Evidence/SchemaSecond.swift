extension Schema {
  /// Version 2. What a segment of a stream plays stands with the line that sent it, and two exports
  /// of ownership can be held against each other.
  static let secondMigration = """
    ALTER TABLE exposure_line ADD COLUMN media_from_us INTEGER;  -- of a segment: what it plays,
    ALTER TABLE exposure_line ADD COLUMN media_until_us INTEGER  -- from the recording's beginning
      CHECK ((media_from_us IS NULL) = (media_until_us IS NULL));

    CREATE TABLE disputed_recording (  -- on which the two exports differ, and in which period
      id INTEGER PRIMARY KEY,
      recording TEXT NOT NULL,
      patient TEXT,                    -- null: the first names nobody then
      against TEXT,                    -- null: the second names nobody then
      "from" INTEGER NOT NULL,
      until INTEGER                    -- null: for ever
    ) STRICT;
    CREATE INDEX disputed_recording_recording ON disputed_recording (recording);
    """

  /// A file of version 1 to a reader of version 2: no line plays a segment, nothing is disputed.
  static let likenessOfSecond = """
    CREATE TEMP VIEW exposure_line AS
      SELECT *, NULL AS media_from_us, NULL AS media_until_us FROM main.exposure_line;
    CREATE TEMP TABLE disputed_recording (
      id INTEGER PRIMARY KEY, recording TEXT NOT NULL, patient TEXT, against TEXT,
      "from" INTEGER NOT NULL, until INTEGER
    ) STRICT;
    """
}
