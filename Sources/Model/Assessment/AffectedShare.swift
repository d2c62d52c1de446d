/// The totals of the people of one country. Who has two countries in the tables counts in both, so
/// the shares may add up to more than the breach.
package struct CountryShare: Hashable, Sendable {
  /// `GB`; nil for a country that no jurisdiction's file names, and for none.
  package let code: String?
  /// As the jurisdictions name it, else as the table writes it; nil where no table says.
  package let name: String?
  /// The regimes that it brings in, those not yet in force at the breach left out.
  package let regimes: [String]
  package let totals: Totals

  package init(code: String?, name: String?, regimes: [String], totals: Totals) {
    self.code = code
    self.name = name
    self.regimes = regimes
    self.totals = totals
  }

  /// Candour has a file of rules for it.
  package var isRecognised: Bool { code != nil }
}

/// The totals of the recordings made for one controller.
package struct ControllerShare: Hashable, Sendable {
  /// As the table writes it; nil where it names none: the organisation's own.
  package let name: String?
  /// Nil where it has a name, and nobody has said what the organisation is called.
  package let isOwn: Bool?
  package let totals: Totals

  package init(name: String?, isOwn: Bool?, totals: Totals) {
    self.name = name
    self.isOwn = isOwn
    self.totals = totals
  }
}
