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
      keys: [
        "name", "title", "zone", "countries", "fallback", "regulator", "laws", "duties",
        "complaint",
      ])
    self.init(
      name: try root.text("name"), title: try root.text("title"), zone: try Self.zone(root),
      regulator: try Regulator(root), laws: try Self.laws(root), duties: try Self.duties(root),
      complaint: try Complaint(root), countries: try Self.countries(root),
      isFallback: try root.flag("fallback"))
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

  private static func countries(_ root: ObjectReader) throws(Problem) -> [Country] {
    guard root.has("countries") else { return [] }
    var countries: [Country] = []
    for reader in try root.objects("countries", keys: ["code", "name", "also", "unclear"]) {
      let country = Country(
        code: try reader.text("code"), name: try reader.text("name"),
        also: try reader.texts("also"), unclear: try reader.textIfAny("unclear"))
      let names = ([country.code, country.name] + country.also).map(\.folded)
      if countries.contains(where: { other in names.contains(where: other.isWritten) }) {
        throw .countryTwice(reader.place)
      }
      countries.append(country)
    }
    return countries
  }

  private static func duties(_ root: ObjectReader) throws(Problem) -> [Duty] {
    var duties: [Duty] = []
    for reader in try root.objects("duties", keys: Duty.keys) { duties.append(try Duty(reader)) }
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

  fileprivate static func countryTwice(_ place: Place) -> Problem {
    Problem(.input, at: place, "a country is named twice")
  }
}
