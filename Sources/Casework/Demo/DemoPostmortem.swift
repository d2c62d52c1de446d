/// What the demo's people found out about the fault, for the postmortem and for VERIS: each word of a
/// list with its ground.
enum DemoPostmortem {
  static let answers = parts + taxonomy + veris

  private static let parts = [
    ("postmortem.title", "Replays of other people"),
    (
      "postmortem.summary",
      "A release let a call switch from sound to picture. Recordings of such calls were saved without "
        + "their patient. The list of replays showed them to others."
    ),
    (
      "postmortem.system",
      "The app for consultations by video, and its list of replays, by which a patient sees their own "
        + "consultations again."
    ),
    ("postmortem.responsible", DemoFacts.organisation),
    ("postmortem.impacted", "\(DemoFacts.organisation), and Northmere Trust (invented)"),
    (
      "postmortem.software_causes",
      "The new code saved a recording before it knew its patient. The list took two empty references "
        + "for the same."
    ),
    (
      "postmortem.other_causes",
      "No test had two patients in it. The release was on for everybody at once."
    ),
    ("postmortem.impacts", "Trust was lost. No harm to anybody is known so far."),
    (
      "postmortem.preventions",
      "A rule of the database that no recording is without its patient; a test of every list with two "
        + "patients."
    ),
    ("postmortem.fixes", "The feature is off. The list asks the booking record whose each is."),
    ("postmortem.lessons", "Whose a recording is comes from the booking, never from the call."),
  ]

  private static let taxonomy = [
    ("recurring", "no", "Nothing like it is in the register."),
    ("phase", "design", "The release of 9 June 2020 put it in."),
    ("boundary", "within-system", "Both faults lay in our own code."),
    ("nature", "human-actions", "People wrote it and people let it pass."),
    ("dimension", "software", "No machine failed."),
    ("objective", "non-malicious", "It came with a feature that was asked for."),
    ("intent", "accidental", "Nobody chose to save a recording without its patient."),
    ("capability", "accidental", "Those who wrote it had done such work before."),
    ("duration", "temporary", "It was there from the release until the feature was off."),
    ("behaviour", "value", "The list was sent in time, with the wrong entries."),
    ("domain", "health", "The system is for consultations."),
    ("consequence", "basic", "What is said to a clinician is confidential."),
  ].flatMap { member, value, ground in
    [("postmortem.\(member)", value), ("postmortem.\(member)_because", ground)]
  }

  private static let veris = [
    ("veris.industry", "621111"), ("veris.employees", "101 to 1000"), ("veris.government", "NA"),
    ("veris.actor", "Developer"), ("veris.error", "Programming error"),
    ("veris.error_vector", "Inadequate processes"), ("veris.cloud", "External Cloud Asset(s)"),
    ("veris.discovery", "external: Customer"),
  ]
}
