import Documents
import Evidence
import Model
import Notation
import Obligations

/// Everybody who may get a letter, as the table of people has them, and to whom each letter is.
struct LetterReaders {
  private let persons: [Identifier: Person]
  private let day: CivilDate

  /// - Parameter asOf: the day that the letters bear.
  init(_ view: CaseView, asOf: Timestamp) {
    persons = Dictionary(
      view.kept.people.map { ($0.patient, $0) }, uniquingKeysWith: { first, _ in first })
    let civil = TimeText.civil(asOf, zone: view.zone)
    day = CivilDate(year: civil.year, month: civil.month, day: civil.day)
  }

  /// Nil where the table of people has no row.
  func row(of patient: Identifier) -> Person? { persons[patient] }

  /// Who reads the letter about a patient, if it goes that way.
  func reader(of patient: Identifier, by channel: NoticeRecord.Channel) -> LetterReader {
    let person = persons[patient] ?? Person(patient: patient)
    return LetterReader(
      person, guardian: person.guardian.flatMap { persons[$0] }, isByHand: channel == .hand,
      on: day)
  }

  /// The guardian at whose address a letter about a child arrives: no stranger to that letter.
  func guardian(of patient: Identifier) -> Person? {
    reader(of: patient, by: .letter).guardian
  }
}
