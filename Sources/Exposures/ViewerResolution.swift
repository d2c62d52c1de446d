import Model

extension Registry {
  /// Who stands behind a request, as far as line and tables say.
  struct Viewer {
    enum Origin { case field, session, unknown }
    let origin: Origin
    /// Nil where no table names this viewer.
    let number: Parties.Number?
    /// Of the viewer's name.
    let hash: UInt64
  }

  /// The viewer field; else the session table at that time; else `unknown:` and the session, the
  /// address or nothing (DESIGN §5, §13).
  @inline(__always)
  func viewer(of event: AccessEvent, _ seat: Seat) -> Viewer {
    if seat.who == .viewer {
      let number = seat.whoReference == 0 ? nil : seat.whoTag
      return Viewer(origin: .field, number: number, hash: seat.whoHash)
    }
    if seat.who == .session, seat.whoReference != 0,
      let number = viewer(ofSession: seat.whoTag, at: event.time)
    {
      return Viewer(origin: .session, number: number, hash: 0)
    }
    return unknownViewer(of: event)
  }

  func identifier(of viewer: Viewer, in event: AccessEvent) -> Identifier {
    switch viewer.origin {
    case .field: Identifier(event.viewer)
    case .session: viewer.number.map(parties.identifier(of:)) ?? Self.unknownName(of: event)
    case .unknown: Self.unknownName(of: event)
    }
  }

  /// A table may name even such a viewer: its name is a name like any other.
  @inline(never)
  private func unknownViewer(of event: AccessEvent) -> Viewer {
    Self.unknownName(of: event).bytes.withUnsafeBufferPointer { bytes in
      let name = Slice(bytes)
      let hashed = hash(name)
      let number = parties.table.withView { table in
        table.find(name, hash: hashed).map { table.tag(of: $0) }
      }
      return Viewer(origin: .unknown, number: number, hash: hashed)
    }
  }

  private static func unknownName(of event: AccessEvent) -> Identifier {
    let trace = event.session.isEmpty ? event.address : event.session
    return Identifier(Array("unknown:".utf8) + trace.copied)
  }
}
