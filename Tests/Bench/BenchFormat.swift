/// The formats that are measured, and how each writes one line.
enum BenchFormat: String, CaseIterable {
  /// Nine lines in ten ask for something else.
  case combined
  /// Every line is an event.
  case csv
  case jsonLines = "json-lines"

  var header: String { self == .csv ? "time,viewer,recording,action,status,bytes,address\n" : "" }

  var profileName: String { "\(rawValue).json5" }

  var profile: String {
    switch self {
    case .combined:
      """
      { name: "gateway", format: "combined", viewer: { field: "remote_user", prefix: "pt-" },
        routes: [ { request: "GET /v1/replays/{recording}/stream", action: "opened" },
                  { request: "GET /v1/replays/{recording}", action: "shown" } ] }

      """
    case .csv, .jsonLines: "{ name: \"\(rawValue)\", format: \"\(rawValue)\" }\n"
    }
  }

  func event(
    recording: Int, viewer: Int, isOpened: Bool, bytes: Int, address: String, at clock: BenchClock
  ) -> String {
    let action = isOpened ? "opened" : "shown"
    switch self {
    case .combined:
      let request = "GET /v1/replays/rec-\(recording)\(isOpened ? "/stream" : "") HTTP/1.1"
      return "\(address) - \(viewer) [\(clock.common)] \"\(request)\" 200 \(bytes) \(Self.tail)\n"
    case .csv:
      return "\(clock.rfc3339),pt-\(viewer),rec-\(recording),\(action),200,\(bytes),\(address)\n"
    case .jsonLines:
      return "{\"time\":\"\(clock.rfc3339)\",\"level\":\"info\",\"event\":\"replay\","
        + "\"viewer\":\"pt-\(viewer)\",\"recording\":\"rec-\(recording)\",\"action\":\"\(action)\","
        + "\"status\":200,\"bytes\":\(bytes),\"address\":\"\(address)\",\"app\":\"3.1.\(bytes % 7)\"}\n"
    }
  }

  func unrelated(_ target: String, bytes: Int, address: String, at clock: BenchClock) -> String {
    "\(address) - - [\(clock.common)] \"GET \(target) HTTP/1.1\" 200 \(bytes) \(Self.tail)\n"
  }

  private static let tail =
    "\"https://clinic.example/app/home\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"
    + " (KHTML, like Gecko) Chrome/83.0\""
}

/// A time of day in June 2020, one second after another.
struct BenchClock {
  private var second = 0

  mutating func advance() { second += 1 }

  private var day: Int { 8 + second / 86_400 % 20 }

  private var time: String {
    [second / 3600 % 24, second / 60 % 60, second % 60].map(Self.two).joined(separator: ":")
  }

  /// `08/Jun/2020:00:00:01 +0000`.
  var common: String { "\(Self.two(day))/Jun/2020:\(time) +0000" }

  /// `2020-06-08T00:00:01Z`.
  var rfc3339: String { "2020-06-\(Self.two(day))T\(time)Z" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
