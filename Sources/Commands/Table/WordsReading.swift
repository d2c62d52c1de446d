import Casework
import Model
import Notation

/// What verbs ask of their words, beyond text: the case meant, times, numbers.
extension Words {
  func openCase(_ console: Console, writing: Bool = false) throws(Problem) -> OpenCase {
    let folder = try OpenCase.folder(
      option: self[.caseFolder], environment: console.environment["CANDOUR_CASE"],
      standingIn: console.workingFolder)
    return try OpenCase(folder, writing: writing)
  }

  /// `--as-of`, or the clock.
  func present(_ console: Console) throws(Problem) -> Timestamp {
    try time("as-of") ?? console.clock()
  }

  func actor(_ console: Console) throws(Problem) -> Actor {
    Actor(
      login: console.login, by: self["by"], at: try present(console), version: Version.text,
      arguments: typed)
  }

  /// RFC 3339 with an offset.
  func time(_ option: String) throws(Problem) -> Timestamp? {
    guard let text = self[option] else { return nil }
    guard let time = TimeText.rfc3339(text) else { throw .notATime(option) }
    return time
  }

  func span(_ option: String) throws(Problem) -> Timestamp.Span? {
    guard let text = self[option] else { return nil }
    guard let span = TimeText.span(text), span.nanoseconds > 0 else { throw .notASpan(option) }
    return span
  }

  func number(_ option: String) throws(Problem) -> Int? {
    guard let text = self[option] else { return nil }
    guard let number = Int(text), number >= 0 else { throw .notANumber(option) }
    return number
  }
}

extension Problem {
  fileprivate static func notATime(_ option: String) -> Problem {
    Problem(
      .usage, "--\(option) takes a time with its offset",
      hint: "write it as 2020-06-09T14:00:00+01:00")
  }

  fileprivate static func notASpan(_ option: String) -> Problem {
    Problem(.usage, "--\(option) takes a length of time", hint: "write it as 15m, 72h or 2d")
  }

  fileprivate static func notANumber(_ option: String) -> Problem {
    Problem(.usage, "--\(option) takes a whole number")
  }
}
