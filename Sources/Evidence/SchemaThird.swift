extension Schema {
  /// Version 3. A source says how many requests for lists it holds of which nobody can say what they
  /// showed.
  static let thirdMigration = """
    ALTER TABLE source ADD COLUMN unanswered_lists INTEGER NOT NULL DEFAULT 0;
    """

  /// A file of version 2 to a reader of version 3: nobody counted.
  static let likenessOfThird = """
    CREATE TEMP VIEW source AS SELECT *, 0 AS unanswered_lists FROM main.source;
    """
}
