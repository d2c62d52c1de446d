import Foundation
import TestSupport
import Testing

/// What an implementer of the law most likely gets wrong, one by one: for each a test that would fail, or
/// the reason why it cannot happen here.
struct RegulatoryMistakesTests {
  enum Guard: Sendable {
    case tests([String])
    case reason(String)
  }

  /// By the numbers of the list that the reference on regulation keeps.
  static let mistakes: [(number: Int, mistake: String, guarded: Guard)] = [
    (
      1, "recipients counted as data subjects, or less than the maximum stated",
      .tests([
        "owners are data subjects, confirmed when a named viewer opened",
        "what holds no consultation or belongs to nobody has recipients but no subjects",
      ])
    ),
    (
      2, "records taken for data subjects",
      .tests(["a recording that had two owners is one record of two subjects"])
    ),
    (
      3, "the clock started at the breach or at the end of the investigation",
      .tests([
        "without its start there is no clock",
        "before awareness nothing has elapsed and all of the time is left, and more",
      ])
    ),
    (
      4, "days on a calendar added instead of hours",
      .tests([
        "every hour of 2020 is due 72 hours later by the calendar",
        "every hour of 2020 in a zone is due so many elapsed hours later",
        "summer time, leap days and weekends do not move the hour",
      ])
    ),
    (
      5, "an incomplete or a late report refused",
      .tests([
        "after 72 hours reasons are required, at 72 hours they are not",
        "a question left open is listed and says so", "a document before anything is known",
      ])
    ),
    (
      6, "72 hours for telling the people, or the regulator told only of high risks",
      .tests([
        "a file lists these duties, with these clocks, numbers and sources",
        "what happened proposes whom to tell",
      ])
    ),
    (
      7, "totals or other people's numbers in a letter",
      .tests([
        "a letter to a patient whose recording was opened",
        "every value of a letter is told apart from the template's words",
      ])
    ),
    (
      8, "silence where telling each person would be out of proportion",
      .tests(["the proposal gives the article, the numbers, the working, and whose policy it is"])
    ),
    (
      9, "personal data in the report to the regulator",
      .tests([
        "nobody of the case stands in it",
        "the guard finds nobody in a report, and somebody where a fact names them",
      ])
    ),
    (
      10, "a fault called a cyber incident, or the questions for attacks asked of it",
      .tests([
        "who asks whether they were attacked hears what people know",
        "somebody meant harm adds a half, a fault adds nothing",
      ])
    ),
    (
      11, "a face or a voice ticked as biometric data",
      .reason(
        "the template proposes health data and basic personal identifiers, and names biometric data among "
          + "those it does not propose; a person confirms")
    ),
    (
      12, "children taken for those under 16, or for those under 18 in a letter",
      .tests([
        "a child is held, however the day is written", "whoever is sixteen today is no child",
      ])
    ),
    (
      13, "the NHS grid read by its product",
      .tests(["the region decides, not the product", "each of the 25 fields has its region"])
    ),
    (
      14, "the rule for vulnerable people read as a duty to report",
      .tests([
        "each of the 25 fields has its region",
        "the answer on vulnerable people is read by its first word",
      ])
    ),
    (
      15, "an entry in the NHS tool that could be changed later, or graded by the number of people",
      .tests(["the NHS grading is the region's, and a proposal says that it is one"])
    ),
    (
      16, "ENISA's scores added, rounded or bounded wrongly",
      .tests([
        "every score there is has the band of its total",
        "of several kinds of data the highest counts, and they are not added",
        "circumstances are a sum, and malice is all or nothing",
        "more than 100 people is a flag and changes no score", "what is no quarter is no score",
      ])
    ),
    (
      17, "other customers' accounts scored as an unknown number of recipients",
      .tests(["some customers reaching others' accounts is a quarter, not a half"])
    ),
    (
      18, "the duty of candour mixed up with telling of a breach, or given days that it has not",
      .tests([
        "a file lists these duties, with these clocks, numbers and sources",
        "every duty of the United Kingdom cites the text of its day",
      ])
    ),
    (
      19, "the harm that hospitals go by asked of a telehealth service",
      .reason(
        "the duty of candour is listed as unclear until a health-care professional has found harm; Candour "
          + "judges no harm")
    ),
    (
      20, "an apology hedged for fear of liability",
      .tests(["every built-in template has its variables, plain words and short sentences"])
    ),
    (
      21, "HIPAA's numbers and clocks",
      .tests([
        "HIPAA tells the Secretary at 500, and the media above 500",
        "HIPAA counts from discovery, and without it has no clock",
        "every hour of 2020 in a zone is due at the end of the 60th calendar day",
        "every hour of 2020 in a zone is due 60 days after the end of its year",
      ])
    ),
    (
      22, "one clock for Rwanda, or any in 2020",
      .tests(["Rwanda has two clocks, and none in 2020"])
    ),
    (
      23, "a test of harm for Ontario's patients",
      .tests([
        "a file lists these duties, with these clocks, numbers and sources",
        "Canada without a province leaves Ontario open, and Ontario leaves the federal act open",
      ])
    ),
    (
      24, "one lead authority for a British company's European patients",
      .tests(["Ireland has its own authority, and every other member state has one each"])
    ),
    (
      25, "another controller's recordings reported to the regulator as one's own",
      .tests([
        "a recording of another controller is told to that controller, and counted apart",
        "recordings of another controller alone are that controller's to report",
      ])
    ),
    (
      26, "the UK GDPR cited for June 2020, or a proposal as law",
      .tests([
        "June 2020 is judged by the GDPR, January 2021 by the UK GDPR",
        "laws stand in the order of their days",
      ])
    ),
    (
      27, "listed taken for harmless, opened for watched, and no log for not opened",
      .tests([
        "not opened is never said while a fact is not yet known",
        "a log that cannot show an opening rules none out",
        "what a player fetches to prepare is told from playing",
      ])
    ),
    (
      28, "a letter hurried to somebody who lives with the other side",
      .tests([
        "an address, an e-mail or a guardian shared with the other side holds",
        "one telephone written two ways is one household",
      ])
    ),
    (
      29, "a leak in a subject, a file name or a notification",
      .tests([
        "no planted leak passes", "references are the case's own, and the same at every opening",
      ])
    ),
    (30, "one way to log in to two services for letters", .reason(Self.noService)),
    (31, "the errors of a service for letters misread", .reason(Self.noService)),
    (
      32, "a letter sent twice",
      .tests(["references are the case's own, and the same at every opening"])
    ),
    (33, "an account that a private company cannot have", .reason(Self.noService)),
    (
      34, "a letter above a reading age of 11, or a date with dashes",
      .tests([
        "every built-in template has its variables, plain words and short sentences",
        "documents show London's time",
      ])
    ),
    (
      35, "a law on language or format claimed that does not bind",
      .reason(
        "no template cites one; a letter offers other formats and languages because people need them"
      )
    ),
    (
      36, "a letter to somebody who has died",
      .tests(["whoever is in no table, has died, is on hold or has a guardian is held"])
    ),
    (
      37, "a register without what was not reported",
      .tests([
        "a breach that is not reported stands there with the reasons and who decided",
        "a near miss has its row, and what is not proved is not called one",
      ])
    ),
    (
      38, "people who are not affected left to wonder",
      .tests(["a statement apologises for a breach and claims none where none is proved"])
    ),
  ]

  private static let noService =
    "Candour sends no letters and has no account anywhere: it writes files, and a person sends them"

  @Test func `every mistake of the list is here once`() {
    #expect(Self.mistakes.map(\.number) == Array(1...38))
  }

  @Test func `each has a test that would fail, or a reason why it cannot happen`() throws {
    let tests = try Self.names()
    for (number, mistake, guarded) in Self.mistakes {
      switch guarded {
      case .reason(let sentence):
        #expect(sentence.split(separator: " ").count > 5)
      case .tests(let names):
        #expect(!names.isEmpty)
        for name in names { #expect(tests.contains(name), "\(number), \(mistake): \(name)") }
      }
    }
  }

  /// Of all tests in the tree.
  private static func names() throws -> Set<String> {
    let folder = SourceText.root.deletingLastPathComponent().appendingPathComponent("Tests")
    var names: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0].hasSuffix("func ") { names.insert(String(parts[1])) }
      }
    }
    return names
  }
}
