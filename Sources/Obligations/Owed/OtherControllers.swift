package import Model

/// Which exposures are of recordings that were made for another controller than we ourselves: who
/// writes to their patients is not for us alone to decide.
package struct OtherControllers {
  private let names: [Exposure.Key: String]

  /// - Parameter organisation: what ours is called, as the facts say; without it nobody is known to be
  ///   another.
  package init(
    _ exposures: [Exposure], kept: KeptRows, organisation: String?, rulebook: Rulebook
  ) {
    let people = AffectedPeople(
      exposures, kept: kept, organisation: organisation, rulebook: rulebook)
    var names: [Exposure.Key: String] = [:]
    for one in people.all where one.isOwn == false {
      names[one.exposure.key] = people.controllers[one.controllerKey]
    }
    self.names = names
  }

  /// All that some exposures are of, in byte order; none where they are all our own.
  package func names(among exposures: [Exposure]) -> [String] {
    var found: [Identifier: String] = [:]
    for name in exposures.compactMap({ names[$0.key] }) { found[Identifier(name)] = name }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}
