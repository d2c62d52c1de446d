extension Schema {
  /// Version 10. What each letter said happened to its reader, so that a correction can say what has
  /// changed.
  static let tenthMigration = """
    CREATE TABLE letter_statement (
      sha256 BLOB PRIMARY KEY NOT NULL CHECK (length(sha256) = 32),  -- notice.content_sha256
      words BLOB NOT NULL
    ) STRICT;
    """

  /// A file of version 9 to a reader of version 10: nobody kept the words.
  static let likenessOfTenth = """
    CREATE TEMP TABLE letter_statement (
      sha256 BLOB PRIMARY KEY NOT NULL, words BLOB NOT NULL
    ) STRICT;
    """
}
