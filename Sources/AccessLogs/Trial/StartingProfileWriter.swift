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
  var gaps: [String] = []

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
  var needsFields: Bool { defaultFields[.recording] != nil }

  private var defaultFields: [FieldName: [FieldPath]] {
    Formats.named(fit.format)?.defaultFields ?? [:]
  }

  /// The lines of nginx and Apache, which say too little of themselves.
  var isServerLog: Bool { seen.contains { $0.name == Array("time_local".utf8) } }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// `log` holds no line end.
  mutating func write(log: String) {
    add("// A start, from the first lines of \(log).")
    add(
      "// Read each line that says FILL IN, CHOOSE or CHECK; then candour profile check THIS-FILE,")
    add("// candour profile try THIS-FILE THE-LOG. candour help profile explains the keys.")
    add("{")
    add("  name: \"mine\",  // CHOOSE: what the case and the reports call this log")
    add("  format: \"\(fit.format)\",")
    if let each = fit.rules.each {
      add("  each: \"\(each.text)\",  // where the records stand: paths begin there")
    }
    if fit.rules.delimiter != UInt8(ascii: ",") {
      add("  delimiter: \"\(fit.rules.delimiter == UInt8(ascii: "\t") ? "\\t" : ";")\",")
    }
    if !fit.rules.layout.values.isEmpty { writeLayout() }
    if !saysAllItself { writeRest() }
    add("}")
  }

  private mutating func writeLayout() {
    add("  // CHECK: better, paste the server's own log_format (nginx) or LogFormat (Apache) here.")
    add(
      "  // What is not known is called value and its place; give it a name that says what it is.")
    let layout = Self.text(fit.rules.layout.text)
    let escaped = layout.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      .replacing("\t", with: "\\t")
    add("  layout: '\(escaped)',")
    if layout.contains("$body_bytes_sent") {
      add("  // CHECK: bytes_sent instead of body_bytes_sent where headers are counted too.")
    }
  }

  /// Its profiles map nothing.
  private var saysAllItself: Bool { fit.withoutProfile != nil && !needsFields }

  private mutating func writeRest() {
    writeSeen()
    let readsRequests = places.request != nil || places.path != nil
    if needsFields {
      writeFields(readsRequests: readsRequests)
    } else {
      writeViewer()
      if isServerLog, !guess.range.isEmpty {
        add("  fields: {")
        map("range", guess.range)
        add("  },")
      }
    }
    writeTimes()
    if readsRequests || !needsFields { writeRoutes() } else { writeActions() }
    writeIdentity()
  }

  mutating func add(_ line: String) { lines.append(line) }

  // MARK: What was seen

  private mutating func writeSeen() {
    if seen.isEmpty { return }
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

  static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
