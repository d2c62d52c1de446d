import Model

// What a profile can lack for its format; each format says when.
extension Problem {
  static func needsRoutes(_ place: Place, format: String) -> Problem {
    Problem(
      .input, at: place, "a profile for \(format) needs routes",
      reason: "without them no request is known to be for a recording",
      hint: "routes: [{ request: \"GET /v1/replays/{recording}\", action: \"shown\" }]")
  }

  static func needsAction(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the profile says nowhere what a line does",
      hint: "map fields.action, or fields.request and routes")
  }

  static func needsRequest(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "routes need fields.request or fields.path",
      reason: "they are matched with it")
  }

  static func needsRecording(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the profile says nowhere which recording a line is about",
      hint: "put {recording} in every route, or map fields.recording")
  }

  static func needsTime(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the profile says nowhere when a line was",
      reason: "an event without a time is none", hint: "map fields.time")
  }

  static func nestedPath(_ place: Place, format: String) -> Problem {
    Problem(
      .input, at: place, "\(format) has columns, not elements",
      reason: "a[] and a[key=x] have a meaning in json-lines only")
  }

  static func twoActions(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the action is mapped twice",
      reason: "routes and fields.action both say it",
      hint: "keep one of the two")
  }

  static func tooManyPaths(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the profile maps more paths than one line is read for",
      reason: "at most 47 parts of id, 16 steps in a path, and 64 keys side by side")
  }
}
