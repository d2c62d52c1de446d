import Casework
import Model

/// One duty on a terminal: whom to tell, by when, and where its clock stands.
struct DutyText {
  let duty: DutyOwed
  let view: CaseView

  init(_ duty: DutyOwed, view: CaseView) {
    self.duty = duty
    self.view = view
  }

  /// `  uk-ico, regulator: due 2020-06-12 14:50:00 BST, 53 h 0 min left`, for a duty with a clock.
  func printClock(on console: Console) {
    printClock("  \(duty.regime), \(duty.duty): ", on: console)
  }

  private func printClock(_ head: String, on console: Console) {
    guard let clock = duty.clock else { return }
    guard let due = clock.due else {
      console.print("\(head)no clock yet: candour facts set \(clock.startsAt) TIME", .yellow)
      return
    }
    if let done = duty.doneAt {
      let isLate = due < done
      let start = view.facts.time(clock.startsAt)
      let isBefore = start.map { done < $0 } ?? false
      let late =
        isLate
        ? ", late: it was due \(Described.time(due, in: view))"
        : isBefore ? ", before \(clock.startsAt): one of the two is wrong" : ", in time"
      let word = view.isToRegulator(duty) ? "reported" : "told"
      console.print(
        "\(head)\(word) \(Described.time(done, in: view))\(late)",
        isLate || isBefore ? .yellow : .plain)
      return
    }
    if clock.elapsed == nil {
      console.print(
        "\(head)the clock has not started: \(clock.startsAt) lies after this date", .yellow)
      return
    }
    let state =
      clock.overdue
      ? clock.late.map { "overdue by \(Described.span($0))" }
      : clock.left.map { "\(Described.span($0)) left" }
    let doubt =
      duty.decision?.decision.map { ", decided: \($0)" }
      ?? (duty.unclear == nil ? "" : ", if it is owed")
    console.print(
      "\(head)due \(Described.time(due, in: view)), \(state ?? "")\(doubt)",
      duty.isAlarming ? .red : .plain)
    if duty.lacksReasons, duty.isAlarming {
      console.print("    it is late: candour facts set delay_reasons TEXT", .red)
    }
  }

  /// The whole of it.
  func print(on console: Console) {
    let name = "\(duty.regime), \(duty.duty): \(duty.to)"
    for line in Layout.wrapped(line: name, indent: 2) { console.print(line) }
    printClock("    ", on: console)
    if let country = duty.country { line("for people of \(country)", on: console) }
    line(duty.timing, on: console)
    line(duty.condition, on: console)
    if let decision = duty.decision {
      let by = decision.by ?? ""
      line("decided: \(decision.decision ?? "") (\(by)): \(decision.because ?? "")", on: console)
    }
    if let unclear = duty.unclear { line("to be found out: \(unclear)", on: console, .yellow) }
    line(
      "\(duty.source)\(duty.confirm ? " (a person must confirm this rule)" : "")", on: console,
      .faint)
  }

  private func line(_ text: String, on console: Console, _ style: Console.Style = .plain) {
    for line in Layout.wrapped(line: text, indent: 4) { console.print(line, style) }
  }
}
