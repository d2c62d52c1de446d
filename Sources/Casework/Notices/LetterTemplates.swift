import Documents
import Evidence
import Model

/// The templates that the letters of one draft are made from, and what each makes them with.
struct LetterTemplates {
  let templates: [NoticeRecord.Audience: DocumentTemplate]
  let renderers: [NoticeRecord.Audience: NoticeRenderer]

  /// Throws `.usage` where a template is not there, `.input` where it cannot be used.
  init(_ set: TemplateSet, of jurisdiction: String, for letterCase: LetterCase) throws(Problem) {
    var ready: [NoticeRecord.Audience: DocumentTemplate] = [:]
    for audience in [NoticeRecord.Audience.affected, .recipient] {
      ready[audience] = try set.document("\(jurisdiction)/notice-\(audience.rawValue).txt")
    }
    templates = ready
    renderers = ready.mapValues { NoticeRenderer(template: $0, case: letterCase) }
  }

  /// In an order that stays the same.
  var all: [DocumentTemplate] { templates.values.sorted { $0.name < $1.name } }

  /// Each template and partial once, by name.
  var digests: [LedgerEntry.NamedDigest] {
    var seen: Set<String> = []
    return templates.values.flatMap(\.files).sorted { $0.name < $1.name }
      .filter { seen.insert($0.name).inserted }.map { .init($0.name, $0.digest) }
  }

  /// Facts that the letters should state and cannot yet.
  var openFacts: [String] { renderers[.affected]?.openFacts ?? [] }
}
