import Model
import Notation

extension AffectedPeople {
  /// The regulator's age, not that of letters.
  private static let adult = 18

  /// What the table of people says of the owners of what was shown or opened.
  ///
  /// - Parameter zone: of the day on which somebody was so old.
  func marks(_ people: [Person], in zone: Zone) -> PeopleMarks {
    var reached: [Identifier: Timestamp] = [:]
    for one in affected {
      let times = [Action.shown, .opened].compactMap { one.exposure[$0].first }
      guard let patient = one.exposure.key.patient, let time = times.min() else { continue }
      reached[patient] = min(time, reached[patient] ?? time)
    }
    var marks = PeopleMarks()
    for person in people {
      guard let time = reached.removeValue(forKey: person.patient) else { continue }
      if person.deceased { marks.dead += 1 }
      guard let born = person.dateOfBirth.flatMap({ CivilDate($0) }) else { continue }
      let day = TimeText.civil(time, zone: zone)
      let age = born.age(on: CivilDate(year: day.year, month: day.month, day: day.day))
      if (0..<AffectedPeople.adult).contains(age) { marks.children += 1 }
    }
    return marks
  }
}
