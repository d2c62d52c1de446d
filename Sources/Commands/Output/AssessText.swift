import Casework
import Model

/// The assessment on a terminal, with all its working: a proposal that a person decides on.
struct AssessText {
  let view: CaseView
  let asOf: Timestamp
  private var assessment: Assessment { view.assessment }

  init(view: CaseView, asOf: Timestamp) {
    self.view = view
    self.asOf = asOf
  }

  func print(on console: Console) {
    console.print("case \(view.reference), as of \(Described.time(asOf, in: view))", .bold)
    printSeverity(on: console)
    printGrade(on: console)
    printPosition("article-33", "Telling the regulator", assessment.regulator, on: console)
    printPosition("article-34", "Telling the people", assessment.people, on: console)
    printDuties(on: console)
    printShares(on: console)
    let ofDate = view.warnings.filter { !assessment.warnings.contains($0) }
    for note in assessment.notes + ofDate { line(note, indent: 2, on: console, .yellow) }
  }

  private func printSeverity(on console: Console) {
    let severity = assessment.severity
    console.print()
    if let score = severity.score {
      let whose = severity.overridden == nil ? "proposed" : "as a person scored it"
      console.print("ENISA severity: \(text(score)) (\(whose))", .bold)
    } else {
      console.print("ENISA severity: nothing to score", .bold)
    }
    if let overridden = severity.overridden {
      line("because: \(overridden.reason)\(signed("severity"))", indent: 2, on: console)
      if let proposed = severity.proposed {
        line("proposed was \(text(proposed))", indent: 2, on: console, .faint)
      }
    }
    if let refusal = severity.refusal {
      line(refusal, indent: 2, on: console, .yellow)
    }
    for kind in severity.classes { printClass(kind, on: console) }
    switch severity.isOver100 {
    case true?: line("flag: more than 100 people; it changes no score", indent: 2, on: console)
    case nil:
      line(
        "flag: whether more than 100 people are affected is not known: the evidence cannot rule it out",
        indent: 2, on: console)
    case false?: break
    }
    if severity.isUnintelligible {
      line("flag: the data is unintelligible; it changes no score", indent: 2, on: console)
    }
  }

  /// ` (recorded by Ada, 2020-06-10 …)`, as the ledger knows it.
  private func signed(_ group: String) -> String {
    view.signatures[group].map {
      " (recorded by \($0.name), \(Described.time($0.at, in: view)))"
    } ?? ""
  }

  private func printClass(_ kind: Severity.OfClass, on console: Console) {
    let count = Described.plural(kind.exposures, "exposure")
    let score = kind.score.map(text) ?? "no score"
    console.print("  \(kind.kind.rawValue), \(count): \(score)")
    line("data: \(kind.grounds.dpc)", indent: 4, on: console)
    line("identification: \(kind.grounds.ei)", indent: 4, on: console)
    for ground in kind.grounds.cb { line(ground, indent: 4, on: console) }
    for other in kind.alternatives {
      line("or \(text(other.score)), where \(other.when)", indent: 4, on: console, .faint)
    }
  }

  private func text(_ score: Severity.Score) -> String {
    "\(score.dpc) × \(score.ei.text) + \(score.cb.text) = \(score.total.text), \(score.band.rawValue)"
  }

  private func printGrade(on console: Console) {
    let grade = assessment.grade
    console.print()
    let whose = grade.reason == nil ? "proposed" : "as a person graded it"
    if let likelihood = grade.likelihood, let severity = grade.severity, let region = grade.region {
      console.print(
        "NHS grading: likelihood \(likelihood), severity \(severity):"
          + " \(words(region)) (\(whose))", .bold)
    } else {
      console.print("NHS grading: undecided", .bold)
    }
    if let reason = grade.reason {
      line("because: \(reason)\(signed("dspt"))", indent: 2, on: console)
      if let proposed = grade.proposed {
        line(
          "proposed was likelihood \(proposed.likelihood), severity \(proposed.severity)",
          indent: 2,
          on: console, .faint)
      }
    }
    if let refusal = grade.refusal {
      line(refusal, indent: 2, on: console, .yellow)
    }
    for ground in grade.grounds { line(ground, indent: 2, on: console) }
  }

  private func words(_ region: HarmGrade.Region) -> String {
    switch region {
    case .none: "no effect, the register only"
    case .log: "an effect is unlikely, the register only"
    case .ico: "told to the ICO"
    case .icoAndDhsc: "told to the ICO and the Department of Health and Social Care"
    }
  }

  private func printPosition(
    _ what: String, _ title: String, _ position: Position, on console: Console
  ) {
    console.print()
    console.print("\(title): proposed: \(position.proposal.rawValue)", .bold)
    for reason in position.reasons { line(reason, indent: 2, on: console) }
    guard let decision = position.decision else {
      line("nobody has decided; whoever does is recorded with", indent: 2, on: console, .yellow)
      // In one piece, to be copied.
      let entry = "{what: \"\(what)\", decision: \"…\", by: \"NAME\", at: \"TIME\", because: \"…\"}"
      console.print("    candour facts set decisions '\(entry)'", .faint)
      return
    }
    let by = decision.by ?? "nobody named"
    let at = decision.at.map { ", \(Described.time($0, in: view))" } ?? ""
    line("decided: \(decision.decision ?? "?") (\(by)\(at))", indent: 2, on: console, .bold)
    if let because = decision.because { line("because: \(because)", indent: 2, on: console) }
    if !position.missing.isEmpty {
      line(
        "the decision lacks \(position.missing.joined(separator: ", "))", indent: 2, on: console,
        .yellow)
    }
  }

  private func printDuties(on console: Console) {
    console.print()
    console.print("What is due", .bold)
    for duty in assessment.duties { DutyText(duty, view: view).print(on: console) }
  }

  private func printShares(on console: Console) {
    console.print()
    console.print("People shown or opened, by country (who has two counts in both)", .bold)
    for share in assessment.byCountry {
      let name = share.name ?? "no country in the tables"
      let regimes =
        share.isRecognised
        ? share.regimes.joined(separator: ", ") : share.name == nil ? "" : "no file of rules"
      printShare("\(share.code.map { "\($0) " } ?? "")\(name)", share.totals, regimes, on: console)
    }
    console.print()
    console.print("The same by controller", .bold)
    for share in assessment.byController {
      let whose =
        switch share.isOwn {
        case true?: "the organisation's own"
        case false?: "another controller's to report"
        case nil: "whose is not known: candour facts set organisation.name NAME"
        }
      printShare(share.name ?? "no controller in the tables", share.totals, whose, on: console)
    }
    if !assessment.notes.isEmpty { console.print() }
  }

  private func printShare(
    _ name: String, _ totals: Totals, _ remark: String, on console: Console
  ) {
    let (people, records) = (totals.dataSubjects, totals.records)
    let bound = totals.bound == .exact ? "" : "at least "
    let boundOfOpened = view.reach.leavesOpeningsOpen ? "at least " : bound
    let numbers =
      "\(bound)\(Described.plural(people.maximum, "person", "people")),"
      + " \(boundOfOpened)\(people.confirmed) confirmed;"
      + " \(bound)\(Described.plural(records.maximum, "recording"))"
    line("\(name): \(numbers)\(remark.isEmpty ? "" : "; \(remark)")", indent: 2, on: console)
  }

  private func line(
    _ text: String, indent: Int, on console: Console, _ style: Console.Style = .plain
  ) {
    for line in Layout.wrapped(line: text, indent: indent) { console.print(line, style) }
  }
}
