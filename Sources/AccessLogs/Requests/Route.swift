import Model

/// One route of a profile: which requests ask for a recording, and what asking does.
///
/// `GET /v1/replays/{recording}/stream`: anchored at both ends, case-sensitive, matched against the
/// normalised path. `*` is any one segment, `**` any number of them, `{recording}` one whole segment
/// or the part of one between fixed text, `{segment}` the digits that number a stream's segments.
/// A method of `*` is any, and `GET` takes `HEAD` too.
///
/// A class, because every line looks at routes: to hand on a value of several arrays would count each
/// of them up and down, for a tenth of the whole reading.
final class Route: Sendable {
  let method: [UInt8]
  let segments: [RouteSegment]
  let action: Action
  /// Nil for a route to no segments of a stream.
  let times: SegmentTimes?
  /// Nil for a route to anything but a list.
  let list: ListRule?
  /// What every path that fits begins with.
  let prefix: [UInt8]

  var namesRecording: Bool { segments.contains { $0.namesRecording } }

  init(
    method: [UInt8], segments: [RouteSegment], action: Action, times: SegmentTimes? = nil,
    list: ListRule? = nil
  ) {
    self.method = method
    self.segments = segments
    self.action = action
    self.times = times
    self.list = list
    var prefix: [UInt8] = []
    for segment in segments {
      if segment != .anyNumber { prefix.append(UInt8(ascii: "/")) }
      prefix += segment.beginning
      guard case .fixed = segment else { break }
    }
    self.prefix = prefix
  }

  /// An empty method is one that the line does not carry: it fits any route.
  @inline(__always)
  func takes(method other: Slice) -> Bool {
    if other.isEmpty || other.equals(method) { return true }
    if method.count == 1, method[0] == UInt8(ascii: "*") { return true }
    return method.count == 3 && Self.get == method && other.equals("HEAD")
  }

  /// Nil where the path does not fit; else what it names.
  ///
  /// As few segments as possible stand for each `**`, from the left.
  func names(in path: Slice) -> RouteSegment.Names? {
    guard path.starts(with: prefix) else { return nil }
    var names = RouteSegment.Names()
    var next = 0
    var position = 1
    var retry: (segment: Int, position: Int)?
    while position <= path.count {
      let end = path.firstIndex(of: UInt8(ascii: "/"), from: position) ?? path.count
      if next < segments.count, segments[next] == .anyNumber {
        retry = (next + 1, position)
        next += 1
      } else if next < segments.count,
        segments[next].fits(path.part(position..<end), &names)
      {
        next += 1
        position = end + 1
      } else if let last = retry {
        let skipped = path.firstIndex(of: UInt8(ascii: "/"), from: last.position) ?? path.count
        retry = (last.segment, skipped + 1)
        next = last.segment
        position = skipped + 1
      } else {
        return nil
      }
    }
    while next < segments.count, segments[next] == .anyNumber { next += 1 }
    return next == segments.count ? names : nil
  }

  private static let get = Array("GET".utf8)
}
