import Model

/// The rules that all formats share: from a statement and its recordings to events.
struct EventRules: Sendable {
  let status: StatusRules
  let countsWire: Bool
  let prefix: [UInt8]
  let after: [UInt8]
  let window: EventWindow
  /// What a list request would have returned.
  let lists: (any ListReplay)?

  init(_ rules: ProfileRules, window: EventWindow) {
    status = StatusRules(minBytes: rules.minBytes)
    countsWire = rules.counts == .wire
    prefix = rules.prefix
    after = rules.after
    lists = rules.lists
    self.window = window
  }

  /// One event for each distinct recording, in the order of the line; a line whose events lie outside
  /// the window is ignored. `statement` is only read: where it stands, for it is large.
  func append(
    _ statement: inout Statement, recordings: some RandomAccessCollection<Slice>, of line: LogLine,
    to batch: inout EventBatch
  ) -> Verdict {
    guard window.contains(statement.time) else { return .ignored }
    let viewer = viewer(statement.viewer, &batch.arena)
    if recordings.count == 1, statement.page == nil, let recording = recordings.first {
      batch.append(event(&statement, of: recording, by: viewer, on: line))
      return .used
    }
    var event = event(&statement, of: .empty, by: viewer, on: line)
    if let page = statement.page { return replay(page, as: &event, to: &batch) }
    for recording in Self.distinct(Array(recordings)) {
      event.recording = recording
      batch.append(event)
    }
    return .used
  }

  /// Inlined, so that an event is written once: straight to where it is to stand.
  @inline(__always)
  private func event(
    _ statement: inout Statement, of recording: Slice, by viewer: Slice, on line: LogLine
  ) -> AccessEvent {
    let action = action(of: &statement)
    return AccessEvent(
      recording: recording, viewer: viewer, session: statement.session,
      address: statement.address.withoutPort, identity: statement.identity,
      time: statement.time, logged: statement.logged, bytes: statement.bytes,
      playedMicroseconds: statement.playedMicroseconds, range: range(&statement),
      media: action == .opened ? statement.media : nil, action: action,
      marks: marks(of: &statement, as: action), line: line.number, offset: line.offset,
      raw: line.raw)
  }

  /// What the list would have shown at that time; a refused request shows nothing. The bytes are those
  /// of the list.
  private func replay(
    _ page: ListPage, as event: inout AccessEvent, to batch: inout EventBatch
  ) -> Verdict {
    guard event.action == .shown else { return .ignored }
    guard let lists else {
      batch.unansweredLists += 1
      return .ignored
    }
    event.bytes = -1
    event.range = nil
    event.marks.insert(.reconstructed)
    var recordings: [Slice] = []
    let isAskerKnown = lists.forEachRecording(
      shownTo: event.viewer, session: event.session, at: event.time, on: page
    ) { recordings.append($0) }
    if !isAskerKnown { batch.unansweredLists += 1 }
    for recording in Self.distinct(recordings) {
      event.recording = recording
      batch.append(event)
    }
    return recordings.isEmpty ? .ignored : .used
  }

  private func action(of statement: inout Statement) -> Action {
    if statement.isRefused { return .attempted }
    return status.action(
      statement.action, status: statement.status, isHead: statement.isHead,
      bytes: statement.bytes)
  }

  private func marks(of statement: inout Statement, as action: Action) -> AccessEvent.Marks {
    var marks = AccessEvent.Marks(rawValue: 0)
    if statement.isRepaired { marks.add(.repaired) }
    if statement.status == 304 { marks.add(.notModified) }
    if statement.bytes >= 0, countsWire || statement.isInParts { marks.add(.wireBytes) }
    if statement.action == .opened, action == .shown,
      status.isAnswered(statement.status) || statement.isHead
    {
      marks.add(.probe)
    }
    return marks
  }

  /// Empty, null and `-` are nobody, and get no prefix.
  private func viewer(_ name: Slice, _ arena: inout Arena) -> Slice {
    let name = after.isEmpty ? name : name.behindLast(after)
    if name.isEmpty || name.isDash { return .empty }
    if prefix.isEmpty { return name }
    return prefix.withUnsafeBufferPointer { arena.join(Slice($0), name) }
  }

  /// Only a 206 carried a range. What the answer declares comes before what was asked for, and no more
  /// than was sent was carried: a client may hang up.
  private func range(_ statement: inout Statement) -> ByteRange? {
    if let status = statement.status, status != 206 { return nil }
    guard let stated = statement.answeredRange ?? statement.askedRange else { return nil }
    guard statement.bytes >= 0 else { return stated.last == .max ? nil : stated }
    if stated.last == .max, countsWire || statement.status == nil { return nil }
    guard statement.bytes > 0 else { return nil }
    // More than was asked for: whatever was sent, it was not that range.
    if statement.answeredRange == nil, !countsWire,
      stated.last - stated.first < statement.bytes - 1
    {
      return nil
    }
    let (sum, overflow) = stated.first.addingReportingOverflow(statement.bytes - 1)
    if overflow { return stated.last == .max ? nil : stated }
    return ByteRange(first: stated.first, last: min(stated.last, sum), total: stated.total)
  }

  static func distinct(_ recordings: [Slice]) -> [Slice] {
    if recordings.count <= 16 {
      return recordings.indices.filter { index in
        !recordings[..<index].contains { $0.equals(recordings[index]) }
      }.map { recordings[$0] }
    }
    var seen: Set<Identifier> = []
    return recordings.filter { seen.insert(Identifier($0)).inserted }
  }
}

extension AccessEvent.Marks {
  /// As `insert`, without its generic code, which costs more than all else that is asked of an event.
  @inline(__always)
  fileprivate mutating func add(_ mark: Self) { self = Self(rawValue: rawValue | mark.rawValue) }
}
