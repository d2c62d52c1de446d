import AccessLogs
import Evidence
import Model

/// One swept log as the parts it was rotated into: which of them hold lines that nobody has judged,
/// and where those begin.
///
/// A part is known again by its inode and by what it begins with and what was read of it last; so
/// also where it was copied, compressed or renamed several times. A name alone proves nothing.
struct LogParts {
  struct Part {
    let log: GrowingLog
    /// How far it was judged; nil where it is new.
    let state: SweepState?
    let isLive: Bool
    /// Nobody has written to it since the last sweep, and a newer part is there: its last line is
    /// whole, with or without its end.
    let isSettled: Bool
  }

  /// With lines that were not judged, the oldest first, the live one last.
  private(set) var unread: [Part] = []
  /// Known, and judged as far as they go now.
  private(set) var done: [Part] = []
  /// Known, and nowhere to be found, before all of them was judged for certain.
  private(set) var lost: [SweepState] = []
  /// Known, and nowhere to be found while the log itself is not there either: where its disk was not
  /// mounted, all of it comes back.
  private(set) var waiting: [SweepState] = []
  /// Why the log itself cannot be read; nil where it is there.
  private(set) var missing: Problem?

  private let path: String
  private let states: [SweepState]
  private let named: Set<String>

  /// `named` are the paths that were named themselves; of a log that was never swept, what it was
  /// rotated to before is not read. Throws `.input` for what cannot be read.
  init(of path: String, known states: [SweepState], named: Set<String>) throws(Problem) {
    self.path = path
    self.states = states
    self.named = named
    for _ in 0..<50 {
      let listing = LogFolderListing(around: path)
      guard let logs = try open(listing) else { continue }
      // A log that is rotated just now is in two places, or in none.
      guard LogFolderListing(around: path).names(theSameAs: listing) else { continue }
      if listing.entries[path] == nil, let absence = absence() {
        if states.isEmpty { throw absence }
        missing = absence
      }
      try match(logs)
      return
    }
    throw .keepsMoving(path)
  }

  /// Nil where one of them is not there any more.
  private func open(_ listing: LogFolderListing) throws(Problem) -> [GrowingLog]? {
    var logs: [GrowingLog] = []
    for (path, entry) in listing.entries.sorted(by: { $0.key < $1.key }) where isWanted(path, entry)
    {
      // What gzip is still writing: the log itself is there until it is whole.
      if path.hasSuffix(".gz"), listing.entries[String(path.dropLast(3))] != nil { continue }
      do throws(Problem) {
        logs.append(try GrowingLog(path: path))
      } catch {
        if !FilePath.exists(path) { return nil }
        throw error
      }
    }
    return logs
  }

  private func absence() -> Problem? {
    do throws(Problem) {
      _ = try GrowingLog(path: path)
      return nil
    } catch {
      return error
    }
  }

  private func isWanted(_ path: String, _ entry: LogFolderListing.Entry) -> Bool {
    if path == self.path || named.contains(path) { return true }
    if states.contains(where: { $0.device == entry.device && $0.inode == entry.inode }) {
      return true
    }
    // Compressing a file leaves it the time of its last change.
    if states.contains(where: { $0.modified == entry.modified }) { return true }
    // What was not touched since before the oldest part that may go on is older than all of it; so it
    // is where none goes on, and it was not touched since the newest was.
    let open = states.filter { $0.isLive || $0.position < $0.size }
    let since = open.map(\.modified).min() ?? states.map(\.modified).max()
    return since.map { entry.modified >= $0 } ?? false
  }

  private mutating func match(_ logs: [GrowingLog]) throws(Problem) {
    var (found, remaining) = try pairs(logs)
    for (place, log) in logs.enumerated() where found[place] == nil && log.isGzip {
      for (index, state) in remaining.enumerated() where state.head > 0 {
        guard try log.mark(at: state.position, head: state.head) == state.mark else { continue }
        found[place] = remaining.remove(at: index)
        break
      }
    }
    var parts: [Part] = []
    for (place, log) in logs.enumerated() {
      let isLive = log.path == path
      if found[place] == nil, !isLive {
        if log.size == 0 || (states.isEmpty && !named.contains(log.path)) { continue }
        if try isCopy(log, at: place, among: logs, found) { continue }
        found[place] = takeEmpty(from: &remaining, for: log)
      }
      parts.append(Part(log: log, state: found[place], isLive: isLive))
    }
    parts.sort { left, right in
      if left.isLive != right.isLive { return right.isLive }
      return (left.log.modified, left.log.path) < (right.log.modified, right.log.path)
    }
    unread = parts.filter { !$0.isDone }
    done = parts.filter(\.isDone)
    if missing == nil {
      lost = remaining.filter { $0.isLive || $0.position < $0.size }
    } else {
      waiting = remaining
    }
  }

  /// Of what was empty there is nothing to know it by: what was written to it since may be compressed
  /// already.
  private func takeEmpty(from states: inout [SweepState], for log: GrowingLog) -> SweepState? {
    guard log.isGzip else { return nil }
    let empty = states.indices.filter {
      states[$0].head == 0 && states[$0].modified <= log.modified
    }
    let place = empty.first { states[$0].isLive } ?? empty.first
    return place.map { states.remove(at: $0) }
  }

  /// Which log is which part, by place, and the parts that are none. Where several would do, the one
  /// of which most was read: of a few bytes many logs are the beginning.
  private func pairs(
    _ logs: [GrowingLog]
  ) throws(Problem) -> ([Int: SweepState], [SweepState]) {
    var candidates: [(place: Int, state: SweepState, isInPlace: Bool)] = []
    for (place, log) in logs.enumerated() {
      for state in states {
        let isInPlace = log.device == state.device && log.inode == state.inode
        let fits =
          if log.isGzip {
            isInPlace && log.size == state.size && log.modified == state.modified
          } else if state.head > 0 {
            try log.mark(at: state.position, head: state.head) == state.mark
          } else {
            isInPlace
          }
        if fits { candidates.append((place, state, isInPlace)) }
      }
    }
    candidates.sort { left, right in
      if left.state.position != right.state.position {
        return left.state.position > right.state.position
      }
      // What has no byte to be known by is known by its inode, which another file may have by now.
      if left.state.head != right.state.head { return left.state.head > right.state.head }
      if left.isInPlace != right.isInPlace { return left.isInPlace }
      return (left.state.source, left.place) < (right.state.source, right.place)
    }
    var found: [Int: SweepState] = [:]
    var taken: Set<Int> = []
    for candidate in candidates
    where found[candidate.place] == nil && !taken.contains(candidate.state.source) {
      found[candidate.place] = candidate.state
      taken.insert(candidate.state.source)
    }
    let rest = states.filter { !taken.contains($0.source) }.sorted { left, right in
      (right.position, left.source) < (left.position, right.source)
    }
    return (found, rest)
  }

  /// What was copied of another part, or is being copied: its lines are that one's. All its bytes
  /// say so: logs whose first lines are a heading begin alike.
  private func isCopy(
    _ log: GrowingLog, at place: Int, among logs: [GrowingLog], _ found: [Int: SweepState]
  ) throws(Problem) -> Bool {
    for (other, whole) in logs.enumerated() where other != place {
      if log.isGzip || whole.isGzip {
        guard let state = found[other], state.position > 0,
          try log.mark(at: state.position, head: state.head) == state.mark
        else { continue }
        if try log.isBeginningOfContent(of: whole) { return true }
      } else if whole.size > log.size || found[other] != nil || other < place {
        // A few bytes of a line prove nothing.
        guard try log.endOfLastLine() > 0 else { continue }
        if try log.isBeginning(of: whole) { return true }
      }
    }
    return false
  }
}

extension LogParts.Part {
  fileprivate init(log: GrowingLog, state: SweepState?, isLive: Bool) {
    self.log = log
    self.state = state
    self.isLive = isLive
    isSettled =
      !isLive
      && state.map { !$0.isLive && $0.size == log.size && $0.modified == log.modified } ?? false
  }

  /// Nothing of it is left to judge, for all that its size tells.
  fileprivate var isDone: Bool {
    guard let state else { return false }
    // A file that was compressed since has another digest to be told.
    if log.isGzip {
      return log.inode == state.inode && log.size == state.size && state.position > 0
    }
    return state.position == log.size && state.position > 0
  }
}

extension Problem {
  fileprivate static func keepsMoving(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "is rotated faster than it can be looked at",
      hint: "sweep again in a moment; logs are not meant to be rotated many times a second")
  }
}
