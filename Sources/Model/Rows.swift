/// The rows of the tables that a case keeps, because its exposures rest on them (DESIGN §4, §5).
package struct KeptRows: Hashable, Sendable {
  package struct Recording: Hashable, Sendable {
    package var recording: Identifier
    package var patient: Identifier
    package var period: Period
    package var consultation: String?
    package var recordedAt: Timestamp?
    package var bytes: Int64?
    package var microseconds: Int64?
    package var content: Exposure.Content
    package var controller: String?
    package var country: String?
    /// Columns named by `--attribute`, by name.
    package var attributes: [String: String]

    package init(
      recording: Identifier, patient: Identifier, period: Period, consultation: String? = nil,
      recordedAt: Timestamp? = nil, bytes: Int64? = nil, microseconds: Int64? = nil,
      content: Exposure.Content = .consultation, controller: String? = nil, country: String? = nil,
      attributes: [String: String] = [:]
    ) {
      self.recording = recording
      self.patient = patient
      self.period = period
      self.consultation = consultation
      self.recordedAt = recordedAt
      self.bytes = bytes
      self.microseconds = microseconds
      self.content = content
      self.controller = controller
      self.country = country
      self.attributes = attributes
    }
  }

  package struct Authorised: Hashable, Sendable {
    package var viewer: Identifier
    package var patient: Identifier?
    package var recording: Identifier?
    package var basis: String?
    package var period: Period

    package init(
      viewer: Identifier, patient: Identifier?, recording: Identifier?, basis: String?,
      period: Period
    ) {
      self.viewer = viewer
      self.patient = patient
      self.recording = recording
      self.basis = basis
      self.period = period
    }
  }

  package struct Account: Hashable, Sendable {
    package var viewer: Identifier
    package var patient: Identifier
    package var period: Period

    package init(viewer: Identifier, patient: Identifier, period: Period) {
      self.viewer = viewer
      self.patient = patient
      self.period = period
    }
  }

  package struct Session: Hashable, Sendable {
    package var session: Identifier
    package var viewer: Identifier
    package var period: Period

    package init(session: Identifier, viewer: Identifier, period: Period) {
      self.session = session
      self.viewer = viewer
      self.period = period
    }
  }

  /// A deployment or a flag, for the timeline.
  package struct Release: Hashable, Sendable {
    package var time: Timestamp
    package var name: String

    package init(time: Timestamp, name: String) {
      self.time = time
      self.name = name
    }
  }

  /// A recording on which two exports of ownership differ, and when; nil is nobody.
  package struct Disputed: Hashable, Sendable {
    package var recording: Identifier
    package var patient: Identifier?
    package var against: Identifier?
    package var period: Period

    package init(
      recording: Identifier, patient: Identifier?, against: Identifier?, period: Period
    ) {
      self.recording = recording
      self.patient = patient
      self.against = against
      self.period = period
    }
  }

  package var recordings: [Recording] = []
  package var authorised: [Authorised] = []
  package var accounts: [Account] = []
  package var sessions: [Session] = []
  package var people: [Person] = []
  package var releases: [Release] = []
  /// By recording and time; of every recording, exposed or not.
  package var disputes: [Disputed] = []

  package init() {}
}

/// A patient as the people table knows them: where a letter may go, and why it may not.
package struct Person: Hashable, Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case largePrint = "large-print"
    case easyRead = "easy-read"
    case braille, audio
  }

  package enum Channel: String, CaseIterable, Sendable { case letter, email }

  package var patient: Identifier
  package var name: String?
  package var email: String?
  package var phone: String?
  /// `address_1` to `address_6`, without the empty ones.
  package var address: [String] = []
  package var postcode: String?
  package var country: String?
  /// As the table writes it: `1980-02-29`.
  package var dateOfBirth: String?
  package var language: String?
  package var format: Format?
  package var channel: Channel = .letter
  package var guardian: Identifier?
  package var deceased = false
  /// Why nothing may be sent without a person deciding.
  package var hold: String?

  package init(patient: Identifier) { self.patient = patient }
}
