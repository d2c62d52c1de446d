import Casework
import Model
import Notation

extension Verb {
  static let facts = Verb(
    "facts", chapter: .people, summary: "the questions only people can answer",
    explanation: """
      In the order of the regulator's form, answered or not, each with the line to type; then what the \
      form does not ask, but letters, the assessment and a postmortem do. The answers are in \
      facts.json5 of the case; null there means "not yet known", and every document says so.

      A decision is {what, decision, by, at, because}; without who, what and why it is refused. What it \
      is about: article-33 (telling the regulator), article-34 (telling the people), a duty as candour \
      assess names it ('uk-ico regulator', 'ie-dpc regulator'), dspt, a key of the facts, or \
      'question 24' (when that will be answered). Of a duty two words count: a decision that begins with \
      "not owed" and has its date ends the alarm of its clock; one that begins with "told" records that \
      it was done, at its date. Any other decision about it is printed, and the clock runs on.
      """,
    options: [.caseFolder, .json, .asOf, Option("open", "only those without an answer")],
    examples: [
      Example("candour facts", "to see what is still open"),
      Example("candour facts --open", "to see what to ask next"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let facts = opened.facts
    let keys = Facts.keysInFormOrder.filter { key in
      !words.has("open") || FactsWork.isOpen(key, in: facts)
    }
    if words.has(.json) {
      var json = JSONWriter()
      for key in keys { json.fact(key, in: facts) }
      console.write(json: json.bytes)
      return .done
    }
    var wasAsked = true
    for key in keys {
      if key.form == nil, wasAsked {
        console.print(
          "\nNot asked by the form; letters, assessment and postmortem need it:\n", .faint)
      }
      wasAsked = key.form != nil
      console.print(key.form.map { "\($0). \(key.question)" } ?? key.question, .bold)
      if let answer = FactsWork.answer(key.name, in: facts), facts.isKnown(key.name) {
        console.print("  \(key.name) = \(answer)")
      } else {
        console.print(
          FactsWork.isLeftOut(key, in: facts)
            ? "  \(key.name) is left out: it was no cyber incident" : "  not yet known")
      }
      console.print("  \(FactsWork.line(for: key))", .faint)
    }
    console.look(at: try CaseView(opened, asOf: words.actor(console).at))
    return .done
  }

  static let factsSet = Verb(
    "facts", "set", chapter: .people, summary: "answer one of them",
    explanation:
      """
      null takes an answer away. The ledger keeps which question was answered, by whom. A decision in \
      braces is added to those taken; a list of them in brackets takes their place (candour help facts).
      """,
    arguments: [
      Argument("KEY", .one, "as candour facts shows it"), Argument("VALUE", .one, "the answer"),
    ],
    options: [.caseFolder, .by, .asOf],
    examples: [
      Example(
        "candour facts set aware_at 2020-06-09T14:00:00+01:00",
        "to start the 72 hours"),
      Example("candour facts set cyber false", "to say that nobody attacked"),
      Example(
        "candour facts set decisions \"{what: 'article-33', decision: 'notify', by: 'Ada King', "
          + "because: 'a risk is likely'}\"", "to record who decided what, and why"),
      Example(
        "candour facts set decisions \"{what: 'us-hipaa regulator', decision: 'not owed', "
          + "by: 'Ada King', at: '2020-06-10T10:00:00+01:00', because: 'no covered entity'}\"",
        "to say that a duty is not owed, so that its clock stops"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console, writing: true)
    let warnings = try FactsWork.set(
      words.arguments[0], to: words.arguments[1], in: opened, by: words.actor(console))
    console.print("\(words.arguments[0]) is set")
    for warning in warnings { console.warn(warning) }
    return .done
  }

  static let factsCheck = Verb(
    "facts", "check", chapter: .people, summary: "can facts.json5 be read, and what is missing",
    options: [.caseFolder, .asOf],
    examples: [Example("candour facts check", "after editing facts.json5 by hand")]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let open = Facts.keys.count { $0.form != nil && FactsWork.isOpen($0, in: opened.facts) }
    console.print(
      "facts.json5 is well-formed; \(Described.plural(open, "question")) of the form to answer")
    console.look(at: try CaseView(opened, asOf: words.actor(console).at))
    for remark in FactsWork.remarks(on: opened.facts) { console.print("LOOK: \(remark)", .yellow) }
    return .done
  }
}

extension Console {
  /// What of the answers cannot be, or gainsays another.
  fileprivate func look(at view: CaseView) {
    for warning in view.assessment.warnings {
      for line in Layout.wrapped(line: "LOOK: \(warning)", indent: 0) { print(line, .yellow) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func fact(_ key: Facts.Key, in facts: Facts) {
    object {
      let isKnown = facts.isKnown(key.name)
      $0.member("key", key.name)
      $0.member("form", key.form)
      $0.member("question", key.question)
      $0.member("answered", isKnown)
      $0.member("answer", isKnown ? FactsWork.answer(key.name, in: facts) : nil)
      $0.member("line", FactsWork.line(for: key))
    }
    endLine()
  }
}
