// What a postmortem says besides the form's questions: the parts of the report, then the taxonomy of
// the fault (Avizienis et al. 2004, as FAIL applies it to failures in the news), each value a word of
// its list with its ground beside it.
extension Facts {
  static let postmortemKeys: [Key] =
    [
      text("title", "What shall this incident be called, in a line?"),
      text("summary", "What happened, in three sentences?"),
      text("system", "Which system failed: what is it, and what is it for?"),
      text("responsible", "Which organisation answers for the software that failed?"),
      text("impacted", "Which organisations were hit?"),
      text("software_causes", "What in the software caused it?"),
      text("other_causes", "What else caused it: people, process, organisation?"),
      text("impacts", "What did it do to people, and to the organisation?"),
      text("preventions", "What would have prevented it?"),
      text("fixes", "What was done, or will be, to mend it?"),
      text("lessons", "What has been learnt?"),
    ]
    + taxonomy.flatMap { member, question, choices in
      [
        Key(
          "postmortem.\(member)", .choice, question, use: "postmortem", choices: choices),
        text("\(member)_because", "On what ground do you say so?"),
      ]
    }

  private static func text(_ member: String, _ question: String) -> Key {
    Key("postmortem.\(member)", .text, question, use: "postmortem")
  }

  private static let taxonomy: [(member: String, question: String, choices: [String])] = [
    (
      "recurring", "Has it happened before, and where?",
      ["one-organisation", "several-organisations", "no", "unknown"]
    ),
    (
      "phase", "Was the fault put in while the system was developed, or while it was in use?",
      ["design", "operation", "both", "unknown"]
    ),
    (
      "boundary", "Did the fault lie within the system or outside it?",
      ["within-system", "outside-system", "both", "unknown"]
    ),
    (
      "nature", "Was the fault made by people, or by nature?",
      ["human-actions", "non-human-actions", "unknown"]
    ),
    (
      "dimension", "Did the fault lie in hardware or in software?",
      ["hardware", "software", "both", "unknown"]
    ),
    (
      "objective", "Was harm meant?", ["malicious", "non-malicious", "unknown"]
    ),
    (
      "intent", "Was it a deliberate choice, or an accident?",
      ["deliberate", "accidental", "unknown"]
    ),
    (
      "capability", "Did it come from a lack of competence, or by chance?",
      ["development-incompetence", "accidental", "unknown"]
    ),
    (
      "duration", "How long did the fault last?",
      ["permanent", "temporary", "intermittent", "unknown"]
    ),
    (
      "behaviour", "How did the system fail?",
      ["crash", "omission", "timing", "value", "byzantine", "other", "unknown"]
    ),
    (
      "domain", "In which domain is the system used?",
      [
        "information", "transportation", "natural-resources", "sales", "construction",
        "manufacturing", "utilities", "finance", "knowledge", "health", "entertainment",
        "government", "other",
      ]
    ),
    (
      "consequence", "What was the worst that came of it?",
      [
        "death", "harm", "basic", "property", "delay", "non-human", "theoretical", "none", "other",
        "unknown",
      ]
    ),
  ]
}
