/// What the demo's people know and no log can say, as `facts set KEY VALUE` takes it, in the order of
/// the form. Severity and the decisions are left open: those are a person's to take.
package enum DemoFacts {
  static let organisation = "Larkfield Video Health (invented)"
  /// Whose the draft of the letters is, where nobody else says so.
  static let drafter = "Ada Demo"

  /// Each key once. What is missing is not yet known, as it is on the morning after.
  package static let answers: [(key: String, value: String)] =
    about + times + actions + contacts + DemoPostmortem.answers

  private static let about = [
    (
      "what_happened",
      "A new feature let a video call start as an audio call. Recordings of calls that switched were "
        + "saved without a link to the right patient. The app then listed them to other patients, "
        + "under Consultation Replays."
    ),
    (
      "cause",
      "The new release saved recordings of switched calls without the patient reference. The list of "
        + "replays matches on that reference, and matched it wrongly where both were empty."
    ),
    ("cyber", "false"),
    (
      "how_discovered",
      "A patient told a clinician that recordings of other people were in their list. The clinician "
        + "rang the incident line."
    ),
  ]

  private static let times = [
    ("discovered_at", "2020-06-09T14:35:00+01:00"),
    ("aware_at", "2020-06-09T14:50:00+01:00"),
    ("started_at", "2020-06-09T12:00:00+01:00"),
    ("contained_at", "2020-06-09T16:35:00+01:00"),
    ("link_life", "15m"),
  ]

  private static let actions = [
    (
      "preventive_measures",
      "Code review, automatic tests and a staged release. No test covered a call that switches and "
        + "is then replayed."
    ),
    (
      "consequences",
      "Some people may worry that somebody else knows of their health. So far nobody has told us "
        + "of any harm."
    ),
    (
      "actions_taken",
      "We turned the new feature off. We corrected the list of replays and checked that nobody can "
        + "open a recording of somebody else."
    ),
    (
      "actions_planned",
      "We will ask the patients who were shown these recordings to delete anything they kept. We "
        + "will do this by 12 June 2020."
    ),
    (
      "recurrence_prevention",
      "From 23 June 2020 no recording can be saved without its patient, and every list is checked "
        + "against the booking record before it is shown."
    ),
    ("told_subjects", "About to: letters are drafted and wait for approval."),
    (
      "support_offered",
      "You can talk to one of our clinicians about this, free of charge, on any day of the week."
    ),
  ]

  private static let contacts = [
    ("organisation.name", organisation),
    ("organisation.ico_registration", "ZX000000 (invented)"),
    ("organisation.sector", "Health: consultations by video"),
    ("organisation.address", "1 Larkfield Yard, Larkfield, ZZ98 1AA"),
    ("organisation.size", "fewer than 250"),
    ("reporter.name", "Compliance desk"),
    ("reporter.email", "compliance@larkfield.example"),
    ("reporter.phone", "0808 157 0998"),
    ("contact.name", "The patient care team"),
    ("contact.email", "care@larkfield.example"),
    ("contact.phone", "0808 157 0999"),
    ("contact.hours", "every day, 8am to 8pm"),
    ("contact.post", "Patient care, 1 Larkfield Yard, Larkfield, ZZ98 1AA"),
    ("dpo.name", "Dr Datia Guardwell"),
    ("dpo.email", "dpo@larkfield.example"),
    ("dpo.phone", "0808 157 0997"),
    ("letters.name_dates", "false"),
  ]
}
