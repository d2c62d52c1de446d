extension Schema {
  /// Version 11. Thousands of letters are made from one list of templates: it is kept once.
  static let eleventhMigration = """
    -- document.templates is the list, as JSON, or the id of an earlier document that has the same.
    """

  /// A file of version 10 to a reader of version 11: every document has its list.
  static let likenessOfEleventh = eleventhMigration
}
