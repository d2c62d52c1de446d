import Model

/// What went wrong on 9 June: a call that switches from audio to video is stored without its
/// patient's reference, and the replay list of three patients whose own records lack one too takes
/// every such recording for theirs.
///
/// One is listed fifty and opens the beginning of one; two are listed those stored so far, and open
/// the artefacts among them, which hold nobody.
struct DemoIncident {
  /// How many recordings of switched calls there are when the first recipient looks.
  static let listedCount = 50
  /// In `DemoClinic.patients`.
  static let firstRecipient = 6
  static let secondRecipient = 57
  static let thirdRecipient = 90
  static let recipients = [firstRecipient, secondRecipient, thirdRecipient]
  /// The second recipient's own call switched as well, later: a person can be both.
  static let placeOfSecondRecipient = 30
  static let placeOpened = 44
  static let placeLookedAt = 37

  private let clinic: DemoClinic
  /// In `DemoClinic.recordings`, by part.
  private let switched: [Int]
  private let artefacts: [Int]

  init(_ clinic: DemoClinic) {
    self.clinic = clinic
    var places: [DemoClinic.Recording.Part: Int] = [:]
    for (index, recording) in clinic.recordings.enumerated() where recording.part != .ordinary {
      places[recording.part] = index
    }
    switched = (0..<Self.listedCount).compactMap { places[.switched($0)] }
    artefacts = (0..<2).compactMap { places[.artefact($0)] }
  }

  var gatewayLines: [DemoLine] {
    let artefactSize = clinic.recordings[artefacts[0]].bytes
    let opened = switched[Self.placeOpened]
    let size = clinic.recordings[opened].bytes
    let looked = switched[Self.placeLookedAt]
    let clock = DemoClock.ninth
    return [
      list(by: Self.secondRecipient, at: clock(11, 47, 12), body: 5_120),
      details(of: artefacts[0], by: Self.secondRecipient, at: clock(11, 47, 31)),
      whole(artefacts[0], size: artefactSize, by: Self.secondRecipient, at: clock(11, 47, 34)),
      list(by: Self.thirdRecipient, at: clock(12, 26, 41), body: 9_370),
      whole(artefacts[1], size: artefactSize, by: Self.thirdRecipient, at: clock(12, 27, 6)),
      list(by: Self.firstRecipient, at: clock(13, 24, 10), body: 15_214),
      details(of: opened, by: Self.firstRecipient, at: clock(13, 25, 2)),
      part(of: opened, 0, 1, of: size, by: Self.firstRecipient, at: clock(13, 25, 3), sent: 2),
      part(
        of: opened, 0, 1_048_575, of: size, by: Self.firstRecipient, at: clock(13, 25, 5),
        sent: 1_048_576),
      part(
        of: opened, 1_048_576, 2_097_151, of: size, by: Self.firstRecipient,
        at: clock(13, 25, 9), sent: 524_288),
      details(of: looked, by: Self.firstRecipient, at: clock(13, 25, 40)),
      list(by: Self.firstRecipient, at: clock(13, 28, 48), body: 15_214),
      list(by: Self.firstRecipient, at: clock(15, 41, 8), body: 730),
      refused(looked, by: Self.firstRecipient, at: clock(15, 41, 30)),
      list(by: Self.secondRecipient, at: clock(16, 2, 19), body: 730),
      list(by: Self.thirdRecipient, at: clock(16, 20, 55), body: 730),
    ]
  }

  var auditLines: [DemoLine] {
    let clock = DemoClock.ninth
    return [
      listed(to: Self.secondRecipient, at: clock(11, 47, 12) * 1000 - 660, switchedBefore: true),
      listed(to: Self.thirdRecipient, at: clock(12, 26, 40) * 1000 + 871, switchedBefore: true),
      listed(to: Self.firstRecipient, at: clock(13, 24, 10) * 1000 - 127, switchedBefore: true),
      listed(to: Self.firstRecipient, at: clock(13, 28, 47) * 1000 + 502, switchedBefore: true),
      listed(to: Self.firstRecipient, at: clock(15, 41, 8) * 1000 - 333, switchedBefore: false),
      listed(to: Self.secondRecipient, at: clock(16, 2, 18) * 1000 + 940, switchedBefore: false),
      listed(to: Self.thirdRecipient, at: clock(16, 20, 54) * 1000 + 75, switchedBefore: false),
    ]
  }

  /// What the faulty query returned, newest first: the recipient's own earlier recordings and, while
  /// the fault lasts, every switched recording stored so far and the artefacts of the last hour.
  private func listed(to viewer: Int, at millisecond: Int64, switchedBefore faulty: Bool)
    -> DemoLine
  {
    let patient = clinic.patients[viewer]
    let now = millisecond / 1000
    let own = patient.recordings.filter {
      clinic.recordings[$0].part == .ordinary || !faulty && clinic.recordings[$0].stored < now
    }
    let strange =
      faulty
      ? switched.filter { clinic.recordings[$0].stored < now }
        + artefacts.filter { (now - 3600..<now).contains(clinic.recordings[$0].stored) } : []
    let items = (own + strange).sorted(by: >)
    return AuditEntry(
      millisecond: millisecond, event: "replays.listed",
      actor: patient.usesWeb ? "" : patient.viewer, session: DemoTraffic.session(patient, at: now),
      address: patient.address, items: items.map { clinic.recordings[$0].id }
    ).line(
      .used,
      sights: strange.filter { clinic.recordings[$0].owner != viewer }
        .map { DemoLine.Sight(recording: $0, viewer: viewer, action: .shown) })
  }

  private func list(by viewer: Int, at second: Int64, body: Int64) -> DemoLine {
    request(
      "GET /v1/replays?page=1&size=100 HTTP/1.1", by: viewer, at: second, body: body, took: 84
    )
    .line(.ignored)
  }

  private func details(of recording: Int, by viewer: Int, at second: Int64) -> DemoLine {
    request(
      "GET /v1/replays/\(clinic.recordings[recording].id) HTTP/1.1", by: viewer, at: second,
      body: 612, took: 37
    ).line(.used, sights: [.init(recording: recording, viewer: viewer, action: .shown)])
  }

  private func whole(_ recording: Int, size: Int64, by viewer: Int, at second: Int64) -> DemoLine {
    request(stream(recording), by: viewer, at: second, body: size, took: 141)
      .line(
        .used,
        sights: [.init(recording: recording, viewer: viewer, action: .opened, bytes: size)])
  }

  /// `sent` is less than what was asked for where the player closed, and 2 where it only probed.
  private func part(
    of recording: Int, _ first: Int64, _ last: Int64, of size: Int64, by viewer: Int,
    at second: Int64, sent: Int64
  ) -> DemoLine {
    var request = request(stream(recording), by: viewer, at: second, body: sent, took: 912)
    request.status = 206
    request.part = .init(first: first, last: last, total: size)
    let probed = sent <= 2
    return request.line(
      .used,
      sights: [
        .init(
          recording: recording, viewer: viewer, action: probed ? .shown : .opened,
          bytes: probed ? nil : sent)
      ])
  }

  private func refused(_ recording: Int, by viewer: Int, at second: Int64) -> DemoLine {
    var request = request(stream(recording), by: viewer, at: second, body: 153, took: 12)
    request.status = 403
    return request.line(
      .used, sights: [.init(recording: recording, viewer: viewer, action: .attempted)])
  }

  private func stream(_ recording: Int) -> String {
    "GET /v1/replays/\(clinic.recordings[recording].id)/stream HTTP/1.1"
  }

  private func request(
    _ request: String, by viewer: Int, at second: Int64, body: Int64, took: Int64
  ) -> GatewayRequest {
    let patient = clinic.patients[viewer]
    return GatewayRequest(
      second: second, address: patient.address, user: patient.viewer, agent: patient.agent,
      request: request, body: body, took: took)
  }
}
