import Model
import Notation

/// The report as JSON: the same numbers, facts and answers under keys that stay (`candour help json`).
struct ReportRecord {
  private let input: ReportInput
  private let marked: MarkedText
  private let templates: [TemplateSet.File]

  /// - Parameter marked: the report's words, from its template.
  init(_ input: ReportInput, _ marked: MarkedText, templates: [TemplateSet.File]) {
    self.input = input
    self.marked = marked
    self.templates = templates
  }

  var document: Rendered { json.document }

  private var json: DocumentJSON {
    let scope = input.controller.map { [("controller", DocumentJSON.text($0))] } ?? []
    return .object(members(scope))
  }

  private func members(_ scope: [(String, DocumentJSON)]) -> [(String, DocumentJSON)] {
    [
      ("document", .computed("report-ico")), ("case", .computed(input.caseReference)),
      ("phase", .computed(input.phase.rawValue)), ("as_of", time(input.asOf)),
      ("zone", .computed(input.zone.name)), ("law", law), ("clock", clock),
      ("totals", totals(input.totals)),
      ("bound_of_opened", .computed(input.boundOfOpened.rawValue)),
      ("recorded_only", input.recordedOnly.map { totals($0) } ?? .null),
      (
        "window",
        .object([("first", time(input.firstExposure)), ("last", time(input.lastExposure))])
      ),
      ("after_containment", .integer(input.afterContainment)), ("facts", facts),
      ("questions", .list(questions)), ("outstanding", .list(outstanding)), ("changes", changes),
      ("timeline", .list(timeline)), ("exposures_per_hour", .list(hours)),
      ("who_saw_whose", .list(input.sights.map(sight))), ("sources", .list(sources)),
      ("recordings_from", .text(orNull: input.recordingsFrom)),
      ("disputed_recordings", input.disputedRecordings.map { .integer($0) } ?? .null),
      (
        "ledger",
        .object([
          ("entries", .integer(input.ledgerEntries)),
          ("head", .computed(orNull: input.ledgerHead?.hex)),
        ])
      ),
      (
        "templates",
        .list(
          templates.map { file in
            .object([("name", .text(file.name)), ("sha256", .computed(file.digest.hex))])
          })
      ),
    ] + scope
  }

  private var law: DocumentJSON {
    guard let law = input.law else { return .null }
    return .object([
      ("name", .text(law.name)), ("article", .text(law.article)),
      ("confirm", .bool(law.needsConfirmation)),
    ])
  }

  private var clock: DocumentJSON {
    guard let clock = input.clock else { return .null }
    return .object([
      ("aware_at", time(clock.awareAt)), ("due_at", time(clock.dueAt)),
      ("reported_at", time(input.submittedAt)), ("late", .bool(input.isLate)),
    ])
  }

  /// As `status --json` has them.
  private func totals(_ totals: Totals) -> DocumentJSON {
    func count(_ count: Totals.Count) -> DocumentJSON {
      .object([
        ("confirmed", .integer(count.confirmed)), ("maximum", .integer(count.maximum)),
        ("bound", .computed(totals.bound.rawValue)),
      ])
    }
    return .object([
      ("data_subjects", count(totals.dataSubjects)), ("records", count(totals.records)),
      (
        "recipients",
        .object([
          ("opened", .integer(totals.recipientsOpened)),
          ("shown", .integer(totals.recipientsShown)),
        ])
      ),
      (
        "exposures",
        .object(
          [Action.opened, .shown, .linked, .attempted].map { ($0.word, .integer(totals[$0])) }
            + [
              ("unattributed", .integer(totals.unattributed)),
              ("no_content", .integer(totals.noContent)),
            ])
      ),
      ("unknown_viewers", .integer(totals.unknownViewers)),
      ("rejected_lines", .integer(input.rejectedLines)),
    ])
  }

  /// What the form asks, and whom the people affected may ask.
  private var facts: DocumentJSON {
    .object(
      Facts.keysInFormOrder.filter { $0.form != nil || ReportRecord.contact.contains($0.name) }.map
      { key in
        guard input.facts.isKnown(key.name) else { return (key.name, .null) }
        return switch input.facts[key.name] {
        case .yes(let yes): (key.name, .bool(yes))
        case .integer(let integer): (key.name, .integer(integer))
        case .time(_, let written), .duration(_, let written): (key.name, .computed(written))
        default: (key.name, .text(orNull: input.facts.written(key.name)))
        }
      })
  }

  private static let contact = ["contact.name", "contact.email", "contact.phone"]

  private var questions: [DocumentJSON] {
    let open = Set(ReportQuestions.open(in: input))
    return ReportAnswer.answers(in: marked).map { answer in
      .object([
        ("number", .integer(answer.number)), ("section", answer.section.json),
        ("question", answer.question.json), ("answer", answer.json),
        ("source", .list(sources(of: answer.number).map { .computed($0) })),
        ("open", .bool(open.contains(answer.number))), ("confirm", .bool(answer.asksToConfirm)),
      ])
    }
  }

  /// Where an answer comes from: what people said, what the logs show, what the template says.
  private func sources(of number: Int) -> [String] {
    let isOfPeople = Facts.keys.contains {
      $0.form == number && input.facts.isKnown($0.name)
    }
    let isOfLogs = [7, 12, 16, 17].contains(number)
    let sources = (isOfPeople ? ["facts"] : []) + (isOfLogs ? ["logs"] : [])
    return sources.isEmpty ? ["template"] : sources
  }

  private var outstanding: [DocumentJSON] {
    ReportQuestions.outstanding(in: input).map { outstanding in
      .object([
        ("number", .integer(outstanding.number)),
        ("missing", .list(outstanding.questions.map { .computed($0) })),
        ("by", .text(orNull: outstanding.decision?.decision)),
      ])
    }
  }

  private var changes: DocumentJSON {
    guard let changes = input.changes else { return .null }
    func numbers(_ numbers: [Int]) -> DocumentJSON { .list(numbers.map { .integer($0) }) }
    return .object([
      ("since", .computed(changes.since)), ("sent_at", time(changes.sentAt)),
      (
        "numbers",
        .list(
          changes.numbers.map { number in
            .object([
              ("name", .computed(number.name)), ("before", .integer(number.before.number)),
              ("now", .integer(number.now.number)),
              ("before_bound", .computed(number.before.bound.rawValue)),
              ("now_bound", .computed(number.now.bound.rawValue)),
            ])
          })
      ),
      ("bound_before", .computed(orNull: changes.boundBefore?.rawValue)),
      ("sources_dropped", .list(changes.dropped.map { .text($0) })),
      ("sources_replaced", .list(changes.replaced.map { .text($0) })),
      ("answers_added", numbers(changes.answers.added)),
      ("answers_changed", numbers(changes.answers.changed)),
      ("answers_withdrawn", numbers(changes.answers.withdrawn)),
    ])
  }

  private var timeline: [DocumentJSON] {
    ReportTimeline.entries(of: input).map { entry in
      .object([
        ("time", time(entry.time)), ("what", .computed(entry.what.rawValue)),
        ("name", .text(orNull: entry.name)),
      ])
    }
  }

  private var hours: [DocumentJSON] {
    HoursChart(input.sights, zone: input.zone).steps.filter { $0.opened + $0.shown > 0 }.map {
      .object([
        ("from", time($0.from)), ("until", time($0.until)), ("opened", .integer($0.opened)),
        ("shown", .integer($0.shown)),
      ])
    }
  }

  private func sight(_ sight: ReportSight) -> DocumentJSON {
    .object([
      ("recipient", .computed(sight.recipient)), ("data_subject", .computed(orNull: sight.subject)),
      ("action", .computed(sight.action.word)), ("first", time(sight.first)),
      ("content", .computed(sight.isEmpty ? "none" : "consultation")),
    ])
  }

  private var sources: [DocumentJSON] {
    input.logs.map { log in
      let tally = log.source.tally
      return .object([
        ("name", .text(log.name)), ("sha256", .computed(log.source.digest.hex)),
        ("lines", .integer(tally.lines)), ("used", .integer(tally.used)),
        ("ignored", .integer(tally.ignored)), ("rejected", .integer(tally.rejected)),
        ("first", time(log.source.first)), ("last", time(log.source.last)),
        (
          "gaps",
          .list(log.gaps.map { .object([("from", time($0.from)), ("until", time($0.until))]) })
        ),
      ])
    }
  }

  private func time(_ time: Timestamp?) -> DocumentJSON {
    .computed(orNull: time.map(TimeText.utcMilliseconds))
  }
}

extension MarkedText.Line {
  /// Its words, the template's told from what was filled in.
  fileprivate var json: DocumentJSON { .pieces(pieces) }

  fileprivate var pieces: [DocumentJSON.Piece] {
    map { run in
      switch run.origin {
      case .template: .init(run.text, .template)
      case .text: .init(run.text, .text)
      case .computed: .init(run.text, .computed)
      }
    }
  }
}

extension ReportAnswer {
  /// Its lines below each other, ready to be pasted into the form.
  fileprivate var json: DocumentJSON {
    var pieces: [DocumentJSON.Piece] = []
    func add(_ line: MarkedText.Line, head: String = "") {
      if !pieces.isEmpty { pieces.append(.init("\n", .template)) }
      if !head.isEmpty { pieces.append(.init(head, .template)) }
      pieces += line.pieces
    }
    for block in blocks {
      switch block {
      case .heading(_, let line), .paragraph(let line), .quote(let line): add(line)
      case .list(let items): for item in items { add(item, head: "- ") }
      case .table(let head, let rows):
        for row in [head] + rows {
          add(row.reduce([]) { $0 + ($0.isEmpty ? [] : [ReportAnswer.bar]) + $1 })
        }
      }
    }
    return .pieces(pieces)
  }

  private static let bar = MarkedText.Run(text: " | ", origin: .template, style: [])
}
