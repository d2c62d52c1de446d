import Documents
import Model
import Testing

/// People who live together, and the names of the places where people live.
struct LeakGuardHomeTests {
  private func living(_ id: String, _ lines: [String], _ postcode: String? = nil) -> GuardSubject {
    var person = Person(patient: Identifier("patient-\(id)"))
    person.name = "Testina Number\(id)"
    person.address = lines
    person.postcode = postcode
    return GuardSubject(person, pseudonym: "P-\(id)")
  }

  /// A letter with the first's address where an address stands.
  private func letter(_ lines: [String], as kind: OutputKind) throws -> Rendered {
    let source = "{{#lines}}\n {{line}}\n{{/lines}}\n\nDear reader, we are sorry.\n"
    let page = "<p>{{#lines}}{{line}}<br>{{/lines}}</p><p>We are sorry.</p>"
    return try MustacheRenderer.render(
      try MustacheTemplate(Array((kind == .html ? page : source).utf8), file: "t"),
      with: .object(["lines": .list(lines.map { .object(["line": .text($0)]) })]), as: kind)
  }

  private static let ways = [
    ["77", "Gorsedown Avenue", "Mudbury", "ZZ3 3CC"],
    ["77 Gorsedown Avenue", "Mudbury", "ZZ3 3CC"],
    ["77 Gorsedown Avenue, Mudbury, ZZ3 3CC"],
    ["77 Gorsedown Avenue", "Mudbury ZZ3 3CC"],
  ]

  @Test(arguments: ways, ways)
  func `one's own address is no leak, however somebody else of the house writes it`(
    mine: [String], theirs: [String]
  ) throws {
    let leakGuard = LeakGuard(
      subjects: [living("1", mine), living("2", theirs)], organisation: [])
    for kind in [OutputKind.plain, .html] {
      let verdict = leakGuard.verdict(on: try letter(mine, as: kind), addressee: 0)
      #expect(verdict.leaks.isEmpty)
    }
    // To somebody who lives elsewhere it is one.
    let stranger = LeakGuard(
      subjects: [living("1", ["1 Elsewhere Road"]), living("2", theirs)], organisation: [])
    #expect(!stranger.verdict(on: try letter(theirs, as: .plain), addressee: 0).leaks.isEmpty)
  }

  @Test func `a neighbour's line between one's own is a leak`() throws {
    let leakGuard = LeakGuard(
      subjects: [
        living("1", ["77 Gorsedown Avenue", "Mudbury"]), living("2", ["Rose Cottage", "Mudbury"]),
      ], organisation: [])
    let lines = ["77 Gorsedown Avenue", "Rose Cottage", "Mudbury"]
    let verdict = leakGuard.verdict(on: try letter(lines, as: .plain), addressee: 0)
    #expect(verdict.leaks.map(\.pseudonym) == ["P-2"])
  }

  @Test func `a place is told from the word it is by its capital, and in the template alone`()
    throws
  {
    let leakGuard = LeakGuard(
      subjects: [
        living("1", ["1 Station Road", "Leeds"]), living("2", ["2 Mill Lane", "Reading"]),
      ],
      organisation: [])
    func places(_ words: String, addressee: Int? = 0) -> [LeakFinding] {
      leakGuard.verdict(on: Rendered(kind: .plain, bytes: Array(words.utf8)), addressee: addressee)
        .placeNames
    }
    #expect(places("Our clinic in Reading is closed.").map(\.pseudonym) == ["P-2"])
    #expect(places("Thank you for reading this.").isEmpty)
    #expect(places("1 Station Road\nLeeds").isEmpty)
    let filled = try letter(["2 Mill Lane", "Reading"], as: .plain)
    #expect(leakGuard.verdict(on: filled, addressee: 1).placeNames == [])
  }
}
