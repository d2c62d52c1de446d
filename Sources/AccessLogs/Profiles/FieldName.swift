/// What a profile's `fields` can say the place of.
enum FieldName: String, CaseIterable, Sendable {
  case time, viewer, session, recording, action, status, bytes, seconds, address
  case method, path, request, duration
  case durationMilliseconds = "duration_ms"
  case durationMicroseconds = "duration_us"
  case range
  case error

  var sentence: String {
    switch self {
    case .time: "when"
    case .viewer: "who asked (as viewer.field)"
    case .session: "which session asked (as session.field)"
    case .recording: "which recording, or a list of them"
    case .action: "the action word, which actions explains"
    case .status: "the HTTP status"
    case .bytes: "how many bytes were sent"
    case .seconds: "how many seconds were played"
    case .address: "the network address that asked"
    case .method: "the HTTP method, beside path"
    case .path: "the path that routes are matched with"
    case .request: "the whole request line that routes are matched with"
    case .duration: "how long the request took, in seconds"
    case .durationMilliseconds: "how long the request took, in milliseconds"
    case .durationMicroseconds: "how long the request took, in microseconds"
    case .error: "an error code: whatever it says, but for 0, the access was refused"
    case .range: "Content-Range of the answer, or Range of the request"
    }
  }

  /// Its place in `allCases`, in one step: it is asked for many times a line.
  @inline(__always)
  var index: Int {
    switch self {
    case .time: 0
    case .viewer: 1
    case .session: 2
    case .recording: 3
    case .action: 4
    case .status: 5
    case .bytes: 6
    case .seconds: 7
    case .address: 8
    case .method: 9
    case .path: 10
    case .request: 11
    case .duration: 12
    case .durationMilliseconds: 13
    case .durationMicroseconds: 14
    case .range: 15
    case .error: 16
    }
  }

  /// Those that say how long the request took, in the order in which they are tried, and how many
  /// decimal places lie between the unit of each and a nanosecond.
  static let durations: [(name: FieldName, places: Int)] = [
    (.duration, 9), (.durationMilliseconds, 6), (.durationMicroseconds, 3),
  ]
}
