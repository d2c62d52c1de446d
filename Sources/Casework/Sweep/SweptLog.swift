import AccessLogs
import Evidence
import Model
import Notation

/// One part of a log on its way through a sweep: what to read of it, and what to keep of it for the
/// next one.
struct SweptLog {
  /// The path that is swept.
  let log: String
  let part: LogParts.Part
  /// As the case knows it; nil where the part is new.
  let known: Source?
  var request: LogRequest
  /// There are lines too new to be judged.
  private(set) var hasNewer = false
  /// Of a compressed part, that any is too new to judge the part at all, or that it is being written.
  private(set) var isPutOff = false

  init(
    log: String, part: LogParts.Part, known: Source?, reading: LogRequest, cutoff: Timestamp,
    horizon: Timestamp
  ) throws(Problem) {
    self.log = log
    self.part = part
    self.known = known
    request = reading
    request.opened = part.log.file
    request.cutoff = cutoff
    request.horizon = horizon
    if let known, let state = part.state, state.position > 0, try SweptLog.goesOn(known, &request) {
      request.resume = LogResume(source: known, hashState: state.hashState)
      request.maxGap = known.reading.maxGap
    }
    if part.log.isGzip { return }
    request.end = part.isSettled ? part.log.size : try part.log.endOfLastLine()
    if let profile = request.profile, !LogResume.canEndEarly(profile) { request.cutoff = nil }
    guard let profile = request.profile, LogResume.canFollow(profile) else { return }
    let end = try LogReader.endOfDueLines(request)
    hasNewer = end < request.end ?? end
    request.end = end
  }

  /// There is nothing in it to judge now.
  var isIdle: Bool {
    isPutOff || (request.resume != nil && request.end == request.resume?.source.contentBytes)
  }

  /// Ends before its first line that is too new; what is still being compressed or copied is left
  /// for the next sweep. False where all of it may be judged at `time`.
  mutating func ends(by ending: LogEnding, at time: Timestamp) -> Bool {
    let minute = time.adding(.seconds(-60))
    if part.log.isGzip, ending.isCutShort, part.log.modified > minute.nanoseconds {
      isPutOff = true
      return true
    }
    guard let tooNew = ending.tooNew else { return false }
    hasNewer = true
    if part.log.isGzip { isPutOff = true } else { request.end = tooNew }
    return true
  }

  /// Where the next sweep goes on behind what was read now.
  func state(of read: ReadSource, number: Int) throws(Problem) -> SweepState {
    let source = read.source
    let log = part.log
    let head = log.head(at: source.contentBytes)
    let mark = try log.mark(at: source.contentBytes, head: head)
    return SweepState(
      source: number, log: self.log, isLive: part.isLive, device: log.device,
      inode: log.inode, size: log.size, modified: log.modified, position: source.contentBytes,
      head: head, mark: mark ?? SHA256.digest(of: []), hashState: read.ending.hashState)
  }

  /// Whether a log that is read like this goes on where it was left; then it is read by the profile
  /// it was begun with.
  private static func goesOn(_ known: Source, _ request: inout LogRequest) throws(Problem) -> Bool {
    let reading = known.reading
    if request.profile == nil {
      request.profile = try Profile.parse(reading.profileText, file: reading.profileName)
    }
    guard let profile = request.profile, LogResume.canFollow(profile) else { return false }
    return profile.digest == reading.profileDigest
      && (request.zone?.name ?? profile.zoneName) == reading.zone
      && request.since == reading.since && request.until == reading.until
  }
}

extension GrowingLog {
  /// How much of the beginning is worth remembering: a line that is still being written as well.
  fileprivate func head(at position: Int64) -> Int64 {
    min(isGzip ? position : size, GrowingLog.sample)
  }
}

extension SweepState {
  /// As the part lies in its folder now, judged no further.
  mutating func refresh(_ part: LogParts.Part) throws(Problem) {
    let now = part.log.head(at: position)
    if now != head, let again = try part.log.mark(at: position, head: now) {
      head = now
      mark = again
    }
    isLive = part.isLive
    device = part.log.device
    inode = part.log.inode
    size = part.log.size
    modified = part.log.modified
  }
}
