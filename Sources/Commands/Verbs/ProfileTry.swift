import Casework
import Model
import Notation

extension Verb {
  static let profileTry = Verb(
    "profile", "try", chapter: .data,
    summary: "what a profile makes of a log, or which one fits it",
    explanation: """
      With a profile and a log: how many of the first 10,000 lines are used, ignored or rejected \
      and why, and the first of each with the events they give. With a log alone: which built-in \
      profiles and formats fit it and why the others do not, and a profile to start from, which \
      --write puts into a file. No more than the first 10,000 lines are read, or 64 MiB; nothing \
      is kept. candour help profile says how a profile is written.
      """,
    arguments: [
      Argument("PROFILE|LOG", .one, "a profile, as a file or by name; or the log alone"),
      Argument("LOG", .optional, "the log, plain or gzip; - is standard input"),
    ],
    options: [
      Option("write", value: "FILE", "write the starting profile there; nothing is overwritten")
    ],
    examples: [
      Example("candour profile try access.log", "what is this log, and which profile reads it"),
      Example(
        "candour profile try access.log --write mine.json5", "a profile to start from, to edit"),
      Example("candour profile try mine.json5 access.log", "what my profile makes of it"),
    ]
  ) { words, console throws(Problem) in
    let file = words["write"]
    if words.arguments.count == 2 {
      if file != nil { throw .nothingToWrite() }
      console.print(try profileTry(words), of: words.arguments[1])
      return .done
    }
    let log = words.arguments[0]
    if log != "-", ProfileTry.isProfile(log) { throw .logIsMissing(log) }
    let search = try ProfileSearch(log: log)
    if let file, search.profile != nil { try search.write(to: file) }
    console.print(search, of: log, writtenTo: file)
    if file != nil, search.profile == nil { console.warn(.nothingToStartFrom(search)) }
    return .done
  }

  private static func profileTry(_ words: Words) throws(Problem) -> ProfileTry {
    let (profile, log) = (words.arguments[0], words.arguments[1])
    do throws(Problem) {
      return try ProfileTry(profile: profile, log: log)
    } catch {
      if error.place?.file == profile, log != "-", ProfileTry.isProfile(log) {
        throw .otherWayRound(profile, log)
      }
      throw error
    }
  }
}

extension Problem {
  fileprivate static func nothingToWrite() -> Problem {
    Problem(
      .usage, "--write is for a log alone", reason: "the profile is written already",
      hint: "candour profile try LOG --write FILE")
  }

  fileprivate static func nothingToStartFrom(_ search: ProfileSearch) -> Problem {
    if let best = search.fits.first, best.isUsable {
      return Problem(
        .attention, "no profile is written", reason: "a built-in one reads these lines",
        hint: "candour profile show \(best.name) > mine.json5")
    }
    return Problem(
      .attention, "no profile is written", reason: "these lines have the shape of no format",
      hint: "write one of format text, with the layout of the lines: candour help profile")
  }

  fileprivate static func logIsMissing(_ profile: String) -> Problem {
    Problem(
      .usage, "that is a profile, and no log is named", hint: "candour profile try \(profile) LOG")
  }

  fileprivate static func otherWayRound(_ first: String, _ second: String) -> Problem {
    Problem(
      .usage, "the profile comes first and the log behind it",
      hint: "candour profile try \(second) \(first)")
  }
}
