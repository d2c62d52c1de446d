import Model

/// A line of a log of the demo, with what is true of it: what became of it, and whom it shows what.
struct DemoLine {
  enum Fate { case used, ignored, rejected }

  /// One recording shown to, opened by or refused to somebody who is not entitled to it.
  struct Sight {
    let recording: Int
    /// In `DemoClinic.patients`.
    let viewer: Int
    let action: Action
    /// Body bytes sent, of an opened recording.
    var bytes: Int64?
  }

  /// As the line writes it, in milliseconds since 1970: a request's end in the gateway's log.
  let logged: Int64
  /// The start of the request; nil where the line is damaged.
  let start: Int64?
  let text: [UInt8]
  let fate: Fate
  var sights: [Sight] = []
}

/// A request as the gateway logs it when it has been served: nginx's `combined`, then
/// `rt=$request_time bs=$bytes_sent range="$http_range" crange="$sent_http_content_range"`.
struct GatewayRequest {
  struct Part {
    let first: Int64
    let last: Int64
    let total: Int64
  }

  var second: Int64
  let address: String
  var user: String
  var agent: String
  var request: String
  var status: Int64 = 200
  var body: Int64
  /// How long it took, in milliseconds.
  var took: Int64 = 0
  var part: Part?

  func line(_ fate: DemoLine.Fate, sights: [DemoLine.Sight] = []) -> DemoLine {
    let logged = second * 1000
    return DemoLine(
      logged: logged, start: logged - took, text: text, fate: fate, sights: sights)
  }

  private var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    text.add(address)
    text.add(" - ")
    text.add(user)
    text.add(" [")
    text.addCommonLogTime(second)
    text.add("] \"")
    text.add(request)
    text.add("\" ")
    text.add(status, width: 3)
    text.add(" ")
    text.add(body)
    text.add(" \"-\" \"")
    text.add(agent)
    text.add("\" rt=")
    text.add(took / 1000)
    text.add(".")
    text.add(took % 1000, width: 3)
    text.add(" bs=")
    text.add(body + 214)
    guard let part else {
      text.add(" range=\"-\" crange=\"-\"\n")
      return text
    }
    text.add(" range=\"bytes=")
    text.add(part.first)
    text.add("-")
    text.add(part.last)
    text.add("\" crange=\"bytes ")
    text.add(part.first)
    text.add("-")
    text.add(part.last)
    text.add("/")
    text.add(part.total)
    text.add("\"\n")
    return text
  }
}

/// A line of the app's own log: one JSON object, of which `replays.listed` names recordings.
struct AuditEntry {
  let millisecond: Int64
  var event: String
  /// Empty where the app knew only the session.
  var actor: String
  let session: String
  let address: String
  var items: [String]?

  func line(_ fate: DemoLine.Fate, sights: [DemoLine.Sight] = []) -> DemoLine {
    var text: [UInt8] = []
    text.add("{\"ts\":\"")
    text.addInternetTime(milliseconds: millisecond)
    text.add("\",\"event\":\"")
    text.add(event)
    text.add("\",\"actor\":{\"id\":")
    text.add(actor.isEmpty ? "null" : "\"" + actor + "\"")
    text.add("},\"session\":\"")
    text.add(session)
    text.add("\",\"ip\":\"")
    text.add(address)
    text.add("\"")
    if let items {
      text.add(",\"items\":[")
      text.add(items.map { "{\"recording\":\"" + $0 + "\"}" }.joined(separator: ","))
      text.add("]")
    }
    text.add("}\n")
    return DemoLine(
      logged: millisecond, start: millisecond, text: text, fate: fate, sights: sights)
  }
}
