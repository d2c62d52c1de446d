import Documents
import Model
import Notation
import Testing

/// The report as a page and as JSON: the same words, for eyes, for paper and for programs.
struct ReportPageTests {
  private func report() throws -> ReportIco {
    let set = try BuiltInTemplates.set()
    return ReportIco(
      template: try set.document("uk/report-ico.md"), page: try set.document("uk/report-ico.html"))
  }

  private func input() throws -> ReportInput {
    var input = try SampleReport.input(try SampleCase.facts())
    input.sights = try SampleReport.sights()
    return input
  }

  @Test func `the page of a known incident`() throws {
    try Golden.expect(try report().page(try input()).text, is: "report-ico.html")
  }

  @Test func `the JSON of a known incident`() throws {
    try Golden.expect(try report().record(try input()).text, is: "report-ico.json")
  }

  @Test func `the page runs nothing, fetches nothing and names nothing outside itself`() throws {
    var facts = try SampleCase.facts()
    facts["what_happened"] = .text("<script>alert(1)</script> <img src=x onerror=y> http://a.b/")
    var input = try SampleReport.input(facts)
    input.sights = try SampleReport.sights()
    let page = try report().page(input).text
    for word in [
      "<script", "<img", "<link", "<iframe", "<object", "@import", "url(", "<a href=\"h",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
  }

  @Test func `every picture has its title, its description and its table`() throws {
    let page = try report().page(try input()).text
    let parts = page.split(separator: "<svg ", omittingEmptySubsequences: false).dropFirst()
    #expect(parts.count == 3)
    for part in parts {
      #expect(part.contains("role=\"img\" aria-labelledby=\""))
      #expect(part.contains("<title id=\"") && part.contains("<desc id=\""))
      #expect(part.contains("<table>"))
    }
    for id in ["timeline", "hours", "matrix"] {
      #expect(page.contains("aria-labelledby=\"\(id)-title \(id)-text\""))
    }
  }

  @Test func `headings go down one step at a time, below one title`() throws {
    let page = try report().page(try input()).text
    var before = 0
    for part in page.split(separator: "<h").dropFirst() {
      guard let level = part.first?.wholeNumberValue, "12345 6".contains(part.first ?? " ") else {
        continue
      }
      #expect(level <= before + 1)
      before = level
    }
    #expect(page.split(separator: "<h1").count == 2)
    #expect(page.contains("<html lang=\"en-GB\">"))
    #expect(page.contains("<a class=\"skip\" href=\"#report\">"))
    #expect(page.contains("@page { size: A4;"))
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test func `the page says every word of the Markdown`() throws {
    let input = try input()
    let page = letters(of: try report().page(input).text)
    let words = try report().render(input).text
    for line in words.split(separator: "\n") where !line.hasPrefix("|") && !line.hasPrefix("{{") {
      let text = letters(of: String(line))
      #expect(page.contains(text), "\(line)")
    }
  }

  /// Letters and digits alone, marks and escapes left out.
  private func letters(of text: String) -> String {
    var plain = ""
    var isInTag = false
    for letter in text.replacing("&#39;", with: "").replacing("&quot;", with: "") {
      if letter == "<" { isInTag = true }
      if !isInTag, letter.isLetter || letter.isNumber { plain.append(letter) }
      if letter == ">" { isInTag = false }
    }
    return plain
  }

  @Test func `the JSON asks every question of the form in its order, with its answer`() throws {
    let json = try JSONNode.parse(
      try report().record(try input()).bytes, file: "report.json", lenient: false)
    let questions = try #require(json["questions"]?.array)
    // Without the three for attacks: there was none.
    #expect(questions.compactMap { $0["number"]?.integer } == Array(1...20) + Array(24...39))
    for question in questions {
      #expect(question["question"]?.string?.isEmpty == false)
      #expect(question["answer"]?.string?.isEmpty == false)
      #expect(question["section"]?.string?.isEmpty == false)
    }
    let open = questions.filter { $0["open"]?.bool == true }.compactMap { $0["number"]?.integer }
    #expect(open == ReportIco.openQuestions(in: try input()).map(Int64.init))
    let fourteen = try #require(questions.first { $0["number"]?.integer == 14 })
    #expect(fourteen["confirm"]?.bool == true)
    #expect(fourteen["source"]?.array?.compactMap(\.string) == ["template"])
    let seven = try #require(questions.first { $0["number"]?.integer == 7 })
    #expect(seven["source"]?.array?.compactMap(\.string) == ["facts", "logs"])
    #expect(json["totals"]?["data_subjects"]?["maximum"]?.integer == 50)
    #expect(json["facts"]?["cyber"]?.bool == false)
    #expect(json["facts"]?["support_offered"] == nil)
  }

  @Test func `the pictures count every exposure once, and draw nobody twice`() throws {
    let json = try JSONNode.parse(
      try report().record(try input()).bytes, file: "report.json", lenient: false)
    let hours = try #require(json["exposures_per_hour"]?.array)
    #expect(hours.compactMap { $0["opened"]?.integer } == [1, 2])
    #expect(hours.compactMap { $0["shown"]?.integer } == [2, 2])
    #expect(hours.first?["from"]?.string == "2020-06-09T11:00:00.000Z")
    let page = try report().page(try input()).text
    let squares = page.split(
      separator: "<rect class=\"opened\" x=\"", omittingEmptySubsequences: false)
    #expect(squares.count > 1)
    #expect(page.contains("<th scope=\"row\">R-01</th><td>DS-002</td><td>DS-001, DS-003</td>"))
    #expect(page.contains("nobody else; recordings whose owner is not known: 1") == false)
    #expect(page.contains("DS-002; recordings whose owner is not known: 1"))
    // In both pictures.
    #expect(page.ranges(of: "are left out: 1. To be confirmed by a person.").count == 2)
    #expect(page.contains("opened, 2 in all"))
    #expect(!page.contains("DS-004"))
  }

  @Test func `an incident of months is drawn in steps that fit, a crowd in a table that fits`()
    throws
  {
    var input = try input()
    let start = try SampleCase.time("2020-01-01T00:00:00Z")
    input.sights = (0..<4000).map { number in
      ReportSight(
        recipient: "R-\(number + 1)", subject: "DS-\(number + 1)", action: .shown,
        first: start.adding(.hours(Int64(number))), isEmpty: false)
    }
    let page = try report().page(input).text
    #expect(page.contains("Exposures per 168 hours") || page.contains("Exposures per 720 hours"))
    #expect(page.contains("Pairs that find no room in the picture: 3960"))
    #expect(page.contains("Recipients for whom there is no room in this table: 3800"))
    #expect(page.utf8.count < 300_000)
  }

  @Test func `a report on nothing has no pictures and says so`() throws {
    var input = try SampleReport.input(Facts())
    input.firstExposure = nil
    input.lastExposure = nil
    let page = try report().page(input).text
    #expect(page.contains("No exposure was found, so there is nothing more to draw."))
    #expect(!page.contains("<svg"))
  }

  @Test func `a name is found in every file of the report, however it is escaped`() throws {
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(SampleCase.jo(), pseudonym: "DS-001")], organisation: [])
    var facts = try SampleCase.facts()
    facts["vulnerable"] = .text("First line.\nJo Marsh-Okafor & a \"child\"")
    let input = try SampleReport.input(facts)
    let report = try report()
    let files = [try report.render(input), try report.page(input), try report.record(input)]
    let passages = files.map { file in Set(leakGuard.verdict(on: file).leaks.map(\.passage)) }
    #expect(passages[0].count == 1)
    #expect(passages.allSatisfy { $0 == passages[0] }, "one finding, wherever it stands")
    facts["vulnerable"] = .text("First line.\nJo Marsh-Okafor & two \"children\"")
    let other = leakGuard.verdict(on: try report.render(try SampleReport.input(facts)))
    #expect(Set(other.leaks.map(\.passage)) != passages[0])
  }
}
