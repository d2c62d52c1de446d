import TestSupport
import Model

/// A clinic so small that its patients, accounts, periods and ranges meet all the time.
struct RandomClinic {
  private static let lastTime = 40
  private static let patients: [Clinic.Name] = ["p1", "p2", "p3", "pé", "pe\u{301}"]
  private static let accounts: [Clinic.Name] = ["a1", "a2", "p2"]
  private static let staff: [Clinic.Name] = ["s1", "s2", "a2", "p3"]
  private static let recordings: [Clinic.Name] = [
    "r1", "r2", "r3", "a recording of 34 characters, rec-4", "r5",
  ]
  private static let sessions: [Clinic.Name] = ["k1", "k2", "k3"]

  private var numbers: Dice

  static func make(seed: UInt64) -> Clinic {
    var maker = RandomClinic(numbers: Dice(seed: seed))
    return maker.clinic()
  }

  private mutating func clinic() -> Clinic {
    var clinic = Clinic()
    for recording in Self.recordings.dropLast() {
      for (patient, from, until) in holdings(of: Self.patients) {
        clinic.recordings.append(
          Clinic.Recording(
            id: recording, patient: patient, from: from, until: until,
            bytes: numbers.once(in: 4) ? nil : Int64(numbers.below(60)),
            seconds: numbers.once(in: 3) ? nil : Int64(numbers.below(30)),
            hasContent: !numbers.once(in: 4)))
      }
    }
    for account in Self.accounts where !numbers.once(in: 3) {
      for (patient, from, until) in holdings(of: Self.patients) {
        clinic.accounts.append(
          Clinic.Held(thing: account, holder: patient, from: from, until: until))
      }
    }
    for session in Self.sessions where !numbers.once(in: 3) {
      for (viewer, from, until) in holdings(of: Self.accounts + Self.staff + Self.patients) {
        clinic.sessions.append(
          Clinic.Held(thing: session, holder: viewer, from: from, until: until))
      }
    }
    for _ in 0..<numbers.below(5) { clinic.authorised.append(authorisation()) }
    clinic.people = Self.patients.filter { _ in numbers.once(in: 2) }
    clinic.profiles = [["one"], ["one", "one"], ["one", "two", "one"]][numbers.below(3)]
    for line in 1...(1 + numbers.below(30)) {
      clinic.events.append(event(line: line, sources: clinic.profiles.count))
    }
    return clinic
  }

  /// Periods of one thing, without two holders at one instant, in any order of rows.
  private mutating func holdings(of holders: [Clinic.Name]) -> [(Clinic.Name, Int?, Int?)] {
    var rows: [(Clinic.Name, Int?, Int?)] = []
    var from: Int? = numbers.once(in: 2) ? nil : numbers.below(Self.lastTime / 2)
    while true {
      let until = numbers.once(in: 2) ? nil : (from ?? 0) + 1 + numbers.below(Self.lastTime / 2)
      let holder = numbers.one(of: holders)
      rows.append((holder, from, until))
      // The same holder twice at one instant is no contradiction.
      if numbers.once(in: 5) { rows.append((holder, from, until)) }
      guard let until, rows.count < 4 else { break }
      from = until + (numbers.once(in: 2) ? 0 : numbers.below(10))
    }
    return rows.shuffled(using: &numbers)
  }

  private mutating func authorisation() -> Clinic.Authorised {
    let from = numbers.once(in: 2) ? nil : numbers.below(Self.lastTime)
    return Clinic.Authorised(
      viewer: numbers.one(of: Self.staff + Self.accounts + Self.patients),
      patient: numbers.once(in: 2) ? numbers.one(of: Self.patients) : nil,
      recording: numbers.once(in: 2) ? numbers.one(of: Self.recordings) : nil,
      from: from, until: numbers.once(in: 2) ? nil : (from ?? 0) + 1 + numbers.below(20))
  }

  private mutating func event(line: Int, sources: Int) -> Clinic.Event {
    var event = Clinic.Event(
      recording: numbers.one(of: Self.recordings), time: numbers.below(Self.lastTime),
      source: numbers.below(sources), line: line)
    if !numbers.once(in: 3) {
      event.viewer = numbers.one(of: Self.patients + Self.accounts + Self.staff + ["stranger"])
    }
    if numbers.once(in: 2) { event.session = numbers.one(of: Self.sessions + ["k9"]) }
    if numbers.once(in: 2) { event.address = "192.0.2.\(numbers.below(2))" }
    if numbers.once(in: 3) { event.identity = "id\(numbers.below(3))" }
    event.action = Action.allCases[min(numbers.below(6), 3)]
    if !numbers.once(in: 4) { event.bytes = Int64(numbers.below(60)) }
    if numbers.once(in: 2) { event.seconds = Int64(numbers.below(30)) }
    if numbers.once(in: 3) {
      let first = Int64(numbers.below(40))
      let last = first + Int64(numbers.below(40)) - 2
      event.range = ByteRange(first: first, last: last, total: nil)
    }
    if numbers.once(in: 8) { event.marks.insert(.notModified) }
    if numbers.once(in: 8) { event.marks.insert(.wireBytes) }
    if numbers.once(in: 5) { event.marks.insert(.reconstructed) }
    return event
  }
}
