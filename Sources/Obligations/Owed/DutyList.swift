import Model

/// Which duties this breach brings in, by the rules in force when it began: those of the case's own
/// jurisdiction always, and those of every country whose people are affected.
struct DutyList {
  private(set) var owed: [DutyOwed] = []
  private(set) var notes: [String] = []
  /// By code: the regimes brought in.
  private var regimesByCode: [String: [String]] = [:]

  private let situation: Situation
  private let people: AffectedPeople
  private let began: Timestamp

  init(_ situation: Situation, _ people: AffectedPeople) {
    self.situation = situation
    self.people = people
    began = situation.began
    addOwn()
    for jurisdiction in situation.rulebook.all.dropFirst() { addForeign(jurisdiction) }
    addNotes()
  }

  func regimes(of place: AffectedPeople.Place) -> [String] {
    place.code.flatMap { regimesByCode[$0] } ?? []
  }

  private mutating func addOwn() {
    let jurisdiction = situation.rulebook.own
    let affected = people.affected
    let unclear =
      people.isForOthersOnly
      ? "every affected recording was made for another controller, who reports it" : nil
    for duty in jurisdiction.duties(at: began) {
      switch duty.role {
      case .controller:
        add(duty, of: jurisdiction, place: nil, to: duty.to, among: affected, unclear: unclear)
      case .processor:
        for controller in people.otherControllers(among: affected) {
          add(duty, of: jurisdiction, place: nil, to: controller, among: affected, unclear: nil)
        }
      }
    }
    let codes = Set(jurisdiction.countries.map(\.code))
    note(
      jurisdiction, for: Set(affected.flatMap(\.places)).filter { codes.contains($0.code ?? "") })
  }

  private mutating func addForeign(_ jurisdiction: Jurisdiction) {
    let bringing = jurisdiction.countries.filter { country in
      situation.rulebook.brings(country.code, jurisdiction)
    }
    let codes = Set(bringing.map(\.code))
    let affected = people.affected.filter { one in
      one.places.contains { codes.contains($0.code ?? "") }
    }
    if affected.isEmpty { return }
    let places = Set(affected.flatMap(\.places)).filter { codes.contains($0.code ?? "") }.sorted()
    let own = affected.filter { $0.isOwn != false }
    let unclear = unclear(of: places, in: jurisdiction)
    let duties = jurisdiction.duties(at: began)
    if duties.isEmpty {
      notes.append(
        "\(jurisdiction.title): none of its rules that are known here was in force when the breach"
          + " began")
    }
    for duty in duties {
      if duty.role == .processor {
        for controller in people.otherControllers(among: affected) {
          add(
            duty, of: jurisdiction, place: places.first, to: controller, among: affected,
            unclear: unclear)
        }
      } else if duty.isOfEachCountry {
        for place in places {
          let theirs = own.filter { $0.places.contains(place) }
          if theirs.isEmpty { continue }
          add(
            duty, of: jurisdiction, place: place, to: duty.to, among: theirs,
            unclear: self.unclear(of: [place], in: jurisdiction))
        }
      } else if !own.isEmpty {
        add(
          duty, of: jurisdiction, place: places.first, to: duty.to, among: own, unclear: unclear)
      }
    }
    note(jurisdiction, for: Set(places))
  }

  /// Said of every country that the jurisdiction names and the people have: one that is certain is
  /// enough.
  private func unclear(
    of places: [AffectedPeople.Place], in jurisdiction: Jurisdiction
  ) -> String? {
    let countries = places.compactMap { place in
      jurisdiction.countries.first { $0.code == place.code }
    }
    return countries.contains { $0.unclear == nil } ? nil : countries.first?.unclear
  }

  private mutating func add(
    _ duty: Duty, of jurisdiction: Jurisdiction, place: AffectedPeople.Place?, to: String,
    among affected: [AffectedPeople.One], unclear: String?
  ) {
    var unclears = [unclear, duty.unclear].compactMap { $0 }
    if let people = duty.people {
      let totals = situation.totals(affected.map(\.exposure))
      guard people.canHold(totals) else { return }
      if let doubt = people.doubt(totals) { unclears.append(doubt) }
    }
    func filled(_ text: String) -> String {
      text.replacing("{country}", with: place?.name ?? "")
        .replacing("{code}", with: (place?.code ?? "").lowercased())
    }
    let clock = duty.clock.map {
      DutyOwed.Clock(
        $0, startsAt: duty.start.fact, start: situation.facts.time(duty.start.fact),
        zone: jurisdiction.zone, asOf: situation.asOf)
    }
    let isLate = clock?.overdue ?? false
    let regime = duty.regime(for: place?.code ?? "")
    let name = "\(regime) \(duty.duty)"
    let decisions = situation.decisions.on(name)
    owed.append(
      DutyOwed(
        regime: regime, duty: duty.duty, to: filled(to), country: place?.name,
        clock: clock, timing: duty.timing, condition: filled(duty.condition),
        source: duty.source, confirm: duty.confirm,
        unclear: unclears.isEmpty ? nil : unclears.joined(separator: "; "),
        lacksReasons: duty.lateNeedsReasons && isLate && !situation.facts.isKnown("delay_reasons"),
        decision: decisions.last, doneAt: situation.sent[name] ?? decisions.toldAt))
  }

  private mutating func note(_ jurisdiction: Jurisdiction, for places: Set<AffectedPeople.Place>) {
    for code in places.compactMap(\.code) {
      for duty in jurisdiction.duties(at: began) where duty.role == .controller {
        let regime = duty.regime(for: code)
        if !regimesByCode[code, default: []].contains(regime) {
          regimesByCode[code, default: []].append(regime)
        }
      }
    }
  }

  private mutating func addNotes() {
    if situation.reach.isSilent {
      notes.append(
        "no log has been read: nothing here is proved, and nothing is ruled out (candour scan)")
    } else {
      notes.append(contentsOf: situation.reach.sentences)
    }
    let affected = people.affected
    let places = Set(affected.flatMap(\.places)).sorted()
    for place in places where place.code == nil {
      if let name = place.name {
        notes.append(
          "\(name) is a country that no file of rules names: find out what is due there")
      } else {
        notes.append(
          "the tables name no country for some of the people affected: they are taken to be in"
            + " \(situation.rulebook.own.title)")
      }
    }
    for controller in people.otherControllers(among: affected) {
      notes.append(
        "recordings made for \(controller) are that controller's to report: tell them, and they"
          + " tell the regulator")
    }
    if affected.contains(where: { $0.isOwn == nil }) {
      notes.append(
        "some recordings name a controller, and nobody has said what the organisation is called:"
          + " candour facts set organisation.name NAME")
    }
  }
}

extension Duty.People {
  /// False where the number of people rules the duty out: fewer than are known of are none of it.
  fileprivate func canHold(_ totals: Totals) -> Bool {
    let number = totals.dataSubjects.maximum
    return (number >= count.lowerBound || totals.bound == .atLeast)
      && (number <= count.upperBound || per != nil)
  }

  fileprivate func doubt(_ totals: Totals) -> String? {
    let number = totals.dataSubjects.maximum
    if let per { return "how many of the people live in one \(per) is not known" }
    if totals.bound == .exact || number >= count.lowerBound && count.upperBound == .max {
      return nil
    }
    return "at least \(number) people are affected, and the evidence cannot rule out more"
  }
}
