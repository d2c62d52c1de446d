import Model

/// How long something took, in hours and minutes and never in days: the clock knows no midnight.
struct ElapsedTime {
  private let minutes: Int64

  /// None where the end lies before the start.
  init(from start: Timestamp, to end: Timestamp) {
    minutes = max(0, end.seconds - start.seconds) / 60
  }

  /// `1 hour 20 minutes`.
  var text: String { "\(Self.words(minutes / 60, "hour")) \(Self.words(minutes % 60, "minute"))" }

  private static func words(_ number: Int64, _ unit: String) -> String {
    "\(number) \(unit)\(number == 1 ? "" : "s")"
  }
}
