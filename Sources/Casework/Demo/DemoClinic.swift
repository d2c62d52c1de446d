import Model

/// The invented clinic: its patients, the recordings of their consultations, and who else may see
/// them. Everything in it follows from the seed.
struct DemoClinic {
  struct Patient {
    let index: Int
    let id: String
    /// Of the account that the patient signs in with; not always the patient's own id.
    let viewer: String
    let address: String
    let agent: String
    /// Signs in with a browser: the app's own log then names the session, not the person.
    let usesWeb: Bool
    /// In `DemoClinic.recordings`, oldest first.
    var recordings: [Int] = []
  }

  struct Recording {
    enum Part: Hashable {
      case ordinary
      /// Of a call that switched, by its place in the order in which they were stored.
      case switched(Int)
      /// What was stored at the moment of a switch: a few seconds that hold nobody.
      case artefact(Int)
    }

    var id = ""
    let owner: Int
    let start: Int64
    let seconds: Int64
    let bytes: Int64
    /// `audio`, `video` or `switched`: the column that tells the cause.
    let mode: String
    let part: Part

    /// When the app could list it.
    var stored: Int64 { start + seconds + 20 }
    var content: Exposure.Content {
      if case .artefact = part { return .none }
      return .consultation
    }
  }

  struct Carer {
    let viewer: String
    let patient: Int
  }

  private(set) var patients: [Patient]
  /// In order of their start, which is the order of their ids.
  let recordings: [Recording]
  let carers: [Carer]
  let clinicians: [String]

  static let patientCount = 2_000

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed, stream: 1)
    patients = (0..<Self.patientCount).map(Self.patient)
    carers = (0..<60).map { Carer(viewer: "ca-" + padded($0 + 1, 5), patient: 800 + $0 * 17) }
    clinicians = (0..<40).map { "cl-" + padded($0 + 1, 5) }

    var made = Self.earlierRecordings(&random)
    made += Self.switchedRecordings(&random)
    made += Self.artefacts
    made.sort { ($0.start, $0.owner) < ($1.start, $1.owner) }
    for index in made.indices {
      made[index].id = "rec-" + padded(index + 1, 6)
      patients[made[index].owner].recordings.append(index)
    }
    recordings = made
  }

  /// Whose calls switched, in the order in which they were stored.
  static func ownerOfSwitched(_ place: Int) -> Int {
    switch place {
    case 20: ownerOfSwitched(3)
    case DemoIncident.placeOfSecondRecipient: DemoIncident.secondRecipient
    default: 100 + place * 7
    }
  }

  /// A switched call is stored every 158 seconds from eleven minutes after the release, with a pause
  /// in which one patient reads the list twice.
  static func storedSwitched(_ place: Int) -> Int64 {
    let listed = Int64(DemoIncident.listedCount)
    return Int64(place) < listed
      ? DemoClock.ninth(11, 11, 30) + Int64(place) * 158
      : DemoClock.ninth(13, 31) + (Int64(place) - listed) * 158
  }

  private static func patient(_ index: Int) -> Patient {
    let usesWeb = index % 5 == 0
    let agents = [
      "LarkfieldApp/5.4 (iOS 13.5)", "LarkfieldApp/5.4 (Android 10)", "LarkfieldApp/5.3 (iOS 12.4)",
    ]
    let nets = ["192.0.2.", "198.51.100.", "203.0.113."]
    return Patient(
      index: index, id: "pt-" + padded(index + 1, 5),
      viewer: (index % 10 == 6 ? "emp-" : "pt-") + padded(index + 1, 5),
      address: nets[index % 3] + String(index / 3 % 254 + 1),
      agent: usesWeb ? "Mozilla/5.0 (X11) LarkfieldWeb/88" : agents[index % 3], usesWeb: usesWeb)
  }

  private static func earlierRecordings(_ random: inout SplitMix64) -> [Recording] {
    let january = DemoClock.start - 154 * 86_400
    var made: [Recording] = []
    for owner in 0..<patientCount {
      for _ in 0...random.below(5) {
        let day = january + Int64(random.below(153)) * 86_400
        made.append(ordinary(owner, start: day, &random))
      }
    }
    for day in [DemoClock.start, DemoClock.start + 86_400] {
      for _ in 0..<150 {
        let owner = 1_000 + random.below(patientCount - 1_000)
        made.append(ordinary(owner, start: day, &random))
      }
    }
    return made
  }

  private static func ordinary(
    _ owner: Int, start day: Int64, _ random: inout SplitMix64
  ) -> Recording {
    let isVideo = random.below(3) > 0
    let seconds = Int64(180 + random.below(900))
    return Recording(
      owner: owner, start: day + 7 * 3600 + Int64(random.below(11 * 3600)), seconds: seconds,
      bytes: seconds * (isVideo ? 42_000 : 6_000) + Int64(random.below(9_000)),
      mode: isVideo ? "video" : "audio", part: .ordinary)
  }

  private static func switchedRecordings(_ random: inout SplitMix64) -> [Recording] {
    (0..<DemoIncident.listedCount + 40).map { place in
      let seconds = Int64(240 + random.below(360))
      return Recording(
        owner: ownerOfSwitched(place), start: storedSwitched(place) - seconds - 20,
        seconds: seconds, bytes: seconds * 38_000 + Int64(random.below(9_000)), mode: "switched",
        part: .switched(place))
    }
  }

  private static let artefacts = [(0, 10, 140), (1, 26, 75)].map { place, call, later in
    Recording(
      owner: ownerOfSwitched(call), start: storedSwitched(call) + Int64(later) - 24, seconds: 4,
      bytes: 61_440, mode: "switched", part: .artefact(place))
  }
}

/// In decimal, with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
