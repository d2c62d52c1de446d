// What may stand in a letter. Each line is a name, what it is, and an invented value.
extension DocumentKind {
  /// Of a letter to one person.
  static let letterVariables: [DocumentVariable] =
    [
      .number("reference", "the letter's own number", "N-7Q4M2K9D5T", required: true),
      .text("addressee.name", "to whom, in full", "Jo Marsh", required: true),
      .text("addressee.lines[]", "where to, line by line", "4 Hill Road"),
      .flag("addressee.carer", "the parent or carer reads it: the patient is under 16"),
      .number(
        "correction.date", "the day of an earlier letter, where this one corrects it",
        "11 June 2020"),
      .flag("correction.told_cleared", "it said that nothing had happened"),
      .flag("correction.told_opened", "it said that somebody opened a recording, now it is not so"),
      .flag("correction.changed.days", "it gave other days"),
      .flag(
        "correction.incident.kind.told_attack", "it said attack, where that is not so; or fault"),
      .flag("correction.incident.kind.open", "which of both is no longer known"),
      .flag("correction.incident.found.open", "it gave another day it was noticed; none is known"),
      .flag("correction.incident.stopped.open", "another day it was stopped; none is known"),
      .flag("correction.unclear", "what has changed is not known"),
      .flag("no_longer", "the earlier letter was wrong: nothing of this happened to the reader"),
    ] + noticeVariables

  /// Of everything that patients are told of one breach, whoever reads it.
  static let noticeVariables: [DocumentVariable] = [
    .number("date", "the day of the letter", "11 June 2020", required: true),
    .text("organisation.name", "who writes", "Calder Digital Clinic", required: true),
    .text("organisation.lines[]", "its address, line by line", "1 Mill Street"),
    .flag("page", "it is printed on a page that shows the addresses, the date and the reference"),
    .number("when.day", "the day it happened, where it was one day", "9 June 2020"),
    .number("when.from", "the first day, where it was several", "9 June 2020"),
    .number("when.until", "the last day, where it was several", "10 June 2020"),
    .number("discovered", "the day it was noticed", "9 June 2020"),
    .number("contained", "the day it was stopped", "9 June 2020"),
    .number("found_and_stopped", "the day of both, where it was one", "9 June 2020"),
    .prose(
      "cause", "what caused it, in plain words (the fact letters.cause)",
      "A change to our app put calls on the wrong lists."),
    .flag("fault", "it was no attack: facts say cyber is false"),
    .flag("attack", "it was an attack: facts say cyber is true"),
    .flag("records_incomplete", "the logs have gaps or lines that could not be read"),
    .flag(
      "regulator_told", "the regulator was told: a report is recorded as sent, or has a reference"),
    .prose("actions_taken", "what was done (facts)", "We put the fault right the same day."),
    .prose("actions_planned", "what will be done, by when (facts)", "We will ask for advice."),
    .prose("recurrence_prevention", "what will stop it (facts)", "We now test this each day."),
    .prose("support", "help that is offered (facts)", "You can talk to a nurse at any time."),
    .prose("consequences", "what came of it, or may (facts)", "Someone may know of your call."),
    .text("contact.name", "whom to ask (facts)", "Sam Hill"),
    .text("contact.phone", "at which number (facts)", "0113 496 0000", required: true),
    .text("contact.hours", "when somebody is there (facts)", "9am to 5pm, Monday to Friday"),
    .text("contact.email", "at which e-mail address (facts)", "help@example.org", required: true),
    .text(
      "contact.post", "at which postal address (facts)", "1 Mill Street, Leeds", required: true),
    .text("dpo.name", "who answers for data protection (facts)", "Kit Lee"),
    .text("dpo.phone", "their number (facts)", "0113 496 0001"),
    .text("dpo.email", "their e-mail address (facts)", "dpo@example.org"),
  ]

  static let affectedVariables: [DocumentVariable] = [
    .flag("correction.told_listed", "an earlier letter said that it was listed, now it is not so"),
    .flag("correction.told_shown_only", "an earlier letter said that nobody opened any"),
    .flag("correction.told_not_ruled_out", "it said that this could not be ruled out"),
    .flag("correction.told_linked", "it said that nobody had asked for the list"),
    .number("correction.changed.recordings.told", "of how many recordings it spoke", "2"),
    .number("correction.changed.recordings.now", "how many there are", "3"),
    .number("correction.changed.opened.told", "how many it said were opened", "1"),
    .number("correction.changed.opened.now", "how many were", "2"),
    .number("correction.changed.accounts.told", "from how many accounts it said", "1"),
    .flag("correction.changed.accounts.told_one", "from one, it said"),
    .number("correction.changed.accounts.now", "from how many they were", "2"),
    .number(
      "correction.changed.lists.now", "on how many lists they stood, where it said otherwise", "3"),
    .flag("correction.changed.lists.now_one", "on one"),
    .flag("correction.changed.lists.at_least", "on more, of which no log says whose"),
    .flag("correction.changed.extent", "it said otherwise how much was opened"),
    .flag("correction.changed.viewers", "it said otherwise what is known of who saw them"),
    .flag("correction.changed.calls", "it gave other days of the calls"),
    .flag("opened.one", "one of the patient's recordings was opened", required: true),
    .number("opened.count", "how many were opened, where several", "2", required: true),
    .flag("opened.one_account", "one account did so"),
    .number("opened.accounts", "how many accounts, where several", "3"),
    .flag("opened.whole", "the whole of one at least was sent"),
    .flag("opened.to_some", "some accounts were sent the whole, and some less"),
    .flag("opened.part", "a part was sent, and of none the whole"),
    .flag("opened.unclear", "how much was sent is not known"),
    .flag("opened.listed_too.one", "one more was listed and not opened"),
    .number("opened.listed_too.count", "how many more, where several", "4"),
    .flag("opened.listed_too.several_lists", "on the lists of several accounts"),
    .flag("shown_only.one", "one was listed, and the logs prove nobody opened it", required: true),
    .number("shown_only.count", "how many, where several", "2", required: true),
    .flag("shown_only.unnamed", "no log names to whom: it may have been the patient"),
    .flag(
      "not_ruled_out.one", "one was listed; that it was opened cannot be ruled out", required: true),
    .number("not_ruled_out.count", "how many, where several", "2", required: true),
    .flag("not_ruled_out.linked", "nobody asked for the list yet, but it would have shown it"),
    .flag("not_ruled_out.unnamed", "no log names to whom: it may have been the patient"),
    .flag("not_ruled_out.opened_by_unnamed", "one was opened, and no log names by whom"),
    .flag("not_ruled_out.reconstructed", "what was listed is worked out: no log shows it"),
    .number("lists.number", "on how many accounts' lists they stood, where several", "3"),
    .flag("lists.at_least", "viewers whom no log names come on top of these"),
    .flag("lists.of_one", "one recording stood there"),
    .number("dates.days[]", "days of the consultations, where facts allow it", "3 June 2020"),
    .number("dates.undated", "of how many the day is not known", "1"),
  ]

  static let recipientVariables: [DocumentVariable] = [
    .flag("correction.told_not_opened", "an earlier letter said that this account opened none"),
    .flag("opened", "this account opened a recording of somebody else", required: true),
    .flag("opened_empty", "it opened an artefact that held no consultation"),
    .flag("answered.deleted", "the reader has answered already, that every copy is deleted"),
  ]

  static let reminderVariables: [DocumentVariable] = [
    .number("written", "the day of the letter that asks", "12 June 2020", required: true),
    .flag("second", "a reminder went out before"),
  ]

  /// The form on which a recipient answers: its reference says who writes.
  static let replyVariables: [DocumentVariable] = [
    .number("reference", "the letter's own number", "N-7Q4M2K9D5T", required: true),
    .text("contact.phone", "at which number (facts)", "0113 496 0000", required: true),
    .text("contact.email", "at which e-mail address (facts)", "help@example.org", required: true),
    .text(
      "contact.post", "at which postal address (facts)", "1 Mill Street, Leeds", required: true),
  ]
}
