import Model

/// The current row, whole, as the case keeps it.
extension TableRows {
  func recording(attributes: [String]) throws(Problem) -> KeptRows.Recording {
    typealias Column = RecordingColumn
    var values: [String: String] = [:]
    for (index, name) in attributes.enumerated() {
      values[name] = self[kind.columns.count + index].text
    }
    return KeptRows.Recording(
      recording: Identifier(self[Column.recording]), patient: Identifier(self[Column.patient]),
      period: try period(from: Column.from, until: Column.until),
      consultation: text(Column.consultation), recordedAt: try time(Column.recorded_at),
      bytes: try amount(Column.bytes, places: 0),
      microseconds: try amount(Column.seconds, places: 6),
      content: try word(Column.content, Exposure.Content.self) ?? .consultation,
      controller: text(Column.controller), country: text(Column.country), attributes: values)
  }

  func authorised() throws(Problem) -> KeptRows.Authorised {
    typealias Column = AuthorisedColumn
    return KeptRows.Authorised(
      viewer: Identifier(self[Column.viewer]), patient: identifier(Column.patient),
      recording: identifier(Column.recording), basis: text(Column.basis),
      period: try period(from: Column.from, until: Column.until))
  }

  func account() throws(Problem) -> KeptRows.Account {
    typealias Column = AccountColumn
    return KeptRows.Account(
      viewer: Identifier(self[Column.viewer]), patient: Identifier(self[Column.patient]),
      period: try period(from: Column.from, until: Column.until))
  }

  func session() throws(Problem) -> KeptRows.Session {
    typealias Column = SessionColumn
    return KeptRows.Session(
      session: Identifier(self[Column.session]), viewer: Identifier(self[Column.viewer]),
      period: try period(from: Column.from, until: Column.until))
  }
}
