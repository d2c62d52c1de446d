import Notation

/// Writes the text of a starting profile, key by key.
struct StartingProfileWriter {
  private static let mostFields = 48
  private static let mostShapes = 12

  let fit: FormatFit
  let units: Int
  let seen: [FieldSurvey.Field]
  let guess: FieldGuess
  let places: PathSurvey.Places
  let shapes: [PathShape]

  private var lines: [String] = []
  private(set) var gaps: [String] = []

  init(
    fit: FormatFit, units: Int, seen: [FieldSurvey.Field], guess: FieldGuess,
    places: PathSurvey.Places, shapes: [PathShape]
  ) {
    self.fit = fit
    self.units = units
    self.seen = seen
    self.guess = guess
    self.places = places
    self.shapes = shapes
  }

  /// The format has no places of its own for what a profile reads.
  private var needsFields: Bool { defaultFields[.recording] != nil }

  private var defaultFields: [FieldName: [FieldPath]] {
    Formats.named(fit.format)?.defaultFields ?? [:]
  }

  /// The lines of nginx and Apache, which say too little of themselves.
  private var isServerLog: Bool { seen.contains { $0.name == Array("time_local".utf8) } }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// `log` holds no line end.
  mutating func write(log: String) {
    add("// A start, from the first lines of \(log).")
    add("// Read every line that says CHECK or CHOOSE, then: candour profile try THIS-FILE THE-LOG")
    add("{")
    add("  name: \"mine\",  // CHOOSE: what the case and the reports call this log")
    add("  format: \"\(fit.format)\",")
    if let each = fit.rules.each {
      add("  each: \"\(each.text)\",  // where the records stand: paths begin there")
    }
    if fit.rules.delimiter != UInt8(ascii: ",") {
      add("  delimiter: \"\(fit.rules.delimiter == UInt8(ascii: "\t") ? "\\t" : ";")\",")
    }
    if !seen.isEmpty { writeSeen() }
    let readsRequests = places.request != nil || places.path != nil
    if needsFields {
      writeFields(readsRequests: readsRequests)
    } else if !seen.isEmpty {
      writeViewer()
      if isServerLog, !guess.range.isEmpty {
        add("  fields: {")
        map("range", guess.range)
        add("  },")
      }
    }
    if !seen.isEmpty {
      writeTimes()
      if readsRequests || !needsFields { writeRoutes() } else { writeActions() }
      writeIdentity()
    }
    add("}")
  }

  private mutating func add(_ line: String) { lines.append(line) }

  // MARK: What was seen

  private mutating func writeSeen() {
    let named = guess.survey.prefix(Self.mostFields)
    add("")
    add("  // Seen in \(Self.count(units, fit.hasRecords ? "record" : "line")):")
    let width = named.map(\.name.count).filter { $0 <= 40 }.max() ?? 0
    for field in named {
      let name = Self.text(field.name)
      let padding = String(repeating: " ", count: max(0, width - field.name.count))
      add("  //   \(name)\(padding)  \(described(field))")
    }
    let left = seen.count - named.count
    if left > 0 {
      let are = left == 1 ? "1 more field is" : "\(left) more fields are"
      add("  // \(are) left out: rare, or named like data.")
    }
    if guess.survey.isEmpty {
      add("  // The names look like data: has the log a header?")
    }
  }

  private func described(_ field: FieldSurvey.Field) -> String {
    if field.values == 0 { return field.units == 0 ? "never has a value" : "no text or number" }
    var words: [String] = []
    words.append(field.units == units ? "always" : "in \(field.units)")
    let count = field.distinct.count
    words.append(
      field.isBeyond
        ? "over \(FieldSurvey.mostValues) different"
        : count == 1 ? "one value" : "\(count) different")
    let forms: [(ValueForm, String)] = [
      (.time, "times"), (.localTime, "times without an offset"), (.clf, "times"),
      (.otherTime, "dates"), (.epoch(.seconds), "seconds since 1970"),
      (.epoch(.milliseconds), "milliseconds since 1970"),
      (.epoch(.microseconds), "microseconds since 1970"),
      (.epoch(.nanoseconds), "nanoseconds since 1970"), (.request, "requests"), (.path, "paths"),
      (.method, "methods"), (.number, "numbers"), (.other, "text"),
    ]
    let kinds = forms.filter { field.forms[$0.0] != nil }.map(\.1)
    return (words + [kinds.joined(separator: " or ")]).joined(separator: ", ")
  }

  // MARK: Fields

  private mutating func writeFields(readsRequests: Bool) {
    add("")
    add("  fields: {")
    if let time = guess.time {
      map("time", [time.field], check: Self.remark(time.form))
    } else {
      gap("time", "the field that says when; without one no line can be an event")
    }
    if let viewer = guess.viewer {
      map("viewer", [viewer], check: "CHECK: whoever asked, not whose recording it is")
    } else {
      add(
        "    // viewer: \"…\",  // CHOOSE: who asked; or session, where --sessions knows whose it was"
      )
    }
    if let session = guess.session { map("session", [session]) }
    if readsRequests {
      if let request = places.request { add("    request: \"\(Self.text(request))\",") }
      if let path = places.path { add("    path: \"\(Self.text(path))\",") }
      if places.request == nil, let method = places.method {
        add("    method: \"\(Self.text(method))\",")
      }
    } else {
      let recordings = guess.recordings
      if recordings.isEmpty {
        gap("recording", "the field that names the recording; a[].b is b of each element of a")
      } else {
        map("recording", recordings, check: "CHECK: as the recordings table names them")
      }
      if let action = guess.action {
        map("action", [action])
      } else {
        gap("action", "the field whose words say what was done")
      }
    }
    if let status = guess.status { map("status", [status]) }
    if let bytes = guess.bytes { map("bytes", [bytes], check: "CHECK: bytes sent") }
    if let seconds = guess.seconds { map("seconds", [seconds], check: "CHECK: seconds played") }
    if let address = guess.address { map("address", [address]) }
    if !guess.range.isEmpty { map("range", guess.range) }
    add("  },")
    if let viewer = guess.viewer { writePrefix(viewer) }
  }

  private mutating func map(_ key: String, _ fields: [FieldSurvey.Field], check: String? = nil) {
    let names = fields.map { "\"\(Self.text($0.name))\"" }
    let value = names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
    add("    \(key): \(value)," + (check.map { "  // \($0)" } ?? ""))
  }

  private mutating func gap(_ key: String, _ sentence: String) {
    gaps.append("fields.\(key): \(sentence)")
    add("    // \(key): \"…\",  // FILL IN: \(sentence)")
  }

  private static func remark(_ form: ValueForm) -> String? {
    switch form {
    case .otherTime:
      "CHECK: dates that are not RFC 3339 cannot be read; export them as 2020-06-09T11:02:11Z"
    default: nil
    }
  }

  private mutating func writeViewer() {
    add("")
    if let viewer = guess.viewer {
      add("  viewer: { field: \"\(Self.text(viewer.name))\" },")
      writePrefix(viewer)
    } else {
      let isEmpty = seen.contains { $0.name == Array("remote_user".utf8) }
      add(
        isEmpty
          ? "  // remote_user never has a value: these lines do not say who asked."
          : "  // No field is known to say who asked.")
      add("  // CHOOSE the field that does, or a session; else every viewer is an unknown one:")
      add("  // viewer: { field: \"…\" },  session: { field: \"…\" },")
      let query = places.path.map { Self.text($0) } ?? ""
      if query.hasPrefix("cs-uri") {
        add("  // A parameter of the query or a cookie is a field too: \"cs-uri-query?user\"")
      }
    }
  }

  private mutating func writePrefix(_ viewer: FieldSurvey.Field) {
    if needsFields {
      add("  // Where the tables write viewers with something before it:")
      add("  // viewer: { prefix: \"pt-\" },")
    } else {
      add("  // CHECK: where the tables write it with something before, add prefix: \"pt-\"")
    }
  }

  // MARK: Times

  private mutating func writeTimes() {
    switch guess.time?.form {
    case .epoch(let unit)?:
      add("  epoch: \"\(unit.rawValue)\",  // told by how large the numbers are: CHECK")
    case .localTime?:
      add("  zone: \"UTC\",  // CHOOSE: the times carry no offset; an IANA name: Europe/London")
    default: break
    }
    guard needsFields || isServerLog else { return }
    guard let duration = guess.duration else {
      if isServerLog {
        add("  // CHOOSE: nginx logs a request when it ends, Apache when it begins:")
        add("  // marks: \"end\",")
      }
      return
    }
    let name = Self.text(duration.name)
    add("  // CHOOSE: if the time is the request's end, its start follows from \(name):")
    add("  // marks: \"end\",  and in fields: duration: \"\(name)\" (seconds) or duration_ms")
  }

  private mutating func writeIdentity() {
    if needsFields || isServerLog, let identity = guess.identity {
      add("")
      add("  // Where one event may be delivered twice, this tells it from a second event: CHOOSE")
      add("  // id: \"\(Self.text(identity.name))\",")
    }
  }

  // MARK: Actions

  private mutating func writeActions() {
    add("")
    add("  // CHOOSE: what each word means; take // away. shown: listed, or its details sent;")
    add("  // opened: sound, pictures or transcript sent; any word left out is no event.")
    add("  actions: {")
    let words = (guess.action?.distinct ?? [:]).filter { Vocabulary.isWord($0.key) }
      .sorted { left, right in
        left.value != right.value
          ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
      }
    for (word, count) in words.prefix(30) {
      let action = Vocabulary.action(of: word)
      add("    // \"\(Self.text(word))\": \"\(action)\",  // \(Self.count(count, "line"))")
    }
    let others = (guess.action?.distinct.count ?? 0) - min(words.count, 30)
    if others > 0 || words.isEmpty {
      add("    // \"a.word.of.the.log\": \"shown\",")
    }
    add("  },")
    if guess.action != nil {
      gaps.append("actions: which of the log's words are shown, which opened")
    }
  }

  /// Those that are likely for a recording come first, the likeliest as a route.
  private mutating func writeRoutes() {
    let likely = shapes.enumerated().filter { $0.element.likelihood > 1 }
      .sorted { left, right in
        (-left.element.likelihood, left.offset) < (-right.element.likelihood, right.offset)
      }.map(\.element)
    let others = shapes.filter { $0.likelihood <= 1 }
    add("")
    add("  // The requests most seen; * is a part that varies. CHOOSE those for a recording: write")
    add("  // {recording} where its name stands, shown for details, opened for sound or pictures.")
    add("  // The first that fits decides.")
    add("  routes: [")
    for (index, shape) in likely.prefix(Self.mostShapes).enumerated() {
      add(Self.route(shape, isBest: index == 0))
    }
    for shape in others.prefix(Self.mostShapes) {
      let isList = shape.endsInRecordings ? "; lists recordings? see list in help profile" : ""
      add("    // \(shape.text(recording: nil)): \(Self.count(shape.count, "line"))\(isList)")
    }
    if likely.isEmpty {
      gaps.append("routes: no request looks like one for a recording; name those that are")
      add("    // FILL IN: { request: \"GET /…/{recording}\", action: \"shown\" },")
    }
    add("  ],")
  }

  private static func route(_ shape: PathShape, isBest: Bool) -> String {
    let request = shape.text(recording: shape.recording)
    let action = shape.isOpened ? "opened" : "shown"
    return "    \(isBest ? "" : "// "){ request: \"\(request)\", action: \"\(action)\" },"
      + "  // \(isBest ? "CHECK: " : "")\(count(shape.count, "line"))"
      + (shape.isOfSegments ? "; parts of a stream? see segment in help profile" : "")
  }

  // MARK: Words

  private static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
