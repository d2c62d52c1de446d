import Model
import Obligations
import Testing

/// Who lives with whom, or is reached through whom, however the cells of a table are written.
struct HouseholdTests {
  private func joins(
    _ mine: (inout Person) -> Void, _ theirs: (inout Person) -> Void
  ) -> Bool {
    var one = Person(patient: Identifier("own-x1"))
    one.name = "Ulma Barzel"
    var other = Person(patient: Identifier("vw-x2"))
    other.name = "Torvald Mipskin"
    mine(&one)
    theirs(&other)
    let joined = Household(one).joins(Household(other))
    #expect(Household(other).joins(Household(one)) == joined)
    return joined
  }

  @Test(arguments: [
    "01632 960000 or 07700 900123", "01632 960000 and 07700 900123", "01632 960000  07700 900123",
    "07700 900123 ext. 4", "07700 900123 x2", "０７７００ ９００１２３", "٠٧٧٠٠ ٩٠٠١٢٣",
    "07700\u{AD}900123", "+44 1632 960000 +44 7700 900123", "(mobile) 07700 900123",
    "7700900123", "0044 (0)7700-900-123", "01632 960000 / 07700 900123 (wife)",
  ])
  func `one telephone is one, whatever stands beside it`(cell: String) {
    #expect(joins({ $0.phone = "07700 900123" }, { $0.phone = cell }))
    #expect(!joins({ $0.phone = "07700 900124" }, { $0.phone = cell }))
  }

  @Test(arguments: [
    "none", "n/a", "no phone", "00000000000", "07000 000000", "0", "01234 567890", "x2 or 3",
  ])
  func `a number that is none joins nobody`(cell: String) {
    #expect(!joins({ $0.phone = cell }, { $0.phone = cell }))
  }

  @Test(arguments: [
    "none", "n/a", "unknown", "declined", "no email", "by post", "-", "N/A (moved)",
  ])
  func `what has no at sign is no mailbox that two share`(cell: String) {
    #expect(!joins({ $0.email = cell }, { $0.email = cell }))
  }

  @Test(arguments: ["ulma.b＠m.example", "<Ulma.B@m.example>", "x@y.example / ulma.b@M.EXAMPLE"])
  func `a mailbox is one however it is written`(cell: String) {
    #expect(joins({ $0.email = "ulma.b@m.example" }, { $0.email = cell }))
  }

  @Test(arguments: ["n/a", "unknown", "No fixed abode", "NFA", "-", "not known"])
  func `an address that says nothing is nobody's home`(cell: String) {
    func fill(_ person: inout Person) {
      person.address = [cell]
      person.postcode = cell
    }
    #expect(!joins(fill, fill))
  }

  @Test(arguments: [
    ["７７ Gorsedown Avenue", "Mudbury"], ["77 Gorse\u{AD}down Avenue", "Mudbury"],
    ["77 Gorsed\u{F3}wn Avenue", "Mudbury", "ＺＺ３ ３ＣＣ"], ["77 Gorsedown Avenue", "ZZ3\u{200B}3CC"],
    ["2 Rookery Close", "77 Gorsedown Avenue", "ZZ1 1AA"],
  ])
  func `a home is one in whatever letters, and among the lines of another`(lines: [String]) {
    #expect(
      joins(
        {
          $0.address = ["77 Gorsedown Avenue", "Mudbury"]
          $0.postcode = "ZZ3 3CC"
        }, { $0.address = lines }))
  }

  @Test func `flats of one house are no household`() {
    func live(_ flat: String) -> (inout Person) -> Void {
      { person in
        person.address = ["\(flat) Rose Court", "14 Mill Lane"]
        person.postcode = "ZZ3 3CC"
      }
    }
    #expect(!joins(live("Flat 2"), live("Flat 3")))
  }

  @Test(arguments: ["Torvald Barzel", "Torvald Bärzel", "Torvald Barzel Jr", "BARZEL, Torvald"])
  func `a surname at one postcode is one, with an accent and the younger's too`(name: String) {
    #expect(
      joins(
        { $0.postcode = "ZZ3 3CC" },
        {
          $0.name = name
          $0.postcode = "zz33cc"
        }))
  }
}
