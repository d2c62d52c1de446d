import Model
import Notation

@testable import AccessLogs

/// What people write for a log: refused with a place, or good for any line.
enum ProfileTargets {
  static var profile: FuzzTarget {
    FuzzTarget("profile", seeds: Formats.all.map { $0.sample }, checkProfile)
  }

  private static func checkProfile(_ input: [UInt8]) {
    do throws(Problem) {
      let profile = try Profile.parse(input, file: "fuzz.json5")
      insist(profile.text == input, "a profile keeps its text")
      _ = try profile.samplesDiffer()
    } catch {
      insist(error.place != nil, "a refused profile names its place")
    }
  }

  /// A route, a line feed, and a target that may fit it.
  static let route = FuzzTarget(
    "route",
    seeds: [
      "GET /v1/replays/{recording}/stream\nGET //v1/./replays/a%2fb/stream?x=1 HTTP/1.1",
      "* /**/{recording}.mp4\nHEAD http://x.example/a/../b/r-1.mp4",
    ], checkRoute)

  private static func checkRoute(_ input: [UInt8]) {
    let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let route = route(String(decoding: parts[0], as: UTF8.self)) else {
      return
    }
    var arena = Arena()
    let padded = Array(parts[1]) + [UInt8](repeating: 0, count: 64)
    padded.withUnsafeBufferPointer { bytes in
      let request = RequestLine(Slice(start: bytes.baseAddress, count: parts[1].count))
      let table = RouteTable([route])
      if let match = table.match(request, status: 200, arena: &arena), route.namesRecording {
        insist(!match.recording.isEmpty, "a route names a recording that is not empty")
      }
    }
  }

  private static func route(_ request: String) -> Route? {
    var json = JSONWriter()
    json.object {
      $0.member("request", request)
      $0.member("action", "shown")
    }
    do throws(Problem) {
      return try RouteReader(file: "fuzz").read(
        JSONNode.parse(json.bytes, file: "fuzz", lenient: false))
    } catch {
      insist(error.place != nil, "a refused route names its place")
      return nil
    }
  }
}
