import Model

/// The rows of the tables that a case keeps: those its exposures rest on, and no other.
struct KeptRowsTable {
  let database: Database

  func all() throws(Problem) -> KeptRows {
    var kept = KeptRows()
    kept.recordings = try recordings()
    kept.authorised = try database.rows(
      "SELECT viewer, patient, recording, basis, \"from\", until FROM authorised_row ORDER BY id"
    ) { row throws(Problem) in
      KeptRows.Authorised(
        viewer: try row.required(row.identifier(0)), patient: row.identifier(1),
        recording: row.identifier(2), basis: row.text(3), period: try row.period(4))
    }
    kept.accounts = try database.rows(
      "SELECT viewer, patient, \"from\", until FROM account_row ORDER BY id"
    ) { row throws(Problem) in
      KeptRows.Account(
        viewer: try row.required(row.identifier(0)), patient: try row.required(row.identifier(1)),
        period: try row.period(2))
    }
    kept.sessions = try database.rows(
      "SELECT session, viewer, \"from\", until FROM session_row ORDER BY id"
    ) { row throws(Problem) in
      KeptRows.Session(
        session: try row.required(row.identifier(0)), viewer: try row.required(row.identifier(1)),
        period: try row.period(2))
    }
    kept.people = try people()
    kept.releases = try database.rows("SELECT time, name FROM \"release\" ORDER BY id") {
      row throws(Problem) in
      KeptRows.Release(time: try row.required(row.time(0)), name: try row.required(row.text(1)))
    }
    kept.disputes = try disputes()
    return kept
  }

  private func disputes() throws(Problem) -> [KeptRows.Disputed] {
    try database.rows(
      "SELECT recording, patient, against, \"from\", until FROM disputed_recording ORDER BY id"
    ) { row throws(Problem) in
      KeptRows.Disputed(
        recording: try row.required(row.identifier(0)), patient: row.identifier(1),
        against: row.identifier(2),
        period: Period(
          from: try row.required(row.time(3)), until: row.time(4) ?? .distantFuture))
    }
  }

  private func put(_ disputes: [KeptRows.Disputed]) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO disputed_recording (recording, patient, against, "from", until)
      VALUES (?,?,?,?,?)
      """)
    for dispute in disputes {
      let until = dispute.period.until
      try statement.run([
        .of(dispute.recording), .of(dispute.patient), .of(dispute.against),
        .of(dispute.period.from), .of(until == .distantFuture ? nil : until),
      ])
    }
  }

  func replace(with kept: KeptRows) throws(Problem) {
    try database.execute(
      """
      DELETE FROM recording_attribute; DELETE FROM recording_row; DELETE FROM authorised_row;
      DELETE FROM account_row; DELETE FROM session_row; DELETE FROM person;
      DELETE FROM "release"; DELETE FROM disputed_recording
      """)
    try add(kept)
  }

  /// Besides those that are there.
  func add(_ kept: KeptRows) throws(Problem) {
    try put(kept.recordings)
    let authorised = try database.prepare(
      """
      INSERT INTO authorised_row (viewer, patient, recording, basis, "from", until)
      VALUES (?,?,?,?,?,?)
      """)
    for row in kept.authorised {
      try authorised.run([
        .of(row.viewer), .of(row.patient), .of(row.recording), .of(row.basis),
        .of(row.period.from), .of(row.period.until),
      ])
    }
    let account = try database.prepare(
      "INSERT INTO account_row (viewer, patient, \"from\", until) VALUES (?,?,?,?)")
    for row in kept.accounts {
      try account.run([
        .of(row.viewer), .of(row.patient), .of(row.period.from), .of(row.period.until),
      ])
    }
    let session = try database.prepare(
      "INSERT INTO session_row (session, viewer, \"from\", until) VALUES (?,?,?,?)")
    for row in kept.sessions {
      try session.run([
        .of(row.session), .of(row.viewer), .of(row.period.from), .of(row.period.until),
      ])
    }
    try put(kept.people)
    try put(kept.disputes)
    let release = try database.prepare("INSERT INTO \"release\" (time, name) VALUES (?,?)")
    for row in kept.releases { try release.run([.of(row.time), .of(row.name)]) }
  }

  func attributeCounts() throws(Problem) -> [AttributeCount] {
    try database.rows("SELECT name, value, recordings FROM attribute_count ORDER BY name, value") {
      row throws(Problem) in
      AttributeCount(
        name: try row.required(row.text(0)), value: try row.required(row.text(1)),
        recordings: try row.required(row.count(2)))
    }
  }

  func replace(with counts: [AttributeCount]) throws(Problem) {
    try database.execute("DELETE FROM attribute_count")
    let statement = try database.prepare(
      "INSERT INTO attribute_count (name, value, recordings) VALUES (?,?,?)")
    for count in counts {
      try statement.run([.of(count.name), .of(count.value), .of(count.recordings)])
    }
  }

  private func recordings() throws(Problem) -> [KeptRows.Recording] {
    let attribute = try database.prepare(
      "SELECT name, value FROM recording_attribute WHERE recording_row = ?")
    return try database.rows(
      """
      SELECT recording, patient, "from", until, consultation, recorded_at, bytes, length_us,
        content, controller, country, id
      FROM recording_row ORDER BY id
      """
    ) { row throws(Problem) in
      var attributes: [String: String] = [:]
      try attribute.bind([.of(row.integer(11))])
      while try attribute.step() {
        attributes[try attribute.required(attribute.text(0))] =
          try attribute.required(attribute.text(1))
      }
      return KeptRows.Recording(
        recording: try row.required(row.identifier(0)),
        patient: try row.required(row.identifier(1)), period: try row.period(2),
        consultation: row.text(4), recordedAt: row.time(5), bytes: row.integer(6),
        microseconds: row.integer(7), content: try row.required(row.word(8)),
        controller: row.text(9), country: row.text(10), attributes: attributes)
    }
  }

  private func put(_ recordings: [KeptRows.Recording]) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO recording_row (id, recording, patient, "from", until, consultation, recorded_at,
        bytes, length_us, content, controller, country)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    let attribute = try database.prepare(
      "INSERT INTO recording_attribute (recording_row, name, value) VALUES (?,?,?)")
    var id = try database.integer("SELECT max(id) FROM recording_row") ?? 0
    for row in recordings {
      id += 1
      try statement.run([
        .of(id), .of(row.recording), .of(row.patient), .of(row.period.from),
        .of(row.period.until), .of(row.consultation), .of(row.recordedAt), .of(row.bytes),
        .of(row.microseconds), .of(row.content.rawValue), .of(row.controller), .of(row.country),
      ])
      for (name, value) in row.attributes.sorted(by: { $0.key < $1.key }) {
        try attribute.run([.of(id), .of(name), .of(value)])
      }
    }
  }

  func people() throws(Problem) -> [Person] {
    try database.rows(
      """
      SELECT patient, name, email, phone, address, postcode, country, date_of_birth, language,
        format, channel, guardian, deceased, hold
      FROM person ORDER BY id
      """
    ) { row throws(Problem) in
      var person = Person(patient: try row.required(row.identifier(0)))
      person.name = row.text(1)
      person.email = row.text(2)
      person.phone = row.text(3)
      person.address = try StoredList.texts(row.required(row.bytes(4)))
      person.postcode = row.text(5)
      person.country = row.text(6)
      person.dateOfBirth = row.text(7)
      person.language = row.text(8)
      person.format = row.word(9)
      person.channel = try row.required(row.word(10))
      person.guardian = row.identifier(11)
      person.deceased = row.integer(12) == 1
      person.hold = row.text(13)
      return person
    }
  }

  private func put(_ people: [Person]) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO person (patient, name, email, phone, address, postcode, country, date_of_birth,
        language, format, channel, guardian, deceased, hold)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    for person in people {
      try statement.run([
        .of(person.patient), .of(person.name), .of(person.email), .of(person.phone),
        .text(StoredList.bytes(person.address)), .of(person.postcode), .of(person.country),
        .of(person.dateOfBirth), .of(person.language), .of(person.format?.rawValue),
        .of(person.channel.rawValue), .of(person.guardian), .of(person.deceased), .of(person.hold),
      ])
    }
  }
}
