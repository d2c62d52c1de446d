import Model
import Notation

extension Duty {
  static let keys = [
    "regime", "duty", "role", "to", "each_country", "within", "days", "year_end_days", "start",
    "at_least", "at_most", "per", "timing", "condition", "unclear", "late_needs_reasons", "from",
    "until", "source", "confirm",
  ]

  /// Reads one of `duties`. Throws where a key is missing or wrong, where it has two clocks, or ends
  /// before it begins.
  init(_ reader: ObjectReader) throws(Problem) {
    let until = try reader.has("until") ? reader.time("until") : .distantFuture
    let force = Period(from: try reader.time("from"), until: until)
    if force.from >= force.until { throw .endsBeforeItBegins(reader.place) }
    self.init(
      regime: try reader.text("regime"), duty: try reader.text("duty"),
      role: try reader.word("role", else: .controller), to: try reader.text("to"),
      clock: try Self.clock(reader), start: try reader.word("start", else: .aware),
      people: try Self.people(reader), isOfEachCountry: try reader.flag("each_country"),
      timing: try reader.text("timing"), condition: try reader.text("condition"),
      unclear: try reader.textIfAny("unclear"),
      lateNeedsReasons: try reader.flag("late_needs_reasons"), force: force,
      source: try reader.text("source"), confirm: try reader.flag("confirm"))
  }

  private static func clock(_ reader: ObjectReader) throws(Problem) -> DutyClock? {
    let clocks: [DutyClock?] = [
      try reader.span("within").map { .elapsed($0) },
      try reader.countIfAny("days").map { .days($0) },
      try reader.countIfAny("year_end_days").map { .daysAfterYear($0) },
    ]
    let stated = clocks.compactMap { $0 }
    if stated.count > 1 { throw .twoClocks(reader.place) }
    return stated.first
  }

  private static func people(_ reader: ObjectReader) throws(Problem) -> People? {
    let least = try reader.countIfAny("at_least")
    let most = try reader.countIfAny("at_most")
    if least == nil && most == nil { return nil }
    let (lower, upper) = (least ?? 1, most ?? .max)
    if lower > upper { throw .noNumberFits(reader.place) }
    return People(count: lower...upper, per: try reader.textIfAny("per"))
  }
}

extension Problem {
  fileprivate static func endsBeforeItBegins(_ place: Place) -> Problem {
    Problem(.input, at: place, "a duty ends before it begins")
  }

  fileprivate static func twoClocks(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a duty has two clocks",
      hint: "keep one of within, days and year_end_days")
  }

  fileprivate static func noNumberFits(_ place: Place) -> Problem {
    Problem(.input, at: place, "no number of people is at least at_least and at most at_most")
  }
}
