package import Model

/// The part of a breach that is one controller's to report: the exposures of recordings made for it.
package struct ControllerScope {
  /// As the facts or the tables write it.
  package let name: String
  private let key: String
  /// It is the organisation itself.
  package let isOwn: Bool
  private let kept: KeptRows
  private let organisation: String?
  private let rulebook: Rulebook

  /// - Parameters:
  ///   - typed: the organisation itself, or a controller that a table names.
  ///   - exposures: all of the case.
  ///   - organisation: what it is called, as the facts say.
  ///
  /// Throws `.usage` for any other name, with those that there are.
  package init(
    _ typed: String, exposures: [Exposure], kept: KeptRows, organisation: String?,
    rulebook: Rulebook
  ) throws(Problem) {
    let people = AffectedPeople(
      exposures, kept: kept, organisation: organisation, rulebook: rulebook)
    let own = organisation.flatMap { $0.folded.isEmpty ? nil : $0 }
    key = typed.folded
    isOwn = !key.isEmpty && own?.folded == key
    let others = people.controllers.filter { !$0.key.isEmpty && $0.key != own?.folded }
    guard let name = isOwn ? own : others[key] else {
      let names = others.values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      throw .noController(known: (own.map { [$0] } ?? []) + names)
    }
    self.name = name
    self.kept = kept
    self.organisation = organisation
    self.rulebook = rulebook
  }

  /// Those among some that are its own. A recording for which no table names a controller is the
  /// organisation's.
  package func exposures(among some: [Exposure]) -> [Exposure] {
    AffectedPeople(some, kept: kept, organisation: organisation, rulebook: rulebook)
      .exposures { isOwn ? $0.isOwn == true : $0.controllerKey == key }
  }
}

extension Problem {
  fileprivate static func noController(known: [String]) -> Problem {
    Problem(
      .usage, "no recording of this case was made for that controller",
      hint: known.isEmpty
        ? "no table names a controller; candour facts set organisation.name NAME says whose they are"
        : "one of: \(known.joined(separator: ", "))")
  }
}
