/// Words of the VERIS 1.4 enumerations that Candour itself chooses; those that a person chooses are
/// the choices of the facts' `veris` keys. All of them exactly as the community's schema spells them.
enum VerisWords {
  static let schemaVersion = "1.4"

  enum SecurityIncident: String, CaseIterable {
    case confirmed = "Confirmed"
    case suspected = "Suspected"
    case nearMiss = "Near miss"
  }

  enum Disclosure: String, CaseIterable {
    case yes = "Yes"
    /// Listed, or opened by somebody who may be the owner.
    case potentially = "Potentially"
    case no = "No"
    case unknown = "Unknown"
  }

  enum Unit: String, CaseIterable {
    case seconds = "Seconds"
    case minutes = "Minutes"
    case hours = "Hours"
    case days = "Days"
    /// There is no such time.
    case notApplicable = "NA"
    case unknown = "Unknown"
  }

  /// What the schema calls a value that nobody has given.
  static let unknown = "Unknown"
  /// Nobody attacked: there is no motive.
  static let noMotive = "NA"
  static let patients = "Patient"
  static let medical = "Medical"
  static let stored = "Stored"
  static let webApplication = "S - Web application"
  /// NAICS for an industry that is not known.
  static let unknownIndustry = "00"
}
