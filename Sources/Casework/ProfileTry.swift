package import AccessLogs
package import Model
import Notation

/// `candour profile try PROFILE LOG`: what a profile makes of the first lines of a log.
package struct ProfileTry: Sendable {
  /// One access event, as a person looks at it.
  package struct Event: Sendable {
    package let action: Action
    package let recording: String
    /// Prefix applied; empty where the line names nobody.
    package let viewer: String
    package let session: String
    package let address: String
    package let time: Timestamp
    /// Nil where the line carries none.
    package let bytes: Int64?
    package let range: ByteRange?
  }

  /// One of the first lines of its outcome.
  package struct Example: Sendable {
    package let line: Int64
    /// As the log writes it, but for bytes that are not UTF-8.
    package let text: String
    package let events: [Event]
    /// Why it was rejected.
    package let reason: String?
  }

  /// How many lines are shown of each outcome, and how many events of a line.
  package static let mostExamples = 3
  package static let mostEvents = 3
  private static let longestText = 4096

  package let profileName: String
  package let format: String
  package let tally: TrialTally
  package private(set) var used: [Example] = []
  package private(set) var lists: [Example] = []
  package private(set) var ignored: [Example] = []
  package private(set) var rejected: [Example] = []

  /// Throws `.input` where the profile or the log cannot be read, `.usage` where `profile` is neither
  /// a built-in profile's name nor a file.
  ///
  /// - Parameters:
  ///   - profile: the name of a built-in one, or the path of a file.
  ///   - log: a path, or `-` for standard input.
  package init(profile word: String, log: String) throws(Problem) {
    let profile = try ProfileChoice.profile(word)
    let trial = try LogTrial(LogInput(word: log))
    var examples: [Example] = []
    var places: [Int] = []
    var counts = [0, 0, 0, 0]
    let judged = try trial.judge(by: profile) { unit in
      let place =
        switch unit.outcome {
        case .used: 0
        case .ignored: unit.asksForList ? 1 : 2
        case .rejected: 3
        }
      counts[place] += 1
      if counts[place] > Self.mostExamples { return }
      places.append(place)
      examples.append(Example(unit))
    }
    profileName = profile.name
    format = profile.format
    tally = TrialTally(judged)
    for (example, place) in zip(examples, places) {
      switch place {
      case 0: used.append(example)
      case 1: lists.append(example)
      case 2: ignored.append(example)
      default: rejected.append(example)
      }
    }
  }

  /// Whether a file is a profile: people give the two in the wrong order.
  package static func isProfile(_ path: String) -> Bool {
    (try? ProfileChoice.profile(path)) != nil
  }

  fileprivate static func text(of raw: Slice) -> String {
    String(decoding: raw.buffer.prefix(longestText), as: UTF8.self)
  }
}

/// What became of a log's first lines under a profile.
package struct TrialTally: Sendable {
  package let lines: Int
  package let used: Int
  package let ignored: Int
  package let rejected: Int
  /// Requests for lists, among the ignored.
  package let lists: Int
  package let events: Int
  /// There are events, and no line with one says who asked, by name or by session.
  package let isNameless: Bool
  /// Each reason for rejecting with its lines, the most frequent first.
  package let reasons: [(reason: String, lines: Int)]
  /// The log has no more lines than these.
  package let isWhole: Bool

  package init(_ judged: LogTrial.Judged) {
    lines = judged.lines
    used = judged.used
    ignored = judged.ignored
    rejected = judged.rejected
    lists = judged.lists
    isNameless = judged.used > 0 && judged.nameless == judged.used
    events = judged.events
    reasons = judged.reasons
    isWhole = judged.isWhole
  }
}

extension ProfileTry.Example {
  fileprivate init(_ unit: JudgedUnit) {
    line = unit.line
    text = ProfileTry.text(of: unit.raw)
    events = unit.events.map { ProfileTry.Event($0) }
    reason = if case .rejected(let reason) = unit.outcome { reason } else { nil }
  }
}

extension ProfileTry.Event {
  fileprivate init(_ event: AccessEvent) {
    action = event.action
    recording = event.recording.text
    viewer = event.viewer.text
    session = event.session.text
    address = event.address.text
    time = event.time
    bytes = event.bytes < 0 ? nil : event.bytes
    range = event.range
  }
}

extension LogInput {
  /// `-` is standard input.
  init(word: String) { self = word == "-" ? .standardInput : .file(path: word) }
}
