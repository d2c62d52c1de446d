import Model

/// DESIGN §5 once more, written the slow and obvious way: every event against every row, bytes one by
/// one. It shares no code with the room but the nouns.
struct NaiveOracle {
  let clinic: Clinic

  private struct Judged {
    let event: Clinic.Event
    let patient: Clinic.Name?
    let viewer: Clinic.Name
  }

  private func inForce(_ from: Int?, _ until: Int?, _ time: Int) -> Bool {
    (from ?? Int.min) <= time && time < (until ?? Int.max)
  }

  private func viewer(of event: Clinic.Event) -> Clinic.Name {
    if event.viewer != "" { return event.viewer }
    for row in clinic.sessions
    where row.thing == event.session && inForce(row.from, row.until, event.time) {
      return row.holder
    }
    let trace = event.session != "" ? event.session : event.address
    return Clinic.Name("unknown:" + trace.text)
  }

  private func isPatient(_ viewer: Clinic.Name) -> Bool {
    clinic.accounts.contains { $0.thing == viewer } || clinic.people.contains(viewer)
      || clinic.recordings.contains { $0.patient == viewer }
  }

  private func rowInForce(_ recording: Clinic.Name, _ time: Int) -> Clinic.Recording? {
    clinic.recordings.first { $0.id == recording && inForce($0.from, $0.until, time) }
  }

  private func isEntitled(
    _ viewer: Clinic.Name, _ recording: Clinic.Name, _ owner: Clinic.Name?, _ time: Int
  )
    -> Bool
  {
    var selves = [viewer]
    for row in clinic.accounts where row.thing == viewer && inForce(row.from, row.until, time) {
      selves.append(row.holder)
    }
    if let owner, selves.contains(owner) { return true }
    return clinic.authorised.contains { row in
      guard row.viewer == viewer, inForce(row.from, row.until, time) else { return false }
      if let covered = row.recording { return covered == recording }
      if let patient = row.patient { return owner == patient }
      return true
    }
  }

  func exposures() -> [Exposure] {
    var judged: [Judged] = []
    for event in clinic.events {
      let viewer = viewer(of: event)
      let owner = rowInForce(event.recording, event.time)?.patient
      if isEntitled(viewer, event.recording, owner, event.time) { continue }
      judged.append(Judged(event: event, patient: owner, viewer: viewer))
    }
    var exposures: [Exposure] = []
    for one in judged {
      let key = Exposure.Key(
        recording: Identifier(one.event.recording.bytes),
        patient: one.patient.map { Identifier($0.bytes) },
        viewer: Identifier(one.viewer.bytes))
      if exposures.contains(where: { $0.key == key }) { continue }
      let same = judged.filter {
        $0.event.recording == one.event.recording && $0.patient == one.patient
          && $0.viewer == one.viewer
      }
      exposures.append(exposure(key, one, same.map(\.event)))
    }
    return exposures.sorted { $0.key < $1.key }
  }

  private func exposure(_ key: Exposure.Key, _ one: Judged, _ all: [Clinic.Event]) -> Exposure {
    let inOrder = all.sorted {
      if $0.time != $1.time { return $0.time < $1.time }
      return $0.raw.utf8.lexicographicallyPrecedes($1.raw.utf8)
    }
    var counted: [Clinic.Event] = []
    for event in inOrder {
      let isRepeated = counted.contains {
        event.identity != "" && $0.identity == event.identity && $0.action == event.action
          && clinic.profiles[$0.source] == clinic.profiles[event.source]
      }
      if !isRepeated { counted.append(event) }
    }
    let rows = clinic.recordings.filter { $0.id == one.event.recording }
    let contents = all.map { event -> Bool in
      if one.patient == nil { return rows.isEmpty || rows.contains { $0.hasContent } }
      return rowInForce(event.recording, event.time)?.hasContent ?? true
    }
    let opened = counted.filter { $0.action == .opened }
    let size = opened.compactMap { event in
      rowInForce(event.recording, event.time)?.bytes ?? rows.compactMap(\.bytes).first
    }.max()
    let length = opened.compactMap { event in
      rowInForce(event.recording, event.time)?.seconds ?? rows.compactMap(\.seconds).first
    }.max()
    return Exposure(
      key: key, viewerKind: isPatient(one.viewer) ? .patient : .unknown,
      content: contents.contains(true) ? .consultation : .none,
      evidence: all.contains { !$0.marks.contains(.reconstructed) } ? .recorded : .reconstructed,
      action: counted.map(\.action).max() ?? .attempted,
      tallies: [Action.attempted, .linked, .shown, .opened].map { action in
        let times = counted.filter { $0.action == action }.map { Clinic.time($0.time) }
        return Exposure.Tally(count: times.count, first: times.min(), last: times.max())
      },
      bytes: bytes(opened, size),
      playedMicroseconds: seconds(opened, length).map { $0 * 1_000_000 },
      extent: extent(opened, size, length),
      lines: all.map { LineReference(source: $0.source, line: $0.line) }.sorted())
  }

  // MARK: - How much was opened

  private func carries(_ event: Clinic.Event) -> Bool {
    event.bytes != nil && !event.marks.contains(.notModified)
  }

  /// Which bytes a ranged response carried, one by one.
  private func covered(_ event: Clinic.Event) -> Set<Int64>? {
    guard let range = event.range, range.first <= range.last, let bytes = event.bytes else {
      return nil
    }
    var set: Set<Int64> = []
    for (sent, byte) in (range.first...range.last).enumerated() where Int64(sent) < bytes {
      set.insert(byte)
    }
    return set
  }

  private func bytes(_ opened: [Clinic.Event], _ size: Int64?) -> Int64? {
    let carrying = opened.filter(carries)
    if carrying.isEmpty { return nil }
    var sum: Int64 = 0
    var union: Set<Int64> = []
    for event in carrying {
      if let set = covered(event) { union.formUnion(set) } else { sum += event.bytes ?? 0 }
    }
    return min(sum + Int64(union.count), size ?? .max)
  }

  private func seconds(_ opened: [Clinic.Event], _ length: Int64?) -> Int64? {
    let played = opened.compactMap(\.seconds)
    return played.isEmpty ? nil : min(played.reduce(0, +), length ?? .max)
  }

  private func extent(
    _ opened: [Clinic.Event], _ size: Int64?, _ length: Int64?
  ) -> Exposure.Extent? {
    if opened.isEmpty { return nil }
    let fromCache = opened.contains { $0.marks.contains(.notModified) }
    if let size {
      let bodies = opened.filter { carries($0) && !$0.marks.contains(.wireBytes) }
      var union: Set<Int64> = []
      var isRanged = false
      for body in bodies {
        if let set = covered(body) {
          union.formUnion(set)
          isRanged = true
        } else if 20 * (body.bytes ?? 0) >= 19 * size {
          return .whole
        }
      }
      if isRanged, 20 * Int64(union.count) >= 19 * size { return .whole }
      let lacks = opened.contains { $0.bytes == nil }
      if let sum = bytes(opened, size), 20 * sum < 19 * size, !fromCache, !lacks { return .partial }
    }
    if let length {
      if opened.contains(where: { $0.seconds.map { 20 * $0 >= 19 * length } ?? false }) {
        return .whole
      }
      let lacks = opened.contains { $0.seconds == nil }
      if let sum = seconds(opened, length), 20 * sum < 19 * length, !fromCache, !lacks {
        return .partial
      }
    }
    return .unknown
  }

  // MARK: - Totals

  func totals(of exposures: [Exposure], rejectedLines: Int, hasGaps: Bool) -> Totals {
    var totals = Totals()
    var confirmed: Set<Identifier> = []
    var possible: Set<Identifier> = []
    var recordsConfirmed: Set<Identifier> = []
    var recordsPossible: Set<Identifier> = []
    var opened: Set<Identifier> = []
    var shown: Set<Identifier> = []
    var unknown: Set<Identifier> = []
    for exposure in exposures {
      let isUnknown = exposure.key.viewer.text.hasPrefix("unknown:")
      if isUnknown { unknown.insert(exposure.key.viewer) }
      switch exposure.action {
      case .attempted: totals.exposures[0] += 1
      case .linked: totals.exposures[1] += 1
      case .shown: totals.exposures[2] += 1
      case .opened: totals.exposures[3] += 1
      }
      if exposure.key.patient == nil { totals.unattributed += 1 }
      if exposure.content == .none { totals.noContent += 1 }
      let isSeen = exposure.action == .shown || exposure.action == .opened
      if isSeen && !isUnknown {
        shown.insert(exposure.key.viewer)
        if exposure.action == .opened { opened.insert(exposure.key.viewer) }
      }
      guard let patient = exposure.key.patient, exposure.content == .consultation, isSeen else {
        continue
      }
      possible.insert(patient)
      recordsPossible.insert(exposure.key.recording)
      if exposure.action == .opened && !isUnknown {
        confirmed.insert(patient)
        recordsConfirmed.insert(exposure.key.recording)
      }
    }
    totals.dataSubjects.confirmed = confirmed.count
    totals.dataSubjects.maximum = possible.count
    totals.records.confirmed = recordsConfirmed.count
    totals.records.maximum = recordsPossible.count
    totals.recipientsOpened = opened.count
    totals.recipientsShown = shown.count
    totals.unknownViewers = unknown.count
    totals.bound =
      totals.unattributed == 0 && rejectedLines == 0 && !hasGaps ? .exact : .atLeast
    return totals
  }
}
