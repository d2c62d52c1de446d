import Notation

/// The tables of DESIGN §4 and their columns: the one list of names.
///
/// A column's place in `columns` is its index in `TableRows`; the enumerations below name them.
enum TableKind: String, CaseIterable, Sendable {
  case recordings
  case recordingsAgainst = "recordings-against"
  case authorised, accounts, sessions, people, links, releases, visible

  var columns: [TableReader.Column] {
    switch self {
    case .recordings, .recordingsAgainst:
      Self.columns(RecordingColumn.self, required: [.recording, .patient])
    case .authorised: Self.columns(AuthorisedColumn.self, required: [.viewer])
    case .accounts: Self.columns(AccountColumn.self, required: [.viewer, .patient])
    case .sessions: Self.columns(SessionColumn.self, required: [.session, .viewer])
    case .people: Self.columns(PersonColumn.self, required: [.patient])
    case .links: Self.columns(LinkColumn.self, required: [.viewer, .recording, .seen_at])
    case .releases: Self.columns(ReleaseColumn.self, required: [.time, .name])
    case .visible: Self.columns(VisibleColumn.self, required: [.recording, .viewer])
    }
  }

  private static func columns<Column: TableColumn>(
    _ type: Column.Type, required: Set<Column>
  ) -> [TableReader.Column] {
    Column.allCases.map { TableReader.Column("\($0)", required: required.contains($0)) }
  }
}

/// The columns of one table, numbered from 0 in order, each named as the contract names it.
protocol TableColumn: CaseIterable, Hashable, RawRepresentable where RawValue == Int {}

enum RecordingColumn: Int, TableColumn {
  case recording, patient, from, until, consultation, recorded_at, bytes, seconds, content
  case controller, country
}

enum AuthorisedColumn: Int, TableColumn { case viewer, patient, recording, basis, from, until }
enum AccountColumn: Int, TableColumn { case viewer, patient, from, until }
enum SessionColumn: Int, TableColumn { case session, viewer, from, until }

enum PersonColumn: Int, TableColumn {
  case patient, name, email, phone
  case address_1, address_2, address_3, address_4, address_5, address_6
  case postcode, country, date_of_birth, language, format, channel, guardian, deceased, hold
}

enum LinkColumn: Int, TableColumn { case viewer, recording, seen_at }
enum ReleaseColumn: Int, TableColumn { case time, name }
enum VisibleColumn: Int, TableColumn { case recording, viewer, position, from, until }
