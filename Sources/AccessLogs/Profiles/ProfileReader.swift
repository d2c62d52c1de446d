import Model
import Notation

/// Reads the text of a profile and holds it against the table of keys; says exactly where it is wrong.
struct ProfileReader {
  let file: String

  func read(_ text: [UInt8]) throws(Problem) -> Profile {
    let top = try ProfileObject(
      try JSONNode.parse(text, file: file, lenient: true), as: "", file: file)
    guard let name = try top.text("name"), !name.isEmpty else { throw .missing(top.place, "name") }
    var rules = ProfileRules()
    rules.format = try format(top)
    rules.keys = top.keys
    rules.places = top.places
    rules.each = try each(top, rules.format)
    try readFields(top, &rules)
    try readActions(top, &rules)
    try readTimes(top, &rules)
    try readLayout(top, &rules)
    rules.counts =
      try top.word("counts", as: ProfileRules.Counts.self)
      ?? Formats.named(rules.format)?.counts(rules) ?? .body
    rules.minBytes = try top.count("min_bytes") ?? (rules.counts == .wire ? 1024 : 2)
    rules.resources = try resources(top, rules.format)
    try readColumns(top, &rules)
    rules.samples = try SampleReader(file: file).read(top)
    let witnesses = try witnesses(top, rules)
    try Formats.named(rules.format)?.check(rules, at: top.place)
    return Profile(
      name: name, text: text, witnesses: witnesses, clock: try top.text("clock"),
      zoneName: try top.text("zone"), rules: rules)
  }

  private func format(_ top: ProfileObject) throws(Problem) -> String {
    guard let node = top.value("format") else { throw .missing(top.place, "format") }
    let name = try node.string(named: "format", in: file)
    guard Formats.named(name) != nil else {
      let place = node.place(in: file)
      if let meant = Formats.meant(by: name) { throw .otherName(place, name, meant) }
      throw .unknownWord(place, "format", name, Formats.names)
    }
    return name
  }

  private func each(_ top: ProfileObject, _ format: String) throws(Problem) -> FieldPath? {
    guard let node = top.value("each") else { return nil }
    if format != JSONLines.name { throw .noEach(node.place(in: file)) }
    let path = FieldPath(try node.string(named: "each", in: file), atTop: true)
    guard let path, RecordPlaces.canFollow(path) else { throw .badEach(node.place(in: file)) }
    return path
  }

  private func resources(_ top: ProfileObject, _ format: String) throws(Problem) -> [[UInt8]] {
    guard let node = top.value("resources") else { return [] }
    if format != FHIRAuditEvent.name { throw .noResources(node.place(in: file)) }
    return try top.words("resources")
  }

  private func readColumns(_ top: ProfileObject, _ rules: inout ProfileRules) throws(Problem) {
    for key in ["delimiter", "columns"] {
      guard let node = top.value(key) else { continue }
      if rules.format != CSVLog.name { throw .onlyForCSV(node.place(in: file), key) }
    }
    if let node = top.value("delimiter") {
      let text = try node.string(named: "delimiter", in: file)
      guard let byte = text.utf8.first, text.utf8.count == 1, CSVLog.delimiters.contains(byte)
      else { throw .badDelimiter(node.place(in: file)) }
      rules.delimiter = byte
    }
    rules.columns = try top.words("columns")
  }

  private func readLayout(_ top: ProfileObject, _ rules: inout ProfileRules) throws(Problem) {
    guard let node = top.value("layout") else { return }
    if rules.format != TextLog.name { throw .onlyForText(node.place(in: file)) }
    let text = try node.string(named: "layout", in: file)
    rules.layout = try LogLayout(Array(text.utf8), at: node.place(in: file))
  }

  private func readFields(_ top: ProfileObject, _ rules: inout ProfileRules) throws(Problem) {
    if let fields = try top.object("fields") {
      for name in FieldName.allCases { rules.fields[name] = try fields.paths(name.rawValue) }
    } else if let format = Formats.named(rules.format) {
      rules.fields = format.defaultFields
      if top.has("routes") { rules.fields[.action] = nil }
    }
    for (key, name) in [("viewer", FieldName.viewer), ("session", .session)] {
      guard let object = try top.object(key) else { continue }
      if key == "viewer" {
        rules.prefix = Array((try object.text("prefix") ?? "").utf8)
        rules.after = Array((try object.text("after") ?? "").utf8)
      }
      guard let paths = try object.paths("field") else { continue }
      let isMapped = try top.object("fields")?.has(name.rawValue) ?? false
      if isMapped { throw .mappedTwice(object.place, key) }
      rules.fields[name] = paths
    }
    rules.identity = try top.paths("id") ?? []
  }

  private func readActions(_ top: ProfileObject, _ rules: inout ProfileRules) throws(Problem) {
    if let node = top.value("actions") {
      rules.actions = ActionWords(
        try node.members(named: "actions", in: file).map { (member) throws(Problem) in
          (Array(member.key.utf8), try top.action(member.node, of: "actions"))
        })
    }
    guard let routes = try top.list("routes") else { return }
    rules.routes = RouteTable(
      try routes.map { (node) throws(Problem) in try RouteReader(file: file).read(node) })
  }

  private func readTimes(_ top: ProfileObject, _ rules: inout ProfileRules) throws(Problem) {
    if let node = top.value("zone") {
      let name = try node.string(named: "zone", in: file)
      rules.zone = Zone(name: name)
      if rules.zone == nil { throw .unknownZone(node.place(in: file), name) }
    }
    rules.epoch = try top.word("epoch", as: EpochUnit.self)
    rules.marks = try top.word("marks", as: ProfileRules.Marks.self)
    if let node = top.value("clock") {
      guard let span = TimeText.span(try node.string(named: "clock", in: file)) else {
        throw .badClock(node.place(in: file))
      }
      rules.clock = span
    }
  }

  private func witnesses(
    _ top: ProfileObject, _ rules: ProfileRules
  ) throws(Problem) -> Set<Action> {
    guard let nodes = try top.list("witnesses") else {
      return Set(rules.routes?.routes.map(\.action) ?? rules.actions.actions)
    }
    return Set(
      try nodes.map { (node) throws(Problem) in try top.action(node, of: "witnesses") })
  }
}

extension Problem {
  fileprivate static func missing(_ place: Place, _ key: String) -> Problem {
    Problem(.input, at: place, "a profile needs \(key)", hint: "candour help profile")
  }

  fileprivate static func otherName(_ place: Place, _ name: String, _ meant: String) -> Problem {
    Problem(
      .input, at: place, "format cannot be \"\(name)\"", hint: "did you mean \"\(meant)\"?")
  }

  fileprivate static func noEach(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "each means nothing here",
      reason: "only json-lines has documents that hold records")
  }

  fileprivate static func badEach(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "each is no path to records",
      hint: "names and []: Records[], a[].b[], or [] for an array at the top")
  }

  fileprivate static func noResources(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "resources means nothing here",
      reason: "only a fhir-auditevent log names types of resource")
  }

  fileprivate static func onlyForCSV(_ place: Place, _ key: String) -> Problem {
    Problem(.input, at: place, "\(key) means nothing here", reason: "only a csv has it")
  }

  fileprivate static func onlyForText(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "layout means nothing here", reason: "only a text log has it",
      hint: "format: \"text\"")
  }

  fileprivate static func badDelimiter(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "delimiter is none that a csv is read by",
      hint: "one of \",\", \";\" and \"\\t\"")
  }

  fileprivate static func mappedTwice(_ place: Place, _ key: String) -> Problem {
    Problem(
      .input, at: place, "\(key) is mapped twice", reason: "fields.\(key) says it too",
      hint: "keep one of the two")
  }

  fileprivate static func unknownZone(_ place: Place, _ name: String) -> Problem {
    let near = Nearest.match(for: name, among: ZoneNames.all).map { "did you mean \"\($0)\"?" }
    return Problem(
      .input, at: place, "zone is not a time zone that this machine knows",
      hint: near ?? "an IANA name such as Europe/London")
  }

  fileprivate static func badClock(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "clock is not a length of time",
      hint: "what to add to every time of the log: +2.5s, -3m")
  }
}
