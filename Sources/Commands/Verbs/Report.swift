import Casework
import Model

extension Verb {
  static let report = Verb(
    "report", chapter: .people,
    summary: "draft a report: to the regulator, the register, the public",
    explanation: """
      Every question of the form is answered from the evidence, from facts.json5, or with "Not yet \
      known". What a person must confirm is marked. The report is read by the leak guard and refused \
      (exit 1) where anybody's name or identifier stands in it. Nothing is sent.

      ico: the regulator's form. dspt: what the NHS incident tool asks, with the grading. register: \
      the row of the breach register (GDPR Article 33(5)) as CSV and JSON, also of what is not \
      reported and of near misses. statement: for the public and for those who answer the \
      telephone. postmortem: causes, impacts, fixes and the fault's taxonomy. veris: the incident in \
      VERIS 1.4. All of them are made from the same facts and the same numbers.

      One number, three files: Markdown to paste question by question, HTML to read and print, JSON. \
      A follow-up says what has changed since the last report that was sent, else drafted. When an open \
      question will be answered is a decision: candour facts set decisions "{what: 'question 24', \
      decision: 'by 1 July 2020', by: 'NAME', because: 'TEXT'}".

      A person sends the report, and records it with --submitted and --reference; the clock then \
      stands. Sent after the 72 hours it needs its reasons: candour facts set delay_reasons "TEXT".
      """,
    arguments: [
      Argument(
        "KIND", .optional, "ico (the default), dspt, register, statement, postmortem or veris")
    ],
    options: [
      .caseFolder, .by, .asOf, .templates,
      Option(
        "accept", value: "N", times: .repeated,
        "take finding N of the leak guard for a coincidence; needs --by and --because"),
      Option("because", value: "TEXT", "why it is one"),
      Option(
        "phase", value: "PHASE",
        "initial, follow-up or final (else initial until one was sent, then follow-up)"),
      Option(
        "controller", value: "NAME",
        "only of recordings made for that controller: the organisation itself, or another"),
      .dryRun,
      Option(
        "submitted", value: "TIME", "record that a person sent the last whole draft, and when"),
      Option("reference", value: "TEXT", "under which reference it was sent"),
    ],
    examples: [
      Example("candour report ico", "to have a draft within the 72 hours"),
      Example("candour report register", "to have the row of the breach register"),
      Example("candour report statement", "to have words for the public and for callers"),
      Example(
        "candour report ico --submitted 2020-06-11T10:00:00+01:00 --reference \"e-mail of 11 June\"",
        "to record that it was sent"),
      Example("candour report ico --phase final", "to close what is outstanding"),
      Example(
        "candour report register --controller \"Northmere Trust\"",
        "to give another controller the row of what is its own"),
      Example("candour report --dry-run", "to see what would be written, and what the guard says"),
      Example("candour report --as-of 2020-06-10T09:00:00+01:00", "as it stood at that time"),
      Example(
        "candour report --accept 1 --by \"Ada King\" --because \"a street of that name\"",
        "to say that what the guard found is nobody's"),
    ]
  ) { words, console throws(Problem) in
    let kind = try ReportWork.Kind(word: words.arguments.first ?? "ico")
    if words["submitted"] != nil || words["reference"] != nil {
      return try recordSending(of: kind, words, console)
    }
    let phase = try words["phase"].map { word throws(Problem) in try ReportPhase(word: word) }
    let acceptance = try Acceptance(
      words.all("accept"), by: words[.by], because: words["because"])
    let isTrial = words.has(.dryRun)
    let opened = try words.openCase(console, writing: !isTrial)
    let report = ReportWork(
      kind: kind, asOf: try words.present(console), templates: words[.templates],
      acceptance: acceptance, phase: phase, controller: words["controller"])
    switch try report.run(opened, isTrial: isTrial, by: words.actor(console)) {
    case .wouldBeWritten(let paths, let warnings):
      for path in paths { console.print("would write \(path)") }
      console.print("the leak guard finds nothing of anybody's")
      for warning in warnings { console.warn(warning) }
      return .done
    case .written(let paths, let warnings):
      for path in paths { console.print(path) }
      for warning in warnings { console.warn(warning) }
      return .done
    case .refused(let refusals):
      console.warn("the report was not written: it holds what belongs to somebody")
      for refusal in refusals {
        console.warn("\(refusal.number): \(refusal.sentence)")
        if let correction = refusal.correction { console.warn("   correct it: \(correction)") }
      }
      console.note(
        "what is a coincidence is accepted by a person:"
          + " candour report \(kind.rawValue) --accept N --by \"NAME\" --because \"TEXT\"")
      return .look
    }
  }

  private static func recordSending(
    of kind: ReportWork.Kind, _ words: Words, _ console: Console
  ) throws(Problem) -> ExitStatus {
    guard let sent = try words.time("submitted") else { throw .notSaidWhen }
    let others = ["phase", "accept", "controller", "dry-run"]
    guard !others.contains(where: { words.has($0) }) else { throw .sendingAlone }
    let submission = try ReportSubmission(
      kind: kind, sent: sent, reference: words["reference"], asOf: try words.present(console))
    let opened = try words.openCase(console, writing: true)
    let outcome: ReportSubmission.Outcome
    switch try submission.run(opened, by: words.actor(console)) {
    case .recorded(let recorded): outcome = recorded
    case .refused(let findings):
      console.warn("the sending was not recorded: its reference holds what belongs to somebody")
      for finding in findings { console.warn(finding) }
      console.note("write the reference without it: --reference \"e-mail of 11 June\"")
      return .look
    }
    let elapsed = outcome.elapsed.map { ", \(Described.span($0)) after awareness" } ?? ""
    console.print(
      "\(outcome.document), \(outcome.phase): recorded as sent\(elapsed)"
        + (outcome.isLate ? ", late" : ""))
    for remark in outcome.remarks { console.note(remark) }
    return .done
  }
}

extension Problem {
  fileprivate static var notSaidWhen: Problem {
    Problem(
      .usage, "--reference is of a report that was sent, and --submitted says when",
      hint: "candour report ico --submitted TIME --reference \"TEXT\"")
  }

  fileprivate static var sendingAlone: Problem {
    Problem(
      .usage, "--submitted records a sending and drafts nothing",
      hint: "leave out --phase, --accept, --controller and --dry-run: the draft has its own")
  }
}
