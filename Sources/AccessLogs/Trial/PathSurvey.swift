import Model

/// Collects the requests of a log's first units, for the shapes that their paths have in common.
struct PathSurvey: ~Copyable, UnitVisitor {
  struct Request {
    let method: [UInt8]
    let segments: [[UInt8]]
    /// Whoever asked, by address or name; only told apart from others.
    let client: [UInt8]
    let status: Int
  }

  /// Where the request stands, by the names of the log's fields; nil where the log has none.
  struct Places {
    var request: [UInt8]?
    var path: [UInt8]?
    var method: [UInt8]?
    var client: [UInt8]?
    var status: [UInt8]?
  }

  private let places: Places
  private(set) var requests: [Request] = []
  private var arena = Arena()

  init(_ places: Places) { self.places = places }

  mutating func visit(_ line: LogLine, by format: inout some LineFormat) {
    if line.isBlank || line.text.count > LogLine.longest { return }
    arena.removeAll()
    var found = Places()
    var target = Slice.empty
    let places = places
    format.fields(of: line, &arena) { field in
      if field.name == places.request {
        let request = RequestLine(field.value)
        found.method = found.method ?? request.method.copied
        target = request.target
      } else if field.name == places.path {
        target = field.value
      } else if field.name == places.method {
        found.method = field.value.copied
      } else if field.name == places.client {
        found.client = field.value.copied
      } else if field.name == places.status {
        found.status = field.value.copied
      }
    }
    // What reads a path may read a little behind it.
    let copy = arena.copy(target.copied)
    guard let path = RequestPath.normalised(copy, arena: &arena) else { return }
    let segments = path.buffer.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard segments.count <= PathShape.deepest else { return }
    requests.append(
      Request(
        method: found.method ?? [], segments: segments.map { Array($0) },
        client: found.client ?? [],
        status: Int(String(decoding: found.status ?? [], as: UTF8.self)) ?? 0))
  }
}
