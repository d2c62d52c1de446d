extension Schema {
  /// Version 12. As being of which action the endpoints were told of an exposure: what a sweep kept
  /// back is theirs to be told of later.
  static let twelfthMigration = """
    ALTER TABLE exposure ADD COLUMN queued TEXT
      CHECK (queued IN ('attempted', 'linked', 'shown', 'opened'));
    """

  /// A file of version 11 to a reader of version 12: only who writes asks what was told.
  static let likenessOfTwelfth = "-- nothing"
}
