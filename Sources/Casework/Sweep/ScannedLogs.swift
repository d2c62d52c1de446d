import AccessLogs
import Evidence
import Model
import Notation

/// Swept logs that no sweep has left anything of, and that a scan has read before: where the scan left
/// them, so that the first sweep goes on there, though they were rotated since.
enum ScannedLogs {
  /// As if a sweep had left them there; by path.
  static func states(
    of paths: Set<String>, sources: [Source], known states: [SweepState]
  ) throws(Problem) -> [SweepState] {
    var found: [SweepState] = []
    for path in paths.sorted()
    where !states.contains(where: { $0.log == path && $0.isLive }) {
      let source = sources.last { source in
        source.path == path && source.kind == .file && source.contentBytes > 0
          && !states.contains { $0.source == source.number }
      }
      if let source, let state = try state(of: source) { found.append(state) }
    }
    return found
  }

  /// Nil where nobody can tell, because the log cannot be looked at now.
  private static func state(of source: Source) throws(Problem) -> SweepState? {
    let listing = LogFolderListing(around: source.path).entries
    // The log itself, then what was written to last.
    let paths = listing.sorted { left, right in
      if (left.key == source.path) != (right.key == source.path) { return left.key == source.path }
      return (right.value.modified, left.key) < (left.value.modified, right.key)
    }
    for (path, _) in paths {
      guard let log = try? GrowingLog(path: path),
        let hash = try? log.hashState(
          ofBeginning: source.contentBytes, digest: source.contentDigest)
      else { continue }
      return try state(of: source, in: log, hash)
    }
    if (try? GrowingLog(path: source.path)) == nil { return nil }
    // Nothing begins with it: it is lost, and that is for the sweep to say.
    return SweepState(
      source: source.number, log: source.path, isLive: true, device: 0, inode: 0,
      size: source.bytes, modified: .max, position: source.contentBytes, head: 1,
      mark: source.contentDigest, hashState: [])
  }

  /// Where the scan ended within a line, the log is read anew.
  private static func state(
    of source: Source, in log: GrowingLog, _ hash: [UInt8]
  ) throws(Problem) -> SweepState {
    let head = min(source.contentBytes, GrowingLog.sample)
    let mark = try log.mark(at: source.contentBytes, head: head)
    let position = mark == nil ? 0 : source.contentBytes
    let beginning = try log.mark(at: 0, head: head)
    return SweepState(
      source: source.number, log: source.path, isLive: true, device: log.device,
      // A compressed log is known by its content alone: nobody has said how much of it was read.
      inode: log.isGzip ? 0 : log.inode, size: source.bytes, modified: log.modified,
      position: position, head: head,
      mark: mark ?? beginning ?? source.contentDigest, hashState: hash)
  }
}
