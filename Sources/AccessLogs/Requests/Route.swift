import Model

/// One route of a profile: which requests ask for a recording, and what asking does.
///
/// `GET /v1/replays/{recording}/stream`: anchored at both ends, case-sensitive, matched against the
/// normalised path. `*` is any one segment, `**` any number of them, `{recording}` one whole segment
/// or the part of one between fixed text. A method of `*` is any, and `GET` takes `HEAD` too.
struct Route: Hashable, Sendable {
  enum Segment: Hashable, Sendable {
    case fixed([UInt8])
    case any
    case anyNumber
    case recording(before: [UInt8], after: [UInt8])
  }

  let method: [UInt8]
  let segments: [Segment]
  let action: Action
  /// What every path that fits begins with.
  let prefix: [UInt8]

  var namesRecording: Bool {
    segments.contains { if case .recording = $0 { true } else { false } }
  }

  init(method: [UInt8], segments: [Segment], action: Action) {
    self.method = method
    self.segments = segments
    self.action = action
    var prefix: [UInt8] = []
    for segment in segments {
      guard case .fixed(let bytes) = segment else {
        if segment != .anyNumber { prefix.append(UInt8(ascii: "/")) }
        if case .recording(let before, _) = segment { prefix += before }
        break
      }
      prefix.append(UInt8(ascii: "/"))
      prefix += bytes
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

  /// Nil where the path does not fit; else the recording it names, empty for a route that names none.
  ///
  /// As few segments as possible stand for each `**`, from the left.
  func recording(in path: Slice) -> Slice? {
    guard path.starts(with: prefix) else { return nil }
    var recording = Slice.empty
    var next = 0
    var position = 1
    var retry: (segment: Int, position: Int)?
    while position <= path.count {
      let end = path.firstIndex(of: UInt8(ascii: "/"), from: position) ?? path.count
      if next < segments.count, segments[next] == .anyNumber {
        retry = (next + 1, position)
        next += 1
      } else if next < segments.count,
        fits(segments[next], path.part(position..<end), &recording)
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
    return next == segments.count ? recording : nil
  }

  private func fits(_ pattern: Segment, _ segment: Slice, _ recording: inout Slice) -> Bool {
    switch pattern {
    case .fixed(let bytes): return segment.equals(bytes)
    case .any: return !segment.isEmpty
    case .anyNumber: return false
    case .recording(let before, let after):
      guard segment.count > before.count + after.count, segment.starts(with: before),
        segment.ends(with: after)
      else { return false }
      recording = segment.part(before.count..<segment.count - after.count)
      return true
    }
  }

  private static let get = Array("GET".utf8)
}
