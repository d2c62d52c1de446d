import Model
import Notation

/// Reads a profile's `samples`: lines with what they must give.
struct SampleReader {
  let file: String

  func read(_ top: ProfileObject) throws(Problem) -> [ProfileSample] {
    try (try top.list("samples") ?? []).map { (node) throws(Problem) in
      let sample = try ProfileObject(node, as: "samples[]", file: file)
      guard let line = try sample.text("line") else { throw .noLine(sample.place) }
      let events = try (try sample.list("events")).map { (nodes) throws(Problem) in
        try nodes.map { (node) throws(Problem) in
          try event(ProfileObject(node, as: "samples[].events[]", file: file))
        }
      }
      let outcome = try sample.word("outcome", as: ProfileSample.Outcome.self)
      if outcome == nil, events == nil { throw .noOutcome(sample.place) }
      return ProfileSample(
        line: Array(line.utf8), place: node.line,
        outcome: outcome ?? (events?.isEmpty ?? true ? .ignored : .used), events: events)
    }
  }

  /// A key that is null says that the event has no such value; one that is absent says nothing.
  private func event(_ object: ProfileObject) throws(Problem) -> ProfileSample.Event {
    var event = ProfileSample.Event()
    for key in ["recording", "viewer", "session", "address", "id", "range"] where object.has(key) {
      event.texts[key] = .some(try object.text(key).map { Array($0.utf8) })
    }
    if let action = object.value("action") {
      event.action = try object.action(action, of: "action")
    }
    if let node = object.value("time") {
      guard let time = TimeText.rfc3339(try node.string(named: "time", in: file)) else {
        throw .badTime(node.place(in: file))
      }
      event.time = time
    }
    if object.has("bytes") { event.numbers["bytes"] = .some(try object.count("bytes")) }
    if object.has("media") { event.media = .some(try media(object)) }
    if object.has("seconds") { event.numbers["seconds"] = .some(try microseconds(object)) }
    return event
  }

  private func microseconds(_ object: ProfileObject) throws(Problem) -> Int64? {
    guard let node = object.value("seconds") else { return nil }
    guard let scaled = Self.scaled(node.number ?? "") else {
      throw .badSeconds(node.place(in: file))
    }
    return scaled
  }

  private func media(_ object: ProfileObject) throws(Problem) -> MediaSpan? {
    guard let node = object.value("media") else { return nil }
    let ends = try node.string(named: "media", in: file).split(separator: "-").map(Self.scaled)
    guard ends.count == 2, let from = ends[0], let until = ends[1] else {
      throw .badMedia(node.place(in: file))
    }
    return MediaSpan(from: from, until: until)
  }

  private static func scaled(_ text: some StringProtocol) -> Int64? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalText.scaled(Slice($0), places: 6) }
  }
}

extension Problem {
  fileprivate static func noLine(_ place: Place) -> Problem {
    Problem(.input, at: place, "a sample needs line")
  }

  fileprivate static func noOutcome(_ place: Place) -> Problem {
    Problem(.input, at: place, "a sample needs events, or outcome: used, ignored or rejected")
  }

  fileprivate static func badTime(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "time is not a time with an offset", hint: "2020-06-09T11:02:11.000Z")
  }

  fileprivate static func badSeconds(_ place: Place) -> Problem {
    Problem(.input, at: place, "seconds has to be a number")
  }

  fileprivate static func badMedia(_ place: Place) -> Problem {
    Problem(.input, at: place, "media is no stretch of time", hint: "from and to, in seconds: 6-12")
  }
}
