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
    person.name = said(.name)
    person.email = said(.email)
    person.phone = said(.phone)
    person.address = lines.compactMap { said($0) }
    person.postcode = said(.postcode)
    person.country = saidOrCode(.country)
    person.dateOfBirth = said(.date_of_birth)
    person.language = saidOrCode(.language)
    person.format = try word(PersonColumn.format, Person.Format.self)
    person.channel = try word(PersonColumn.channel, Person.Channel.self) ?? .letter
    person.guardian = said(.guardian) == nil ? nil : identifier(PersonColumn.guardian)
    person.deceased = try word(PersonColumn.deceased, Truth.self) == .true
    person.hold = text(PersonColumn.hold)
    return person
  }

  /// `no` is a language, and `NA` a country.
  private func saidOrCode(_ column: PersonColumn) -> String? {
    guard let text = text(column) else { return nil }
    return text.utf8.count == 2 && text != "--" ? text : said(column)
  }

  /// Nil where the cell is empty, or says that there is nothing.
  private func said(_ column: PersonColumn) -> String? {
    guard let text = text(column), !EmptyCell.saysNothing(text) else { return nil }
    return text
  }
}
