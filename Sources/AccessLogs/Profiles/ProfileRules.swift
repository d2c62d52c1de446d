import Model
import Notation

/// What a profile says, understood: the formats read lines by it.
struct ProfileRules: Sendable {
  enum Marks: String, CaseIterable, Sendable { case start, end }
  enum Counts: String, CaseIterable, Sendable { case body, wire }

  var format = ""
  /// The keys at the top of the profile, in its order: a format may have no use for one.
  var keys: [String] = []
  /// Where they stand.
  var places: [String: Problem.Place] = [:]
  /// As the profile writes them, in the order in which they are tried; a name without a path is not
  /// mapped (a format may have a place of its own for it).
  var fields: [FieldName: [FieldPath]] = [:]
  /// Where the records of an envelope stand; the paths of the fields begin there.
  var each: FieldPath?
  /// What is put before the viewer's name.
  var prefix: [UInt8] = []
  /// Of the viewer's name only what follows the last of this.
  var after: [UInt8] = []
  /// By the bytes of the log's own word.
  var actions = ActionWords(Action.allCases.map { (Array($0.word.utf8), $0) })
  var routes: RouteTable?
  /// What a list request would have returned: not the profile's own, but of the read.
  var lists: (any ListReplay)? {
    didSet { routes?.replaysLists = lists != nil }
  }
  var identity: [FieldPath] = []
  /// The types of FHIR resource that recordings are kept as; empty: the format's own rule.
  var resources: [[UInt8]] = []
  /// Of a CSV: what stands between its fields, and its columns' names where it has no header.
  var delimiter = UInt8(ascii: ",")
  var columns: [[UInt8]] = []
  /// Of a text log: how its lines are laid out.
  var layout = LogLayout()
  var zone: Zone?
  var epoch: EpochUnit?
  /// Added to every time.
  var clock = Timestamp.Span(nanoseconds: 0)
  /// Nil: the profile does not say which end of the request the time is.
  var marks: Marks?
  var counts = Counts.body
  var minBytes: Int64 = 2
  var samples: [ProfileSample] = []

  func paths(_ name: FieldName) -> [FieldPath] { fields[name] ?? [] }
}

/// A line with what it must give: a profile carries the proof that it reads what it claims.
struct ProfileSample: Sendable {
  enum Outcome: String, CaseIterable, Sendable { case used, ignored, rejected }

  /// A named value: nil is "the event has none".
  struct Event: Sendable {
    var texts: [String: [UInt8]?] = [:]
    var action: Action?
    var time: Timestamp?
    var numbers: [String: Int64?] = [:]
    /// Nil: the sample does not name it.
    var media: MediaSpan??
  }

  var line: [UInt8]
  /// Where it stands in the profile.
  var place: Int
  var outcome: Outcome
  /// Nil: only the outcome is named.
  var events: [Event]?
}
