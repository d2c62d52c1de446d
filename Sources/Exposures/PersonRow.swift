import Model

extension TableRows {
  private enum Truth: String, CaseIterable { case `true`, `false` }

  /// Refuses a cell of the people table that decides about a letter and means nothing.
  func checkPerson() throws(Problem) {
    _ = try word(PersonColumn.format, Person.Format.self)
    _ = try word(PersonColumn.channel, Person.Channel.self)
    _ = try word(PersonColumn.deceased, Truth.self)
  }

  func person() throws(Problem) -> Person {
    let lines: [PersonColumn] = [
      .address_1, .address_2, .address_3, .address_4, .address_5, .address_6,
    ]
    var person = Person(patient: Identifier(self[PersonColumn.patient]))
    person.name = text(PersonColumn.name)
    person.email = text(PersonColumn.email)
    person.phone = text(PersonColumn.phone)
    person.address = lines.compactMap { text($0) }
    person.postcode = text(PersonColumn.postcode)
    person.country = text(PersonColumn.country)
    person.dateOfBirth = text(PersonColumn.date_of_birth)
    person.language = text(PersonColumn.language)
    person.format = try word(PersonColumn.format, Person.Format.self)
    person.channel = try word(PersonColumn.channel, Person.Channel.self) ?? .letter
    person.guardian = identifier(PersonColumn.guardian)
    person.deceased = try word(PersonColumn.deceased, Truth.self) == .true
    person.hold = text(PersonColumn.hold)
    return person
  }
}
