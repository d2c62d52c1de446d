import Model
import Notation

/// HL7 FHIR AuditEvents, R4, R4B and R5, and so IHE's BALP (FORMATS §1.12, §1.13).
///
/// One resource is one record. R4 and R5 differ in where and how they say a thing (`type` and a
/// Coding, or `code` and a CodeableConcept) and no place means two things: each is known by its own
/// spelling, resource by resource. A server's query need not list what it returned, so a query that
/// lists nothing is ignored: such a log cannot tell that nothing was shown.
struct FHIRAuditEvent: LineFormat {
  static let name = "fhir-auditevent"
  static let defaultFields: [FieldName: [FieldPath]] = [:]

  /// The keys of a profile that mean something here; the resource itself says all else.
  private static let keys = [
    "name", "format", "clock", "viewer", "resources", "witnesses", "samples",
  ]
  /// Members by which a resource is an event at all.
  private static let deciding: FHIRKeys = [
    .resourceType, .type, .subtype, .category, .code, .action,
  ]

  let rules: EventRules
  let times: TimeRules
  let resources: ByteStrings?
  var tree = FHIRTree()

  init(_ rules: ProfileRules, window: EventWindow) {
    self.rules = EventRules(rules, window: window)
    times = TimeRules(rules)
    resources = rules.resources.isEmpty ? nil : ByteStrings(rules.resources)
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    if let key = rules.keys.first(where: { !keys.contains($0) }) {
      throw .meaningless(key, rules.places[key] ?? place)
    }
    if !rules.paths(.viewer).isEmpty {
      throw .meaningless("viewer.field", rules.places["viewer"] ?? place)
    }
  }

  static func units(_ rules: ProfileRules) -> Units { .fhirResources }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    FHIRBeginning(beginning).isAuditLog ? .certain : .no
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    do throws(JSONError) {
      try tree.read(line.text, &batch.arena)
    } catch {
      return .rejected(.notOneObject)
    }
    let types = tree.all(.resourceType, in: FHIRTree.root).filter { tree[$0].isName }
      .map { tree[$0].text }
    if types.isEmpty { return .rejected(.notResource) }
    var judgement = Judgement(verdict: .ignored, isRepaired: tree.isDamaged)
    guard types.contains(where: { $0.equals("AuditEvent") }) else {
      return types.contains { $0.equals("Bundle") } ? .rejected(.bundleInside) : judgement
    }
    let reading = FHIRTime(tree)
    if case .at(let logged) = reading, !tree.repeated.intersects(FHIRTime.keys) {
      judgement.time = times.eventTime(logged: logged, took: nil)
    }
    judgement.verdict = verdict(reading, line, &batch)
    if case .rejected = judgement.verdict { judgement.time = nil }
    return judgement
  }

  // MARK: Events

  private func verdict(
    _ reading: FHIRTime, _ line: LogLine, _ batch: inout EventBatch
  ) -> Verdict {
    if tree.repeated.intersects(Self.deciding) {
      return mayBeEvent ? .rejected(.repeatedKey) : .ignored
    }
    let deed = FHIRDeed(tree)
    if deed == .nothing { return .ignored }
    if tree.repeated.intersects([.entity, .contained]) { return .rejected(.repeatedKey) }
    let contained = FHIRContained(tree)
    let entities = FHIREntities(tree, contained: contained, resources: resources)
    if entities.recordings.isEmpty { return .ignored }
    guard case .action(let action) = deed else { return .rejected(.noAction) }
    if !tree.repeated.isEmpty { return .rejected(.repeatedKey) }
    if entities.isDamaged { return .rejected(.notUTF8) }

    var statement = Statement(action: action, logged: .distantPast, time: .distantPast)
    switch FHIROutcome(tree) {
    case .done: break
    case .refused: statement.action = .attempted
    case .unknown: return .rejected(.unknownOutcome)
    }
    let agents = FHIRAgents(tree, contained: contained, isRead: action == .opened)
    switch agents.viewer {
    case .nobody: break
    case .named(let viewer): statement.viewer = viewer
    case .several: return .rejected(.severalViewers)
    case .notUTF8: return .rejected(.notUTF8)
    }
    statement.address = agents.address
    if let id = tree.first(.id, in: FHIRTree.root), tree[id].isName {
      if tree[id].isDamaged { return .rejected(.notUTF8) }
      statement.identity = tree[id].text
    }
    switch reading {
    case .absent: return .rejected(.noTime)
    case .impossible: return .rejected(.impossibleTime)
    case .at(let instant): statement.logged = instant
    }
    statement.time = times.eventTime(logged: statement.logged, took: nil)
    statement.isRepaired = tree.isDamaged
    return rules.append(&statement, recordings: entities.recordings, of: line, to: &batch)
  }

  /// Of a resource in which a member that decides occurs twice: whether any of its values makes it an
  /// event.
  private var mayBeEvent: Bool {
    let letters = tree.all(.action, in: FHIRTree.root).map { tree[$0].text }
    return (letters.isEmpty ? [.empty] : letters)
      .contains { FHIRDeed(tree, letter: $0) != .nothing }
  }
}

extension Problem {
  fileprivate static func meaningless(_ key: String, _ place: Place) -> Problem {
    Problem(
      .input, at: place, "\(key) means nothing in a fhir-auditevent profile",
      reason: "the resource itself says it",
      hint: "take it out; clock, viewer.prefix, resources, witnesses and samples may stand")
  }
}
