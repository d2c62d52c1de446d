package import Model
package import Notation

/// One country's rules for a breach, read from data: whom to tell by when, by which law, and what the
/// documents must be able to name.
///
/// A country more is a file more under `templates/jurisdictions`, no Swift. Every rule carries its
/// source and the day on which it came into force, so that an incident of 2020 cites the law of 2020.
package struct Jurisdiction: Hashable, Sendable {
  /// As `new --jurisdiction` takes it: `uk`.
  package let name: String
  /// `United Kingdom`.
  package let title: String
  /// In which documents give their times, and whose days and years its clocks count.
  package let zone: Zone
  package let regulator: Regulator
  /// In the order in which they came into force.
  package let laws: [Law]
  package let duties: [Duty]
  package let complaint: Complaint
  /// Whose people bring its duties in.
  package let countries: [Country]
  /// It stands back for a country that another file names.
  package let isFallback: Bool

  init(
    name: String, title: String, zone: Zone, regulator: Regulator, laws: [Law], duties: [Duty],
    complaint: Complaint, countries: [Country], isFallback: Bool
  ) {
    self.name = name
    self.title = title
    self.zone = zone
    self.regulator = regulator
    self.laws = laws
    self.duties = duties
    self.complaint = complaint
    self.countries = countries
    self.isFallback = isFallback
  }

  /// Whether an address with that country is at home. Of several countries none is.
  package func isHome(_ country: String) -> Bool {
    countries.count == 1 && countries[0].isWritten(country.folded)
  }

  /// The law in force at the time of the breach; nil before the first one that the file knows.
  package func law(at breach: Timestamp) -> Law? {
    laws.last { $0.from <= breach }
  }

  /// The duties in force at the time of the breach.
  package func duties(at breach: Timestamp) -> [Duty] {
    duties.filter { $0.force.contains(breach) }
  }

  /// What the file says without having read it in a source: a person confirms it before it is sent.
  package var unconfirmed: [Statement] {
    let ofRegulator =
      [regulator.name] + regulator.address
      + [regulator.helpline, regulator.hours, regulator.website].compactMap { $0 }
    return (ofRegulator + laws.map(\.name) + [complaint.wording, complaint.page]).filter(\.confirm)
  }
}
