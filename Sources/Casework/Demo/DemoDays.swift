/// The two days as the logs saw them: ordinary traffic, the incident within it, and the damage that
/// a full disk did to the logs.
struct DemoDays {
  private var traffic: DemoTraffic
  private let gatewayExtras: [Int64: [DemoLine]]
  private let auditExtras: [Int64: [DemoLine]]

  init(_ clinic: DemoClinic, seed: UInt64) {
    traffic = DemoTraffic(clinic, seed: seed)
    let incident = DemoIncident(clinic)
    gatewayExtras = Self.byMinute(incident.gatewayLines + Self.damagedGatewayLines)
    auditExtras = Self.byMinute(incident.auditLines + Self.damagedAuditLines)
  }

  /// The gateway's lines of the minute that begins at `minute`, in no order.
  mutating func gateway(_ minute: Int64) -> [DemoLine] {
    let lines = traffic.gateway(minute)
    let isSilent = (DemoClock.silenceStart..<DemoClock.silenceEnd).contains(minute)
    return isSilent ? [] : lines + gatewayExtras[minute, default: []]
  }

  mutating func audit(_ minute: Int64) -> [DemoLine] {
    traffic.audit(minute) + auditExtras[minute, default: []]
  }

  private static func byMinute(_ lines: [DemoLine]) -> [Int64: [DemoLine]] {
    Dictionary(grouping: lines) { $0.logged / 60_000 * 60 }
  }

  private static var damagedGatewayLines: [DemoLine] {
    [
      (
        DemoClock.eighth(5, 13, 20),
        "192.0.2.77 - pt-00230 [08/Jun/2020:05:13:20 +0000] \"GET /v1/replays/rec-0"
      ),
      (DemoClock.eighth(18, 44, 31), "203.0.113.19 - - [08/Jun/20"),
      (
        DemoClock.ninth(11, 20, 33),
        "198.51.100.7 - pt-00391 [09/Jun/2020:11:20:33 +0000] \"GET /v1/replays/rec-00"
      ),
      (
        DemoClock.ninth(12, 39, 41),
        "203.0.113.44 - pt-01011 [09/Jun/2020:12:39:41 +0000] \"POST /v1/calls/ev"
      ),
      (
        DemoClock.ninth(14, 31, 5),
        "192.0.2.30 - pt-00088 [09/Jun/2020:25:61:07 +0000] \"GET /v1/replays/rec-000088/stream "
          + "HTTP/1.1\" 206 1048576 \"-\" \"LarkfieldApp/5.4 (iOS 13.5)\" rt=0.310 bs=1048790 "
          + "range=\"bytes=0-1048575\" crange=\"bytes 0-1048575/20160000\""
      ),
    ].map(damaged)
  }

  private static var damagedAuditLines: [DemoLine] {
    [(DemoClock.ninth(12, 58, 40), "{\"ts\":\"2020-06-09T12:58:40.118Z\",\"event\":\"message.re")]
      .map(damaged)
  }

  private static func damaged(_ second: Int64, _ text: String) -> DemoLine {
    DemoLine(
      logged: second * 1000, start: nil, text: Array((text + "\n").utf8), fate: .rejected)
  }
}
