import Model

/// Two ordinary days of the clinic, a minute at a time: owners, carers and clinicians who see what
/// they may, and ten times as many lines that have nothing to do with recordings.
///
/// Requests end between the fourth and the 56th second of a minute and take three seconds at most,
/// so the health checks at 0 and 57 are the first and the last of every stretch that has lines.
struct DemoTraffic {
  /// How busy each hour is, UTC.
  private static let weights = [
    3, 2, 1, 1, 2, 6, 16, 36, 62, 74, 76, 72, 64, 68, 72, 70, 64, 50, 42, 36, 30, 22, 12, 6,
  ]
  private static let chunk: Int64 = 1 << 20

  private let clinic: DemoClinic
  private var random: SplitMix64

  init(_ clinic: DemoClinic, seed: UInt64) {
    self.clinic = clinic
    random = SplitMix64(seed: seed, stream: 2)
  }

  /// A browser's session lasts a day at most.
  static func session(_ patient: DemoClinic.Patient, at second: Int64) -> String {
    "s-" + padded(patient.index + 1, 5) + (second < DemoClock.ninth(0, 0) ? "-8" : "-9")
  }

  mutating func gateway(_ minute: Int64) -> [DemoLine] {
    var lines: [DemoLine] = []
    for second in stride(from: minute, to: minute + 60, by: 5) {
      lines.append(healthCheck("10.20.0.2", at: second))
      lines.append(healthCheck("10.20.0.3", at: second + 2))
    }
    let weight = weight(minute)
    for _ in 0..<weight * 21 / 20 + 1 { lines.append(unrelated(minute)) }
    if random.below(40) < weight { lines += replay(minute) }
    return lines
  }

  mutating func audit(_ minute: Int64) -> [DemoLine] {
    let weight = weight(minute)
    var count = weight / 14
    if random.below(14) < weight % 14 { count += 1 }
    return (0..<count).map { _ in entry(minute) }
  }

  private func weight(_ minute: Int64) -> Int { Self.weights[Int(minute / 3600 % 24)] }

  // MARK: - What is no recording

  private func healthCheck(_ address: String, at second: Int64) -> DemoLine {
    GatewayRequest(
      second: second, address: address, user: "-", agent: "gateway-health/1.0",
      request: "GET /healthz HTTP/1.1", body: 2
    ).line(.ignored)
  }

  private mutating func unrelated(_ minute: Int64) -> DemoLine {
    let patient = random.among(clinic.patients)
    let kind = random.below(100)
    var request = GatewayRequest(
      second: minute + 4 + Int64(random.below(53)), address: patient.address,
      user: kind < 44 ? "-" : patient.viewer, agent: patient.agent, request: "",
      body: Int64(180 + random.below(6_000)), took: Int64(1 + random.below(400)))
    switch kind {
    case 0..<44:
      request.request = "GET /static/" + random.among(Self.files) + " HTTP/1.1"
      if random.below(3) == 0 { (request.status, request.body) = (304, 0) }
    case 44..<84: request.request = random.among(Self.calls) + " HTTP/1.1"
    case 84..<92:
      request.request = "GET /v1/bookings/b-" + padded(random.below(90_000), 6) + " HTTP/1.1"
    case 92..<96:
      let recording = clinic.recordings[patient.recordings[0]]
      request.request = "GET /v1/replays/" + recording.id + "/thumbnail.jpg HTTP/1.1"
    case 96..<98: request.request = "GET /v1/replays?page=1&size=100 HTTP/1.1"
    case 98:
      request.request = random.among(Self.calls) + " HTTP/1.1"
      (request.user, request.status, request.body) = ("-", 401, 41)
    default:
      request.request = random.among(Self.noise)
      (request.user, request.status, request.body) = ("-", 400, 157)
      request.agent = "-"
    }
    return request.line(.ignored)
  }

  private static let files = [
    "app.5f3c1b.js", "app.91ab04.css", "vendor.7710e2.js", "logo.svg", "inter.woff2", "call.wasm",
    "icons.png", "favicon.ico",
  ]
  private static let calls = [
    "GET /v1/profile", "GET /v1/messages?unread=1", "GET /v1/prescriptions", "POST /v1/bookings",
    "GET /v1/bookings?from=2020-06-09", "POST /v1/calls/events", "GET /v1/config", "HEAD /v1/time",
    "PUT /v1/devices/push",
  ]
  private static let noise = [
    "", "\\x16\\x03\\x01\\x00\\xA5\\x01", "GET /wp-login.php HTTP/1.1", "PRI * HTTP/2.0",
    "GET /../../etc/passwd HTTP/1.1",
  ]

  // MARK: - What somebody may see

  /// The details, then the stream: from the cache, or a probe and a few parts.
  private mutating func replay(_ minute: Int64) -> [DemoLine] {
    let (viewer, place, address, agent) = entitled(before: minute)
    let recording = clinic.recordings[place]
    let details = "GET /v1/replays/" + recording.id
    var request = GatewayRequest(
      second: minute + 4 + Int64(random.below(40)), address: address, user: viewer, agent: agent,
      request: details + " HTTP/1.1", body: 612, took: 37)
    var lines = [request.line(.used)]
    request.request = details + "/stream HTTP/1.1"
    if random.below(6) == 0 {
      request.second += 1
      (request.status, request.body, request.took) = (304, 0, 9)
      return lines + [request.line(.used)]
    }
    request.status = 206
    var first: Int64 = 0
    var end: Int64 = 2
    for _ in 0...random.below(5) where first < recording.bytes {
      let last = min(end, recording.bytes) - 1
      request.second += 1
      request.body = last - first + 1
      request.took = Int64(3 + random.below(2_800))
      request.part = .init(first: first, last: last, total: recording.bytes)
      lines.append(request.line(.used))
      first = end <= 2 ? 0 : end
      end = first + Self.chunk
    }
    return lines
  }

  private mutating func entry(_ minute: Int64) -> DemoLine {
    let millisecond = (minute + Int64(random.below(60))) * 1000 + Int64(random.below(1000))
    let patient = random.among(clinic.patients)
    let kind = random.below(10)
    var entry = AuditEntry(
      millisecond: millisecond, event: "booking.viewed",
      actor: patient.usesWeb ? "" : patient.viewer, session: Self.session(patient, at: minute),
      address: patient.address)
    switch kind {
    case 0..<3:
      let mayList = !DemoIncident.recipients.contains(patient.index)
      let items = mayList ? visible(of: patient, before: minute) : []
      (entry.event, entry.items) = ("replays.listed", items.map { clinic.recordings[$0].id })
      return entry.line(items.isEmpty ? .ignored : .used)
    case 3:
      let carer = random.among(clinic.carers)
      let items = visible(of: clinic.patients[carer.patient], before: minute)
      (entry.event, entry.actor) = ("replays.listed", carer.viewer)
      entry.items = items.map { clinic.recordings[$0].id }
      return entry.line(items.isEmpty ? .ignored : .used)
    case 4..<6: entry.event = "message.read"
    case 6..<8: entry.event = "session.started"
    case 8: entry.event = minute < DemoClock.release ? "call.joined" : "call.switched"
    default: break
    }
    return entry.line(.ignored)
  }

  /// Whom the recording belongs to, a carer with consent, or a clinician.
  private mutating func entitled(
    before minute: Int64
  ) -> (viewer: String, recording: Int, address: String, agent: String) {
    while true {
      let kind = random.below(100)
      let carer = random.among(clinic.carers)
      let patient =
        (75..<83).contains(kind) ? clinic.patients[carer.patient] : random.among(clinic.patients)
      let choices = visible(of: patient, before: minute)
      if choices.isEmpty || DemoIncident.recipients.contains(patient.index) { continue }
      let recording = random.among(choices)
      switch kind {
      case 0..<75: return (patient.viewer, recording, patient.address, patient.agent)
      case 75..<83:
        return (carer.viewer, recording, "203.0.113.250", "LarkfieldApp/5.4 (Android 10)")
      default: return (random.among(clinic.clinicians), recording, "10.20.8.7", "LarkfieldDesk/12")
      }
    }
  }

  /// What everybody else's list gives: recordings of switched calls lack the patient's reference,
  /// so even their owners do not find them.
  private func visible(of patient: DemoClinic.Patient, before minute: Int64) -> [Int] {
    patient.recordings.reversed().filter {
      clinic.recordings[$0].part == .ordinary && clinic.recordings[$0].stored < minute
    }
  }
}
