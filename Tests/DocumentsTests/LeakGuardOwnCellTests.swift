import Documents
import Model
import Testing

/// What stands in the addressee's own cells of the people table and is somebody else's: columns that
/// were swapped, somebody they live with, a slip of whoever keeps the table.
struct LeakGuardOwnCellTests {
  private func person(_ id: String, _ name: String, _ place: Int) -> Person {
    var person = Person(patient: Identifier(id))
    person.name = name
    person.email = "\(id)@m.example"
    person.phone = "07700 90000\(place)"
    person.address = ["1\(place) Wexley Row", "Towni\(place)"]
    person.postcode = "ZZ\(place) \(place)BB"
    person.country = "South Africa"
    return person
  }

  /// On a letter that says all cells of the first, each on a line of its own.
  private func verdict(_ change: (inout Person) -> Void) -> LeakVerdict {
    var reader = person("own-x1", "Ulma Barzel", 1)
    change(&reader)
    var subjects = [
      GuardSubject(reader, pseudonym: "P-001"),
      GuardSubject(person("viewer-xyz22", "Torvald Mipskin", 2), pseudonym: "P-002"),
      GuardSubject(person("own-x3", "Zara Quont", 3), pseudonym: "P-003"),
      GuardSubject(pseudonym: "P-004", terms: [GuardTerm(.address, "South Africa")]),
    ]
    subjects[0].terms += [
      GuardTerm(.recording, "recording-0001"), GuardTerm(.viewer, "own-x1@m.example"),
    ]
    subjects[1].terms += [
      GuardTerm(.session, "sess-zz991"), GuardTerm(.networkAddress, "10.9.8.7"),
      GuardTerm(.viewer, "14"), GuardTerm(.patient, "4711123"),
    ]
    subjects[2].terms.append(GuardTerm(.recording, "recording-0003"))
    let leakGuard = LeakGuard(subjects: subjects, organisation: [])
    var letter = Rendered(kind: .plain)
    let cells = [reader.name] + reader.address + [reader.postcode, reader.country, reader.email]
    for cell in cells.compactMap({ $0 }) {
      let start = letter.bytes.count
      letter.bytes += Array(cell.utf8)
      letter.stretches.append(.init(range: start..<letter.bytes.count, isComputed: false))
      letter.bytes += Array("\n".utf8)
    }
    return leakGuard.verdict(on: letter, addressee: 0)
  }

  @Test(arguments: [
    "viewer-xyz22", "recording-0003", "recording-0001", "sess-zz991", "10.9.8.7", "4711123",
    "Room viewer-xyz22", "Room 4711123",
  ])
  func `nobody's id is the addressee's by standing in a cell of theirs`(id: String) {
    #expect(verdict { $0.address.append(id) }.leaks.count == 1)
    #expect(verdict { $0.name = id }.leaks.count == 1)
    #expect(verdict { $0.postcode = id }.leaks.count == 1)
  }

  @Test(arguments: ["14", "14 Mill Lane", "Flat 14"])
  func `an id as short as the number of a house is`(line: String) {
    #expect(verdict { $0.address.append(line) }.leaks == [])
  }

  @Test(arguments: [
    "Torvald Mipskin", "Mipskin, Torvald", "Torvald Mip\u{AD}skin", "Zara Quont",
    "c/o Torvald Mipskin", "Tel 07700 900003", "viewer-xyz22@m.example", "FAO Zara Quont",
  ])
  func `a person, a number or a mailbox of another in the address is for somebody to decide`(
    line: String
  ) {
    #expect(verdict { $0.address.append(line) }.noted.contains { $0.excuse == .another })
  }

  @Test(arguments: ["Ulma Barzel and Torvald Mipskin", "Torvald Mipskin & Ulma Barzel"])
  func `so is a name of two persons`(name: String) {
    #expect(verdict { $0.name = name }.noted.contains { $0.excuse == .another })
  }

  @Test func `a namesake, a neighbour, a street with somebody's name and a country are chance`() {
    for name in ["Torvald Mipskin", "Dr Torvald Mipskin", "Torvald Mipskin-Barzel"] {
      let verdict = verdict { $0.name = name }
      #expect(verdict.isClean && verdict.noted.allSatisfy { $0.excuse == .addressee })
    }
    for line in ["12 Zara Quont Street", "Torvald Mipskin House", "Towni3", "13 Wexley Row"] {
      let verdict = verdict { $0.address.append(line) }
      #expect(verdict.isClean && verdict.noted.allSatisfy { $0.excuse == .addressee })
    }
    #expect(!verdict { $0.country = "Torvald Mipskin" }.noted.isEmpty)
    #expect(!verdict { $0.country = "France viewer-xyz22" }.isClean)
  }
}
