import Model
import Notation
import Testing

@testable import Documents

/// Days as the letters of a language write them.
struct LetterDatesTests {
  private func dates(_ text: String) throws -> LetterDates {
    let set = try TemplateSet(
      builtIn: BuiltInTemplates.set().files.map { ($0.name, $0.bytes) },
      overriding: [(name: "uk/xx/letter-date.txt", bytes: Array(text.utf8))])
    return try LetterDates(set.document("uk/xx/letter-date.txt"))
  }

  private func civil(_ text: String) throws -> CivilTime {
    TimeText.civil(try SampleCase.time(text), zone: .utc)
  }

  @Test func `the shipped template writes every month as English does`() throws {
    let english = try LetterDates(BuiltInTemplates.set().document("uk/letter-date.txt"))
    for month in 1...12 {
      let time = try civil("2020-\(month < 10 ? "0" : "")\(month)-09T11:00:00Z")
      #expect(english.text(time) == time.dateText)
    }
  }

  @Test func `a language has its own order, marks and months`() throws {
    let months = DocumentKind.months.map { "{{#\($0)}}\($0.uppercased()){{/\($0)}}" }.joined()
    let german = try dates("{{day}}. \(months) {{year}}\n")
    #expect(german.text(try civil("2020-06-09T11:00:00Z")) == "9. JUNE 2020")
    let year = try dates("{{year}} - \(months){{day}}")
    #expect(year.text(try civil("2021-12-31T11:00:00Z")) == "2021 - DECEMBER31")
  }

  @Test func `a language that leaves out a month is refused`() throws {
    #expect(throws: Problem.self) { try dates("{{day}} {{#june}}Mehefin{{/june}} {{year}}\n") }
  }

  @Test func `a day that something was promised by is told once it is over`() throws {
    var facts = Facts()
    facts["actions_planned"] = .text(
      "We will ask them by 12 June 2020. From 1 June 2020 nobody can. Before 2020-07-01 we test it."
    )
    func passed(_ day: String) throws -> [String] {
      LetterPromise.passed(
        in: facts, at: try SampleCase.time("\(day)T11:00:00Z"), zone: .utc
      ).map(\.words)
    }
    #expect(try passed("2020-06-12") == [])
    #expect(try passed("2020-06-13") == ["by 12 June 2020"])
    #expect(try passed("2020-07-02") == ["by 12 June 2020", "before 2020-07-01"])
  }
}
