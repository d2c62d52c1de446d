/// What the breach amounts to and what it asks for: worked out by `Obligations` from the facts and
/// the totals, printed by `assess` and by every document.
package struct Assessment: Hashable, Sendable {
  package let severity: Severity
  package let grade: HarmGrade
  /// On telling the regulator (Article 33).
  package let regulator: Position
  /// On telling the people (Article 34).
  package let people: Position
  /// The case's own jurisdiction first, then by regime.
  package let duties: [DutyOwed]
  /// By code; then those not recognised, by name; then those without.
  package let byCountry: [CountryShare]
  /// The organisation's own first, then by name.
  package let byController: [ControllerShare]
  /// What a reader must know besides, in whole sentences without a full stop; the warnings first.
  package let notes: [String]
  /// What cannot be, or is unlikely to be, as people have written it: of the same form.
  package let warnings: [String]
  package let marks: PeopleMarks

  package init(
    severity: Severity, grade: HarmGrade, regulator: Position, people: Position,
    duties: [DutyOwed], byCountry: [CountryShare], byController: [ControllerShare],
    notes: [String], warnings: [String] = [], marks: PeopleMarks = PeopleMarks()
  ) {
    self.severity = severity
    self.grade = grade
    self.regulator = regulator
    self.people = people
    self.duties = duties
    self.byCountry = byCountry
    self.byController = byController
    self.notes = warnings + notes
    self.warnings = warnings
    self.marks = marks
  }

  /// Those with a clock.
  package var deadlines: [DutyOwed] { duties.filter { $0.clock != nil } }
}
