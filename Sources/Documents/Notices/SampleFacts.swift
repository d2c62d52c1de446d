import Model

/// What an invented organisation knows of an invented incident: for sample letters.
enum SampleFacts {
  /// 9 June 2020, 11:00 UTC.
  static let started = Timestamp(nanoseconds: 1_591_700_400 * second)
  static let stopped = Timestamp(nanoseconds: 1_591_707_900 * second)
  static let recorded = Timestamp(nanoseconds: 1_591_200_000 * second)
  static let recordedBefore = Timestamp(nanoseconds: 1_588_580_000 * second)

  /// At the same hour of the first day, the second, …; from 1.
  static func after(days: Int64) -> Timestamp {
    Timestamp(nanoseconds: started.nanoseconds + (days - 1) * 86_400 * second)
  }

  private static let second: Int64 = 1_000_000_000

  static let known: Facts = {
    var facts = Facts()
    for (key, text) in texts { facts[key] = .text(text) }
    facts["discovered_at"] = .time(stopped, written: "")
    facts["contained_at"] = .time(stopped, written: "")
    facts["cyber"] = .yes(false)
    return facts
  }()

  /// The regulator knows of it too.
  static let withDates: Facts = {
    var facts = known
    facts["letters.name_dates"] = .yes(true)
    facts["ico_reference"] = .text("IC-00000-A1B2")
    facts["consequences"] = .text("We know of 1 recording that was passed on to others.")
    return facts
  }()

  /// The cause is in the organisation's own words.
  static let withCause: Facts = {
    var facts = known
    facts["letters.cause"] = .text("A change to our app put some calls on the wrong lists.")
    return facts
  }()

  /// Found on one day, stopped on the next.
  static let attack: Facts = {
    var facts = known
    facts["cyber"] = .yes(true)
    facts["contained_at"] = .time(after(days: 2), written: "")
    return facts
  }()

  /// The same, found on the second day.
  static let foundLater: Facts = {
    var facts = attack
    facts["discovered_at"] = .time(after(days: 2), written: "")
    return facts
  }()

  /// Neither the kind nor the days are known any more.
  static let open: Facts = {
    var facts = known
    for key in ["cyber", "discovered_at", "contained_at"] { facts[key] = nil }
    return facts
  }()

  private static let texts = [
    ("organisation.name", "Calder Digital Clinic"),
    ("organisation.address", "1 Mill Street\nLeeds LS1 0AA"),
    ("actions_taken", "We turned the list of recordings off for everyone on the same day."),
    ("actions_planned", "We will have our service tested from outside by 1 August 2020."),
    ("recurrence_prevention", "We now test each change to the list with 2 people's records."),
    ("support_offered", "You can talk to one of our nurses, free of charge, on any day."),
    ("contact.name", "Sam Hill"), ("contact.phone", "0113 496 0000"),
    ("contact.hours", "9am to 5pm, Monday to Friday"), ("contact.email", "help@calder.example"),
    ("contact.post", "1 Mill Street, Leeds LS1 0AA"), ("dpo.name", "Kit Lee"),
    ("dpo.phone", "0113 496 0001"), ("dpo.email", "dpo@calder.example"),
  ]
}
