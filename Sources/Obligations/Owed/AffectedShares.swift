import Model

extension AffectedPeople {
  /// Every exposure with an event that was granted, or refused, counts: the totals sort them out.
  func byCountry(_ duties: DutyList, totals: ([Exposure]) -> Totals) -> [CountryShare] {
    let places = Set(all.flatMap(\.places)).sorted()
    return places.map { place in
      CountryShare(
        code: place.code, name: place.name, regimes: duties.regimes(of: place),
        totals: totals(exposures { $0.places.contains(place) }))
    }
  }

  func byController(totals: ([Exposure]) -> Totals) -> [ControllerShare] {
    let own = all.filter { $0.isOwn == true }
    var shares: [ControllerShare] = []
    if !own.isEmpty || all.isEmpty {
      // Its own name and no name are one.
      let key = own.map(\.controllerKey).first { !$0.isEmpty }
      shares.append(
        ControllerShare(
          name: key.flatMap { controllers[$0] }, isOwn: true, totals: totals(own.map(\.exposure))))
    }
    for key in others {
      let theirs = all.filter { $0.controllerKey == key }
      shares.append(
        ControllerShare(
          name: controllers[key], isOwn: theirs.first?.isOwn,
          totals: totals(theirs.map(\.exposure))))
    }
    return shares
  }

  /// Folded keys of the controllers that are not the organisation, or may not be, in byte order.
  private var others: [String] {
    Set(all.filter { $0.isOwn != true }.map(\.controllerKey))
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whom an affected recording was made for, when that is certainly not the organisation: as the
  /// tables write them, in byte order.
  func otherControllers(among people: [One]) -> [String] {
    Set(people.filter { $0.isOwn == false }.map(\.controllerKey)).compactMap { controllers[$0] }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every affected recording was made for somebody else.
  var isForOthersOnly: Bool {
    let affected = affected
    return !affected.isEmpty && affected.allSatisfy { $0.isOwn == false }
  }
}
