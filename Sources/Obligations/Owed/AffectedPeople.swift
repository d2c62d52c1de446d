import Model

/// Whose recordings the exposures are of: for each exposure the countries of its patient and the
/// controller that the recording was made for, as the kept rows say.
///
/// A patient may have two countries, where they live (people) and where the recording was made
/// (recordings): both count, since either may bring a regulator in.
struct AffectedPeople {
  /// One that a file names has a code; one that none names has the table's own name; none has none.
  struct Place: Hashable, Comparable {
    let code: String?
    let name: String?

    static func < (left: Place, right: Place) -> Bool {
      left.key.lexicographicallyPrecedes(right.key)
    }

    private var key: [UInt8] {
      let rank: UInt8 = code != nil ? 0 : name != nil ? 1 : 2
      return [rank] + (code ?? "").utf8 + [0] + (name ?? "").utf8
    }
  }

  struct One {
    let exposure: Exposure
    /// At least one.
    let places: Set<Place>
    /// Folded; empty where no table names one.
    let controllerKey: String
    /// As `ControllerShare.isOwn`.
    let isOwn: Bool?

    /// Somebody not entitled was shown, or opened, what holds a patient.
    var isAffected: Bool {
      exposure.content == .consultation && exposure.action >= .shown
    }
  }

  let all: [One]
  /// By folded key: as the table writes it; where it does so in several ways, the first in byte order.
  let controllers: [String: String]

  init(
    _ exposures: [Exposure], kept: KeptRows, organisation: String?, rulebook: Rulebook
  ) {
    let rows = Dictionary(grouping: kept.recordings, by: \.recording)
    let homes = Dictionary(
      kept.people.compactMap { person in person.country.map { (person.patient, $0) } },
      uniquingKeysWith: { first, _ in first })
    var places: [String: Place] = [:]
    func place(_ written: String) -> Place {
      if let known = places[written] { return known }
      let country = rulebook.country(written: written)
      let place = Place(code: country?.code, name: country?.name ?? written)
      places[written] = place
      return place
    }
    let own = organisation?.folded ?? ""
    var names: [String: String] = [:]
    all = exposures.map { exposure in
      let rows = Self.rows(of: exposure, among: rows[exposure.key.recording] ?? [])
      var written = rows.compactMap(\.country)
      if let home = exposure.key.patient.flatMap({ homes[$0] }) { written.append(home) }
      let stated = Set(written.filter { !$0.folded.isEmpty }.map(place))
      let controller = rows.compactMap(\.controller).first { !$0.folded.isEmpty }
      let key = controller?.folded ?? ""
      if let controller {
        let known = names[key]
        let isEarlier = known.map { controller.utf8.lexicographicallyPrecedes($0.utf8) } ?? true
        if isEarlier { names[key] = controller }
      }
      return One(
        exposure: exposure, places: stated.isEmpty ? [Place(code: nil, name: nil)] : stated,
        controllerKey: key, isOwn: key.isEmpty ? true : own.isEmpty ? nil : key == own)
    }
    controllers = names
  }

  /// The row in force when it began; where the recording belonged to nobody then, all of its rows.
  private static func rows(
    of exposure: Exposure, among rows: [KeptRows.Recording]
  ) -> [KeptRows.Recording] {
    guard let patient = exposure.key.patient else { return rows }
    let theirs = rows.filter { $0.patient == patient }
    let inForce = theirs.first { row in exposure.first.map(row.period.contains) ?? false }
    return (inForce ?? theirs.first).map { [$0] } ?? []
  }

  /// Those of some countries, and of some controllers.
  func exposures(where isWanted: (One) -> Bool) -> [Exposure] {
    all.filter(isWanted).map(\.exposure)
  }

  var affected: [One] { all.filter(\.isAffected) }
}
