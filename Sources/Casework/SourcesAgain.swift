import AccessLogs
import Evidence
import Model

/// The sources of a case that a scan must read again, because the tables are not those by which their
/// lines were judged: all of them where the scan brings other tables, else those of which sweeps left
/// lines that were judged before the tables changed.
///
/// Sweeps go on for years, and what they read is deleted some day. So what they left is judged anew
/// where it can be found, and said to be left where it cannot; everything else stops the scan.
struct SourcesAgain {
  /// One of them, where it lies now.
  struct Unnamed {
    let source: Source
    let path: String
    /// Of a swept log: it may have grown since, and been renamed.
    let log: GrowingLog?
  }

  let numbers: Set<Int>
  let links: [Source]
  /// Those to read besides the logs that the scan names.
  let unnamed: [Unnamed]

  /// Those that lie where the scan names a log.
  private let named: [Source]
  private let before: Scan.Before

  /// Throws `.input` where one that no sweep left is gone or came from a pipe.
  init(
    _ before: Scan.Before, tablesChanged: Bool, states: [SweepState], for request: ScanRequest
  ) throws(Problem) {
    self.before = before
    // Of what is empty no table can say anything.
    let empty = before.sources.filter { $0.contentBytes == 0 }
    numbers = (tablesChanged ? Set(before.sources.map(\.number)) : before.apart)
      .subtracting(empty.filter { before.apart.contains($0.number) }.map(\.number))
    let sources = before.sources.filter { [numbers] in numbers.contains($0.number) }
    let paths = Set(request.logs.map { FilePath.absolute($0.path, in: request.workingFolder) })
    var swept: [Int: GrowingLog] = [:]
    for source in sources where before.apart.contains(source.number) {
      swept[source.number] = try SourcesAgain.part(of: source, states)
    }
    let known = Set(swept.values.map(\.path))
    var (links, named, unnamed): ([Source], [Source], [Unnamed]) = ([], [], [])
    for source in sources {
      let isLeft = before.apart.contains(source.number)
      let path = swept[source.number]?.path ?? source.path
      if source.reading.format == LinkTable.format {
        if !isLeft || FilePath.exists(path) { links.append(source) }
      } else if paths.contains(path) {
        named.append(source)
      } else if !isLeft {
        guard source.kind == .file else { throw .cameFromPipe() }
        guard FilePath.exists(path) else { throw .sourceGone(path) }
        unnamed.append(Unnamed(source: source, path: path, log: nil))
      } else if let log = swept[source.number] {
        unnamed.append(Unnamed(source: source, path: path, log: log))
      } else if !known.contains(path), FilePath.size(path) == source.bytes {
        // Rotation gives one name to many files.
        unnamed.append(Unnamed(source: source, path: path, log: nil))
      }
    }
    (self.links, self.named, self.unnamed) = (links, named, unnamed)
  }

  /// Whether the scan may go on where this source is not what it was.
  func mayBeLeft(_ number: Int) -> Bool { before.apart.contains(number) }

  /// A source whose path the scan names must have been among what was read there.
  func refuseUnread(_ changes: SourceChanges) throws(Problem) {
    for source in named
    where !mayBeLeft(source.number) && !changes.replaced.contains(source.number) {
      throw .sourceChanged(source.path)
    }
  }

  /// Those that were not judged anew.
  func left(by changes: SourceChanges) -> [Source] {
    let gone = changes.replaced
    return before.sources.filter { numbers.contains($0.number) && !gone.contains($0.number) }
  }

  /// What to say of them.
  func doubts(of left: [Source]) -> [Problem] {
    left.first.map { [.judgedBefore(left.count, $0.path)] } ?? []
  }

  /// What a sweep read of as this source, whatever it is called now; nil where it is not to be found.
  private static func part(
    of source: Source, _ states: [SweepState]
  ) throws(Problem) -> GrowingLog? {
    guard let state = states.first(where: { $0.source == source.number }) else { return nil }
    for path in try SweptPlaces(of: source, states: states).paths {
      guard let log = try? GrowingLog(path: path) else { continue }
      if try log.mark(at: state.position, head: state.head) == state.mark { return log }
    }
    return nil
  }
}

extension Problem {
  static func sourceGone(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "a source of this case is gone",
      reason: "the tables have changed, so every source has to be read again",
      hint: "bring it back, or take it out of the case: candour source drop NAME")
  }

  static func sourceChanged(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "a source of this case is not what it was",
      reason: "the tables have changed, so it had to be read again, and its bytes differ",
      hint: "bring the scanned file back, or take it out of the case: candour source drop NAME")
  }

  fileprivate static func cameFromPipe() -> Problem {
    Problem(
      .input, at: Place("-"), "a source of this case came from a pipe and cannot be read again",
      reason: "the tables have changed, so every source has to be read again",
      hint: "take it out of the case (candour source drop NAME) and scan it again from a file")
  }

  fileprivate static func judgedBefore(_ count: Int, _ path: String) -> Problem {
    Problem(
      .input, at: Place(path),
      count == 1
        ? "this source was judged before the tables changed, and could not be read again"
        : "\(count) sources, this one first, were judged before the tables changed, and could not be"
          + " read again",
      reason: "sweeps judge only what is new; a scan judges all that is still there as it was",
      hint: "bring back what the log was rotated to, and scan again; what it shows may not hold")
  }
}
