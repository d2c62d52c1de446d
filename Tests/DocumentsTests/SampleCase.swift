import Documents
import Model
import Notation
import TestSupport

/// An invented incident, its facts known or mostly not.
enum SampleCase {
  static func time(_ text: String) throws -> Timestamp {
    guard let time = TimeText.rfc3339(text) else {
      throw Problem(.input, "not a time: \(text)")
    }
    return time
  }

  static func zone() throws -> Zone {
    guard let zone = Zone(name: "Europe/London", rule: "GMT0BST,M3.5.0/1,M10.5.0") else {
      throw Problem(.input, "no zone")
    }
    return zone
  }

  static func facts() throws -> Facts {
    var facts = Facts()
    for (key, text) in [
      ("organisation.name", "Calder Digital Clinic"),
      ("organisation.address", "1 Mill Street\nLeeds LS1 0AA"),
      ("organisation.ico_registration", "ZA000000"), ("organisation.sector", "Health"),
      ("organisation.size", "fewer than 250"), ("dpo.name", "Kit Lee"),
      ("dpo.email", "dpo@calder.example"), ("dpo.phone", "0113 496 0001"),
      ("contact.name", "Sam Hill"), ("contact.email", "help@calder.example"),
      ("contact.phone", "0113 496 0000"), ("contact.hours", "9am to 5pm, Monday to Friday"),
      ("contact.post", "1 Mill Street\nLeeds LS1 0AA"), ("reporter.name", "Ida Marsh"),
      ("reporter.email", "ida@calder.example"), ("reporter.phone", "0113 496 0002"),
      (
        "what_happened",
        "A release let calls switch from sound to video.\nReplays of switched calls "
          + "were listed to the wrong people."
      ),
      ("cause", "Switched calls got a new number and the list was read by the old one."),
      ("how_discovered", "A patient told a member of staff."),
      ("preventive_measures", "Review and tests before each release."),
      ("consequences", "People may learn about your health. We know of no harm so far."),
      ("likelihood", "Likely: consultations hold health data."),
      ("actions_taken", "We turned the list of recordings off for everyone on the same day."),
      ("actions_planned", "An outside review by 1 August 2020."),
      ("recurrence_prevention", "Each change to the list is now tested with two people's data."),
      ("told_subjects", "In the process."),
      ("support_offered", "You can talk to one of our nurses, free, on any day from 8am to 8pm."),
    ] {
      facts[key] = .text(text)
    }
    for (key, text) in [
      ("started_at", "2020-06-09T12:00:00+01:00"), ("discovered_at", "2020-06-09T13:20:00+01:00"),
      ("aware_at", "2020-06-09T14:00:00+01:00"), ("contained_at", "2020-06-09T14:05:00+01:00"),
    ] {
      facts[key] = .time(try time(text), written: text)
    }
    facts["cyber"] = .yes(false)
    return facts
  }

  static func letters(_ facts: Facts, incomplete: Bool = true) throws -> LetterCase {
    LetterCase(
      facts: facts, zone: try zone(), asOf: try time("2020-06-11T10:00:00+01:00"),
      recordsAreIncomplete: incomplete)
  }

  static func jo() -> Person {
    var person = Person(patient: Identifier("pt-000001"))
    person.name = "Jo Marsh-Okafor"
    person.address = ["4 Hill Road", "Otley"]
    person.postcode = "LS21 0ZZ"
    return person
  }
}
