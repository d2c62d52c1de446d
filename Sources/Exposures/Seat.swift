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
              find(events[index], &seats[index], recordings, parties, sessions)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func find(
    _ event: AccessEvent, _ seat: inout Seat, _ recordings: IdentifierTable.View,
    _ parties: IdentifierTable.View, _ sessions: IdentifierTable.View
  ) {
    if let reference = recordings.find(
      event.recording, hash: seat.recordingHash, from: seat.recordingPosition)
    {
      seat.recording = reference
      seat.recordingRow = recordings.tag(of: reference)
      ownership.prefetch(seat.recordingRow)
    }
    switch seat.who {
    case .viewer:
      guard
        let reference = parties.find(event.viewer, hash: seat.whoHash, from: seat.whoPosition)
      else { return }
      seat.whoReference = reference
      seat.whoTag = parties.tag(of: reference)
    case .session:
      guard
        let reference = sessions.find(event.session, hash: seat.whoHash, from: seat.whoPosition)
      else { return }
      seat.whoReference = reference
      seat.whoTag = sessions.tag(of: reference)
    case .nobody: break
    }
  }
}
