import Model
import Notation

/// The clinic's staging system, on which a release is looked at before a patient meets it: invented
/// testers, their recordings, and what the release of 9 June and the one that mended it show them.
///
/// The fault is the incident's own: a switched call is stored without its patient's reference, and
/// the list of a tester whose record lacks one too takes every such recording for theirs.
struct DemoStaging {
  static let folder = "staging"

  enum Version: String, CaseIterable {
    case faulty = "replays-2.7"
    case mended = "replays-2.7.1"

    /// When its test ran: the evening before it went out.
    fileprivate var start: Int64 {
      switch self {
      case .faulty: DemoClock.eighth(17, 0)
      case .mended: DemoClock.ninth(15, 5)
      }
    }
  }

  struct Recording {
    let id: String
    /// In `testers`.
    let owner: Int
    let isSwitched: Bool
  }

  /// As `st-01`; the records of the third and the sixth have no reference.
  static let testers = (1...8).map { "st-" + padded($0, 2) }
  static let withoutReference: Set<Int> = [2, 5]
  /// One ordinary call of each tester, then four that switched.
  static let recordings =
    testers.indices.map { recording($0, owner: $0, isSwitched: false) }
    + [0, 1, 4, 7].enumerated().map {
      recording(testers.count + $0.offset, owner: $0.element, isSwitched: true)
    }
  private static let carer = "st-carer"

  private static func recording(_ place: Int, owner: Int, isSwitched: Bool) -> Recording {
    Recording(id: "stg-" + padded(place + 1, 3), owner: owner, isSwitched: isSwitched)
  }

  /// What the version's own query gives to a tester.
  static func listed(to tester: Int, by version: Version) -> [Recording] {
    recordings.filter { recording in
      switch version {
      case .faulty:
        recording.isSwitched
          ? withoutReference.contains(tester) : recording.owner == tester
      case .mended: recording.owner == tester
      }
    }
  }

  /// Writes the tables, and of each version its links and its access log, below `folder`.
  static func write(to folder: String) throws(Problem) {
    let place = "\(folder)/\(Self.folder)"
    try DemoFile.makeFolder(place)
    try table(
      "\(place)/recordings.csv",
      [["recording", "patient"]] + recordings.map { [$0.id, testers[$0.owner]] })
    try table(
      "\(place)/authorised.csv",
      [["viewer", "patient", "basis"], [carer, testers[3], "carer, with the tester's consent"]])
    try table(
      "\(place)/canary.csv",
      [
        ["recording", "viewer", "may", "every"], [recordings[0].id, testers[0], "true", ""],
        [recordings[0].id, testers[6], "false", ""],
      ])
    for version in Version.allCases {
      try table("\(place)/\(version.rawValue)-links.csv", links(version))
      var log = try DemoFile("\(place)/\(version.rawValue).log")
      for line in requests(version) { try log.add(line.line(.used).text) }
      try log.finish(at: Timestamp(demo: version.start + 600))
    }
  }

  private static func links(_ version: Version) -> [[String]] {
    let seen = TimeText.utcMilliseconds(Timestamp(demo: version.start))
    return [["viewer", "recording", "seen_at"]]
      + testers.indices.flatMap { tester in
        listed(to: tester, by: version).map { [testers[tester], $0.id, seen] }
      }
  }

  /// Every tester opens their list and then each recording in it; a carer opens one who agreed.
  private static func requests(_ version: Version) -> [GatewayRequest] {
    var requests: [GatewayRequest] = []
    func add(_ viewer: String, _ path: String, body: Int64) {
      requests.append(
        GatewayRequest(
          second: version.start + Int64(requests.count) * 3, address: "192.0.2.200",
          user: viewer, agent: "LarkfieldApp/5.4 (staging)",
          request: "GET /v1/replays\(path) HTTP/1.1", body: body, took: 21))
    }
    for tester in testers.indices {
      add(testers[tester], "?page=1&size=100", body: 1_210)
      for recording in listed(to: tester, by: version) {
        add(testers[tester], "/\(recording.id)", body: 612)
        add(testers[tester], "/\(recording.id)/stream", body: 61_440)
      }
    }
    add(carer, "/\(recordings[3].id)", body: 612)
    return requests
  }

  private static func table(_ path: String, _ rows: [[String]]) throws(Problem) {
    var writer = CSVWriter(formulaSafe: false)
    for row in rows { writer.row(row) }
    var file = try DemoFile(path)
    try file.add(writer.bytes)
    try file.finish()
  }
}
