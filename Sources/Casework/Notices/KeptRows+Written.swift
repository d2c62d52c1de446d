import Model

extension KeptRows {
  /// Keeps the row of everybody who was written to and whom the table of people has no more: whoever
  /// corrects that letter needs to know where it went. It holds every further letter.
  mutating func keep(_ written: Set<Identifier>, of earlier: [Person]) {
    let known = Set(people.map(\.patient))
    for person in earlier where written.contains(person.patient) && !known.contains(person.patient)
    {
      var person = person
      person.hold = person.hold ?? Self.goneFromTable
      people.append(person)
    }
  }

  private static var goneFromTable: String {
    "the newest table of people has no row for this patient; this is the one they were written to by"
  }
}
