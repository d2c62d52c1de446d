package import Model

/// What an identifier that a case keeps is of.
package enum CaseIdentifier: Sendable {
  case patient, viewer, recording, consultation, session
  /// Where a request came from.
  case networkAddress
}

/// Everybody and everything that the case has a name for.
extension CaseStore {
  /// Calls `body` with every identifier of the exposures, of the lines that prove them and of the kept
  /// rows: most of them more than once, and those of exposures that do not stand any more too.
  package func eachIdentifier(
    _ body: (CaseIdentifier, String) throws(Problem) -> Void
  ) throws(Problem) {
    let columns: [(query: String, kinds: [CaseIdentifier])] = [
      ("SELECT patient, viewer, recording FROM exposure", [.patient, .viewer, .recording]),
      ("SELECT session, address FROM exposure_line", [.session, .networkAddress]),
      (
        "SELECT patient, recording, consultation FROM recording_row",
        [.patient, .recording, .consultation]
      ),
      ("SELECT viewer, recording FROM authorised_row", [.viewer, .recording]),
      ("SELECT patient, viewer FROM account_row", [.patient, .viewer]),
      ("SELECT session FROM session_row", [.session]),
    ]
    for (query, kinds) in columns {
      let statement = try database.prepare(query)
      while try statement.step() {
        for (column, kind) in kinds.enumerated() {
          if let text = statement.text(Int32(column)) { try body(kind, text) }
        }
      }
    }
  }

  /// The kept rows of people.
  package func keptPeople() throws(Problem) -> [Person] {
    try KeptRowsTable(database: database).people()
  }
}
