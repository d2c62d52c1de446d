import Model

/// Where one event of a batch stands in the registry: filled in three steps (`Registry.seat`).
struct Seat: BitwiseCopyable {
  var recordingHash: UInt64 = 0
  var recordingPosition = 0
  /// 0 where no table names the recording.
  var recording: IdentifierTable.Reference = 0
  /// Its first row of ownership; 0 where the recordings table has none.
  var recordingRow: Holdings.Index = 0

  /// Of the viewer, or of the session where the line names no viewer.
  var who: Who = .nobody
  var whoHash: UInt64 = 0
  var whoPosition = 0
  /// 0 where no table names it.
  var whoReference: IdentifierTable.Reference = 0
  /// The party's number, or the session's first row.
  var whoTag: UInt32 = 0

  enum Who: UInt8, BitwiseCopyable { case nobody, viewer, session }
}

extension Registry {
  /// Looks up the recording and the viewer (or session) of every event: first all slots are asked
  /// for, then all entries, then all are compared.
  func seat(_ events: UnsafeBufferPointer<AccessEvent>, in seats: inout [Seat]) {
    recordings.withView { recordings in
      parties.table.withView { parties in
        sessions.withView { sessions in
          seats.withUnsafeMutableBufferPointer { seats in
            for index in 0..<events.count {
              var seat = Seat()
              seat.recordingHash = hash(events[index].recording)
              recordings.prefetch(seat.recordingHash)
              if !events[index].viewer.isEmpty {
                seat.who = .viewer
                seat.whoHash = hash(events[index].viewer)
                parties.prefetch(seat.whoHash)
              } else if !events[index].session.isEmpty {
                seat.who = .session
                seat.whoHash = hash(events[index].session)
                sessions.prefetch(seat.whoHash)
              }
              seats[index] = seat
            }
            for index in 0..<events.count {
              seats[index].recordingPosition = recordings.candidate(seats[index].recordingHash)
              switch seats[index].who {
              case .viewer: seats[index].whoPosition = parties.candidate(seats[index].whoHash)
              case .session: seats[index].whoPosition = sessions.candidate(seats[index].whoHash)
              case .nobody: break
              }
            }
            for index in 0..<events.count {
              let text = events[index].recording
              seats[index].find(text, in: recordings)
              ownership.prefetch(seats[index].recordingRow)
              switch seats[index].who {
              case .viewer: seats[index].find(who: events[index].viewer, in: parties)
              case .session: seats[index].find(who: events[index].session, in: sessions)
              case .nobody: break
              }
            }
          }
        }
      }
    }
  }
}

extension Seat {
  @inline(__always)
  fileprivate mutating func find(_ text: Slice, in table: IdentifierTable.View) {
    guard let reference = table.find(text, hash: recordingHash, from: recordingPosition)
    else { return }
    recording = reference
    recordingRow = table.tag(of: reference)
  }

  @inline(__always)
  fileprivate mutating func find(who text: Slice, in table: IdentifierTable.View) {
    guard let reference = table.find(text, hash: whoHash, from: whoPosition) else { return }
    whoReference = reference
    whoTag = table.tag(of: reference)
  }
}
