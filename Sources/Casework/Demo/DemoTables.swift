import Model
import Notation

/// The tables beside the logs, as the clinic's booking system and app would export them.
struct DemoTables {
  private let clinic: DemoClinic

  init(_ clinic: DemoClinic) { self.clinic = clinic }

  func write(to folder: String) throws(Problem) {
    for (name, rows) in [
      ("recordings.csv", recordings), ("authorised.csv", authorised), ("accounts.csv", accounts),
      ("sessions.csv", sessions), ("people.csv", people), ("releases.csv", releases),
    ] {
      var writer = CSVWriter(formulaSafe: false)
      for row in rows { writer.row(row) }
      var file = try DemoFile(folder + "/" + name)
      try file.add(writer.bytes)
      try file.finish()
    }
  }

  /// Whether the recordings of a patient, by number, are made for another controller.
  static func isAnotherControllers(_ owner: Int) -> Bool { owner % 9 == 0 }

  private var recordings: [[String]] {
    [
      [
        "recording", "patient", "consultation", "recorded_at", "from", "until", "bytes", "seconds",
        "content", "controller", "country", "call_mode",
      ]
    ]
      + clinic.recordings.map { recording in
        [
          recording.id, clinic.patients[recording.owner].id, "con" + recording.id.dropFirst(3),
          time(recording.start), time(recording.start), "", String(recording.bytes),
          String(recording.seconds), recording.content.rawValue,
          Self.isAnotherControllers(recording.owner)
            ? "Northmere Trust (invented)" : DemoFacts.organisation, "GB",
          recording.mode,
        ]
      }
  }

  private var authorised: [[String]] {
    let since = "2020-01-01T00:00:00Z"
    return [["viewer", "patient", "recording", "basis", "from", "until"]]
      + clinic.carers.map {
        [
          $0.viewer, clinic.patients[$0.patient].id, "", "carer, with the patient's consent", since,
          "",
        ]
      }
      + clinic.clinicians.map { [$0, "", "", "clinician, by role", since, ""] }
  }

  private var accounts: [[String]] {
    [["viewer", "patient"]]
      + clinic.patients.filter { $0.viewer != $0.id }.map { [$0.viewer, $0.id] }
  }

  private var sessions: [[String]] {
    let days = [DemoClock.start, DemoClock.start + 86_400]
    return [["session", "viewer", "from", "until"]]
      + clinic.patients.filter(\.usesWeb).flatMap { patient in
        days.map {
          [DemoTraffic.session(patient, at: $0), patient.viewer, time($0), time($0 + 86_400)]
        }
      }
  }

  private var people: [[String]] {
    let people = DemoPeople(clinic)
    return [DemoPeople.columns] + clinic.patients.map(people.row)
  }

  private var releases: [[String]] {
    [
      ["time", "name"],
      ["2020-06-02T09:00:00Z", "app 5.4"],
      [time(DemoClock.release), "replays 2.7: a call can switch from audio to video"],
      [
        time(DemoClock.contained), "replays 2.7.1: recordings of switched calls keep their patient",
      ],
    ]
  }

  private func time(_ second: Int64) -> String {
    TimeText.utcMilliseconds(Timestamp(demo: second))
  }
}
