import Model

/// Notes whom the lines showed what as they are written, and adds it up in the end.
struct DemoWitness {
  private struct Event {
    let sight: DemoLine.Sight
    let time: Timestamp
    let line: LineReference
  }

  private var events: [Event] = []

  mutating func note(_ line: DemoLine, source: Int, number: Int) {
    guard let start = line.start else { return }
    for sight in line.sights {
      events.append(
        Event(
          sight: sight, time: Timestamp(milliseconds: start),
          line: LineReference(source: source, line: number)))
    }
  }

  func exposures(of clinic: DemoClinic) -> [Exposure] {
    Dictionary(grouping: events) { [$0.sight.recording, $0.sight.viewer] }.values
      .map { exposure($0, of: clinic) }
      .sorted { $0.key < $1.key }
  }

  private func exposure(_ events: [Event], of clinic: DemoClinic) -> Exposure {
    let recording = clinic.recordings[events[0].sight.recording]
    let opened = events.filter { $0.sight.action == .opened }
    let sent = opened.compactMap(\.sight.bytes).reduce(0, +)
    let bytes = opened.isEmpty ? nil : min(sent, recording.bytes)
    return Exposure(
      key: Exposure.Key(
        recording: Identifier(recording.id),
        patient: Identifier(clinic.patients[recording.owner].id),
        viewer: Identifier(clinic.patients[events[0].sight.viewer].viewer)),
      viewerKind: .patient, content: recording.content, evidence: .recorded,
      action: events.map(\.sight.action).max() ?? .attempted,
      tallies: Action.allCases.map { action in
        let times = events.filter { $0.sight.action == action }.map(\.time)
        return Exposure.Tally(count: times.count, first: times.min(), last: times.max())
      },
      bytes: bytes, playedMicroseconds: nil,
      extent: bytes.map { 20 * $0 >= 19 * recording.bytes ? .whole : .partial },
      lines: Set(events.map(\.line)).sorted())
  }
}

extension Timestamp {
  init(milliseconds: Int64) { self.init(nanoseconds: milliseconds * 1_000_000) }
  init(demo second: Int64) { self.init(milliseconds: second * 1000) }
}

extension DemoTruth {
  /// The regulator's arithmetic, done by hand for this world: every viewer is named and every
  /// recording owned.
  init(_ exposures: [Exposure], sources: [Source], of clinic: DemoClinic) {
    let events = exposures.flatMap { [$0.first, $0.last] }.compactMap { $0 }
    first = events.min() ?? .distantPast
    last = events.max() ?? .distantFuture
    self.exposures = exposures
    self.sources = sources
    totals = Self.totals(exposures)
    letters = Self.letters(exposures, of: clinic)
  }

  private static func totals(_ exposures: [Exposure]) -> Totals {
    let seen = exposures.filter { $0.action >= .shown }
    let opened = seen.filter { $0.action == .opened }
    let patients = seen.filter { $0.content == .consultation }
    let confirmed = patients.filter { $0.action == .opened }
    var totals = Totals()
    totals.dataSubjects.confirmed = Set(confirmed.map(\.key.patient)).count
    totals.dataSubjects.maximum = Set(patients.map(\.key.patient)).count
    totals.records.confirmed = Set(confirmed.map(\.key.recording)).count
    totals.records.maximum = Set(patients.map(\.key.recording)).count
    totals.recipientsOpened = Set(opened.map(\.key.viewer)).count
    totals.recipientsShown = Set(seen.map(\.key.viewer)).count
    for exposure in exposures { totals.exposures[Int(exposure.action.rawValue)] += 1 }
    totals.noContent = exposures.count { $0.content == .none }
    totals.bound = .atLeast
    return totals
  }

  private static func letters(_ exposures: [Exposure], of clinic: DemoClinic) -> Letters {
    let affecting = exposures.filter { $0.content == .consultation && $0.action >= .shown }
    func owners(_ those: (Exposure) -> Bool) -> Set<Identifier> {
      Set(affecting.filter(those).compactMap(\.key.patient))
    }
    let opened = owners { $0.action == .opened }
    let silence = Timestamp(demo: DemoClock.silenceEnd)
    let notRuledOut = owners { ($0.first ?? .distantPast) < silence }.subtracting(opened)
    let elsewhere = clinic.patients.indices.filter(DemoTables.isAnotherControllers)
    let held = Set(
      (DemoPeople.heldOwners + elsewhere).map { Identifier(clinic.patients[$0].id) })
    return Letters(
      opened: opened.sorted(),
      shownOnly: owners { _ in true }.subtracting(opened).subtracting(notRuledOut).sorted(),
      notRuledOut: notRuledOut.sorted(),
      heldOwners: owners { _ in true }.intersection(held).sorted(),
      recipients: DemoIncident.recipients.map { Identifier(clinic.patients[$0].id) }.sorted(),
      heldRecipients: [Identifier(clinic.patients[DemoIncident.thirdRecipient].id)])
  }
}
