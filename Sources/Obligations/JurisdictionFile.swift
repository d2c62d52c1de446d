package import Model
import Notation

extension Jurisdiction {
  /// Reads a jurisdiction's JSON5.
  ///
  /// Throws where it is no JSON5, a key is missing, unknown or twice, or a value is of another kind:
  /// with file, line and column.
  package init(json5 bytes: [UInt8], file: String) throws(Problem) {
    let root = try ObjectReader(
      JSONNode.parse(bytes, file: file, lenient: true), named: "a jurisdiction", in: file,
      keys: ["name", "title", "zone", "regulator", "laws", "duties", "complaint"])
    self.init(
      name: try root.text("name"), title: try root.text("title"), zone: try Self.zone(root),
      regulator: try Regulator(root), laws: try Self.laws(root), duties: try Self.duties(root),
      complaint: try Complaint(root))
  }

  private static func zone(_ root: ObjectReader) throws(Problem) -> Zone {
    let reader = try root.object("zone", keys: ["name", "rule"])
    guard let zone = Zone(name: try reader.text("name"), rule: try reader.text("rule")) else {
      throw .unknownZone(reader.place)
    }
    return zone
  }

  private static func laws(_ root: ObjectReader) throws(Problem) -> [Law] {
    let keys = ["name", "short", "from", "regulator_article", "people_article"]
    var laws: [Law] = []
    for reader in try root.objects("laws", keys: keys) {
      let law = Law(
        name: try reader.statement("name"), short: try reader.text("short"),
        from: try reader.time("from"), regulatorArticle: try reader.text("regulator_article"),
        peopleArticle: try reader.text("people_article"))
      if let last = laws.last, law.from <= last.from { throw .lawsOutOfOrder(reader.place) }
      laws.append(law)
    }
    return laws
  }

  private static func duties(_ root: ObjectReader) throws(Problem) -> [Duty] {
    let keys = [
      "regime", "duty", "to", "within", "timing", "condition", "from", "until", "source", "confirm",
    ]
    var duties: [Duty] = []
    for reader in try root.objects("duties", keys: keys) {
      let until = try reader.has("until") ? reader.time("until") : .distantFuture
      let force = Period(from: try reader.time("from"), until: until)
      if force.from >= force.until { throw .endsBeforeItBegins(reader.place) }
      duties.append(
        Duty(
          regime: try reader.text("regime"), duty: try reader.text("duty"),
          to: try reader.text("to"), within: try reader.span("within"),
          timing: try reader.text("timing"), condition: try reader.text("condition"), force: force,
          source: try reader.text("source"), confirm: try reader.flag("confirm")))
    }
    return duties
  }
}

extension Regulator {
  fileprivate init(_ root: ObjectReader) throws(Problem) {
    let reader = try root.object(
      "regulator", keys: ["name", "short", "address", "helpline", "hours", "website"])
    self.init(
      name: try reader.statement("name"), short: try reader.text("short"),
      address: try reader.statements("address"), helpline: try reader.statementIfAny("helpline"),
      hours: try reader.statementIfAny("hours"), website: try reader.statementIfAny("website"))
  }
}

extension Complaint {
  fileprivate init(_ root: ObjectReader) throws(Problem) {
    let reader = try root.object("complaint", keys: ["wording", "page"])
    self.init(wording: try reader.statement("wording"), page: try reader.statement("page"))
  }
}

extension Problem {
  fileprivate static func unknownZone(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "the zone is unknown",
      reason: "the host has no zone of that name, and the rule beside it is no POSIX TZ rule")
  }

  fileprivate static func lawsOutOfOrder(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a law stands before an earlier one",
      hint: "put the laws in the order in which they came into force")
  }

  fileprivate static func endsBeforeItBegins(_ place: Place) -> Problem {
    Problem(.input, at: place, "a duty ends before it begins")
  }
}
