/// A clinic so small that its patients, accounts, periods and requests meet all the time, with the
/// truth of what each line of its logs means. Nothing here is taken from the rooms.
struct World {
  /// An identifier: the same as another when its bytes are.
  struct Name: Hashable, Comparable, ExpressibleByStringLiteral {
    let bytes: [UInt8]
    init(stringLiteral text: String) { bytes = Array(text.utf8) }
    init(_ text: String) { bytes = Array(text.utf8) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    static func < (left: Name, right: Name) -> Bool {
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  /// Half-open; nil is open.
  struct Stretch {
    var from: Int64?
    var until: Int64?
    func holds(_ moment: Int64) -> Bool {
      (from ?? .min) <= moment && moment < (until ?? .max)
    }
  }

  struct Recording {
    var name: Name
    var patient: Name
    var stretch: Stretch
    /// As the column says it: empty, `consultation` or `none`.
    var content: String
    var bytes: Int64?
    /// Seconds of it, times ten.
    var tenths: Int64?
  }

  struct Authorised {
    var viewer: Name
    var patient: Name?
    var recording: Name?
    var stretch: Stretch
  }

  /// An account of a patient, or a session of a viewer.
  struct Held {
    var thing: Name
    var holder: Name
    var stretch: Stretch
  }

  /// What a faulty list would have returned.
  struct Visible {
    var recording: Name
    var viewer: Name
    /// Nil: the row's place among those of its viewer.
    var position: Int64?
    var stretch: Stretch
  }

  /// From the least to the most.
  enum Action: Int, CaseIterable {
    case attempted, linked, shown, opened
    var word: String { ["attempted", "linked", "shown", "opened"][rawValue] }
  }

  struct Event {
    var source = 0
    var line = 0
    var moment: Int64
    var viewer: Name?
    var session: Name?
    var address: Name?
    var identity: String?
    var recording: Name
    var action: Action
    var bytes: Int64?
    var tenths: Int64?
    var isNotModified = false
    var range: ClosedRange<Int64>?
    var isReconstructed = false
  }

  enum Verdict { case used, ignored, rejected }

  /// One line of a log, and what it is.
  struct Line {
    var bytes: [UInt8]
    var verdict: Verdict
    /// Of a line with shape and a possible time.
    var moment: Int64?
    var isRepaired = false
    var events: [Event] = []
    /// It asks for a list that was sent, or may have been, and nobody can say what stood on it.
    var isUnansweredList = false

    /// A line whose events all lie outside of the window is ignored; its time still counts.
    func within(_ window: Stretch) -> Line {
      var line = self
      if isUnansweredList, let moment { line.isUnansweredList = window.holds(moment) }
      guard let event = events.first, !window.holds(event.moment) else { return line }
      line.verdict = .ignored
      line.events = []
      return line
    }
  }

  struct Log {
    /// Beneath the world's folder.
    var path: String
    /// Of the world's profiles; nil: none is given. A table of links is `links`.
    var profile: String?
    var isCompressed: Bool
    var lines: [Line]
    /// Decompressed.
    var content: [UInt8]
  }

  var patients: [Name] = []
  var accountNames: [Name] = []
  var sessionNames: [Name] = []
  var recordingNames: [Name] = []
  static let staff: [Name] = ["dr-1", "dr-2", "carer-1"]

  var recordings: [Recording] = []
  var authorised: [Authorised] = []
  var accounts: [Held] = []
  var sessions: [Held] = []
  var people: [Name] = []
  /// In the order of the table; without any, no table is given.
  var visible: [Visible] = []
  var logs: [Log] = []
  /// `--since` and `--until`.
  var window = Stretch()

  /// Of all logs, each with its source and line.
  var events: [Event] {
    var events: [Event] = []
    for (source, log) in logs.enumerated() {
      for (index, line) in log.lines.enumerated() {
        for var event in line.events {
          event.source = source
          event.line = index + 1
          events.append(event)
        }
      }
    }
    return events
  }
}
