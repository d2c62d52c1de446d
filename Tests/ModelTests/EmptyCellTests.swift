import Model
import Testing

/// What people write where they have nothing to write.
struct EmptyCellTests {
  @Test(arguments: [
    "", "-", ".", "?", "--", "n/a", "N/A", "na", "None", "UNKNOWN", "Not known", "not given",
    "declined", "no e-mail", "no phone", "(none)", "No fixed abode", "T.B.C.",
  ])
  func `a cell that says nothing is as good as empty`(cell: String) {
    #expect(EmptyCell.saysNothing(cell))
  }

  @Test(arguments: [
    "Nina", "no. 4", "Noné", "王", "1", "Notley", "call the ward", "unknown street", "NoneNone",
  ])
  func `a cell that says something is not`(cell: String) {
    #expect(!EmptyCell.saysNothing(cell))
  }
}
