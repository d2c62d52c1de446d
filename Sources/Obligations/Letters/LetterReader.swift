package import Model

/// To whom the letter about a patient is written: to the patient; of a child under 16 to the parent or
/// carer, where the guardian lives, if the table of people names one.
///
/// What a person gives to the patient by hand is the patient's own, of whatever age: who is old enough
/// to be told alone, a person decides.
package struct LetterReader: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case patient
    /// The parent or carer, at the patient's own address.
    case carer
    /// The parent or carer, where the guardian lives.
    case guardian
  }

  package var kind: Kind { isCarer ? guardian == nil ? .carer : .guardian : .patient }

  /// The patient, with the addresses, the language and the format of whoever reads.
  package let person: Person
  /// The parent or carer reads.
  package let isCarer: Bool
  /// Whose addresses these are, where they are not the patient's own.
  package let guardian: Person?

  /// - Parameters:
  ///   - guardian: of the patient, as the table of people has them.
  ///   - isByHand: a person gives the letter to the patient.
  ///   - day: that the letter bears.
  package init(_ patient: Person, guardian: Person?, isByHand: Bool, on day: CivilDate) {
    let age = patient.dateOfBirth.flatMap { CivilDate($0) }.map { $0.age(on: day) }
    isCarer = !isByHand && (age.map { $0 < NoticeHold.adult } ?? false)
    guard isCarer, let guardian, !guardian.deceased, guardian.patient != patient.patient else {
      person = patient
      self.guardian = nil
      return
    }
    var addressed = patient
    if !guardian.address.isEmpty {
      addressed.address = guardian.address
      addressed.postcode = guardian.postcode
      addressed.country = guardian.country
    }
    addressed.email = guardian.email ?? patient.email
    addressed.language = guardian.language
    addressed.format = guardian.format
    person = addressed
    self.guardian = guardian
  }
}
