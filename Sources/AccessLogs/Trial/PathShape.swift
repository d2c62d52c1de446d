/// What many requests have in common: the method and the path, with `*` for the parts that vary.
///
/// A part of a path is kept as it stands only if it is a word that addresses are made of, or one that
/// three clients asked for and that has few others beside it; everything else may be somebody's name
/// or id, and varies.
struct PathShape {
  enum Part: Hashable {
    case word([UInt8])
    /// With the ending it always has: `.mp4`.
    case varies(ending: [UInt8])

    var isVarying: Bool { if case .varies = self { true } else { false } }
  }

  /// Upper case, known; empty where the log names none or another.
  let method: String
  let parts: [Part]
  var count = 0
  var partial = 0

  /// The most frequent first.
  static func shapes(of requests: [PathSurvey.Request]) -> [PathShape] {
    var shapes: [Key: PathShape] = [:]
    for (request, parts) in zip(requests, parts(of: requests)) {
      let method = methodName(request.method)
      let key = Key(method: method, parts: parts)
      shapes[key, default: PathShape(method: method, parts: parts)].count += 1
      if request.status == 206 { shapes[key]?.partial += 1 }
    }
    return shapes.values.sorted { left, right in
      left.count != right.count
        ? left.count > right.count
        : left.text(recording: nil) < right.text(recording: nil)
    }
  }

  /// Which of its parts names the recording, as far as words can tell: nil where none varies.
  var recording: Int? {
    let varying = parts.indices.filter { parts[$0].isVarying }
    let named = varying.last { index in
      guard index > 0, case .word(let word) = parts[index - 1] else { return false }
      return Vocabulary.meansRecording(word)
    }
    return named ?? varying.last
  }

  /// How likely it is that it is for a recording; 0 or less: not likely.
  var likelihood: Int {
    guard let recording, method.isEmpty || method == "GET" else { return 0 }
    var points = 1
    if recording > 0, case .word(let word) = parts[recording - 1],
      Vocabulary.meansRecording(word)
    {
      points += 4
    }
    if isOpened { points += 3 }
    if partial > 0 { points += 3 }
    if case .varies(let ending)? = parts.last, !ending.isEmpty, !Vocabulary.isMedia(ending: ending)
    {
      points -= 6
    }
    return points
  }

  /// Whether it sends what is heard, seen or read, and not its details.
  var isOpened: Bool {
    switch parts.last {
    case .varies(let ending)?: Vocabulary.isMedia(ending: ending)
    case .word(let word)?: Vocabulary.meansOpened(word)
    case nil: false
    }
  }

  /// The list of them, not one.
  var endsInRecordings: Bool {
    guard method.isEmpty || method == "GET", case .word(let word)? = parts.last else {
      return false
    }
    return Vocabulary.meansRecording(word)
  }

  /// Files that hold a few seconds each.
  var isOfSegments: Bool {
    guard case .varies(let ending)? = parts.last else { return false }
    return [".ts", ".m4s", ".aac"].contains(String(decoding: ending, as: UTF8.self).lowercased())
  }

  /// As a route writes it: `GET /v1/replays/{recording}/stream`. Without a recording what varies keeps
  /// its ending, `/static/*.js`: to be read, not matched.
  func text(recording: Int?) -> String {
    let path = parts.enumerated().map { index, part in
      switch part {
      case .word(let word): return "/" + String(decoding: word, as: UTF8.self)
      case .varies(let ending):
        let end = recording == nil || recording == index ? ending : []
        return (recording == index ? "/{recording}" : "/*") + String(decoding: end, as: UTF8.self)
      }
    }
    return (method.isEmpty ? "*" : method) + " " + path.joined()
  }

  // MARK: Making

  private struct Key: Hashable {
    let method: String
    let parts: [Part]
  }

  private struct Place: Hashable {
    let above: [Part]
    let word: [UInt8]
  }

  /// Deeper paths are left out.
  static let deepest = 16
  /// More words than these beside each other are names.
  private static let mostBeside = 8

  private static func parts(of requests: [PathSurvey.Request]) -> [[Part]] {
    var parts = requests.map { _ in [Part]() }
    for depth in 0..<deepest {
      var clients: [Place: Set<[UInt8]>] = [:]
      var beside: [[Part]: Set<[UInt8]>] = [:]
      for (index, request) in requests.enumerated() where depth < request.segments.count {
        let word = request.segments[depth]
        guard !Vocabulary.isPathWord(word), Vocabulary.isWord(word), word.count <= 24 else {
          continue
        }
        clients[Place(above: parts[index], word: word), default: []].insert(request.client)
        beside[parts[index], default: []].insert(word)
      }
      for (index, request) in requests.enumerated() where depth < request.segments.count {
        let word = request.segments[depth]
        let isShared =
          (clients[Place(above: parts[index], word: word)]?.count ?? 0) >= 3
          && (beside[parts[index]]?.count ?? 0) <= mostBeside
        let isKept = word.isEmpty || Vocabulary.isPathWord(word) || isShared
        parts[index].append(
          isKept ? .word(word) : .varies(ending: Vocabulary.ending(of: word) ?? []))
      }
    }
    return parts
  }

  private static func methodName(_ method: [UInt8]) -> String {
    let name = String(decoding: method, as: UTF8.self)
    if name == "HEAD" { return "GET" }
    return ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(name) ? name : ""
  }
}
