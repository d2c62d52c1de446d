import Model
import Notation

// What the columns of an event say, read as names, times and numbers.
extension FlatJudge {
  /// What is unsound is rejected from here on.
  func event<Record: FlatRecord>(
    _ match: RouteTable.Match, _ record: Record, _ logged: TimeRules.Reading, _ time: Timestamp?,
    _ line: LogLine, _ batch: inout EventBatch
  ) -> Verdict {
    if plan.hasRepeats { return .rejected(.repeatedKey) }
    var recording = match.recording
    if recording.isEmpty, match.page == nil {
      guard let mapped = plan.value(.recording, of: record, &batch.arena), !mapped.isEmpty
      else { return .rejected(.noRecording) }
      recording = mapped
    }
    var statement = Statement(match)
    readNames(&statement, record, &batch.arena)
    guard recording.isUTF8, statement.viewer.isUTF8, statement.session.isUTF8,
      statement.identity.isUTF8
    else { return .rejected(.notUTF8) }
    switch logged {
    case .absent: return .rejected(.noTime)
    case .numeric: return .rejected(.numericTime)
    case .impossible: return .rejected(.impossibleTime)
    case .at(let instant): statement.logged = instant
    }
    statement.time = time ?? statement.logged
    readAmounts(&statement, record, &batch.arena)
    return rules.append(&statement, recordings: CollectionOfOne(recording), of: line, to: &batch)
  }

  private func readNames<Record: FlatRecord>(
    _ statement: inout Statement, _ record: Record, _ arena: inout Arena
  ) {
    statement.viewer = plan.value(.viewer, of: record, &arena) ?? .empty
    statement.session = plan.value(.session, of: record, &arena) ?? .empty
    statement.address = plan.value(.address, of: record, &arena) ?? .empty
    if !statement.address.isUTF8 {
      statement.address = arena.repaired(statement.address)
      statement.isRepaired = true
    }
    if plan.identityCount == 0 { return }
    statement.identity = arena.joined(
      (0..<plan.identityCount).map {
        plan.identityValue($0, of: record, &arena) ?? .empty
      })
  }

  private func readAmounts<Record: FlatRecord>(
    _ statement: inout Statement, _ record: Record, _ arena: inout Arena
  ) {
    statement.status = status(record, &arena)
    statement.isRefused = plan.value(.error, of: record, &arena).map { !$0.isZero } ?? false
    statement.bytes = count(.bytes, record, places: 0, &arena)
    statement.playedMicroseconds = count(.seconds, record, places: 6, &arena)
    guard plan.isMapped(.range) else { return }
    for text in plan.values(.range, of: record, &arena) {
      statement.add(range: text)
    }
  }

  func status<Record: FlatRecord>(_ record: Record, _ arena: inout Arena) -> Int64? {
    plan.value(.status, of: record, &arena).flatMap { StatusRules.number($0) }
  }

  /// Negative where it is not there, or no number.
  private func count<Record: FlatRecord>(
    _ name: FieldName, _ record: Record, places: Int, _ arena: inout Arena
  ) -> Int64 {
    let number = plan.value(name, of: record, &arena)
      .flatMap { DecimalText.scaled($0, places: places) }
    return max(number ?? -1, -1)
  }
}
