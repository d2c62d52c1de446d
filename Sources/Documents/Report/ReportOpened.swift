/// How much was opened, by exposure. The three extents hold every opened exposure once; the other two
/// are parts of them.
package struct ReportOpened: Sendable {
  package var whole: Int
  package var partial: Int
  package var unknown: Int
  /// No more than a player fetches to prepare.
  package var preparation: Int
  /// The logs leave two bounds.
  package var bounded: Int

  package init(whole: Int, partial: Int, unknown: Int, preparation: Int, bounded: Int) {
    self.whole = whole
    self.partial = partial
    self.unknown = unknown
    self.preparation = preparation
    self.bounded = bounded
  }
}
