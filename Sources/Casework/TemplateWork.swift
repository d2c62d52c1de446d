import Documents
package import Model
import Notation

/// `candour template check` and `render`: templates looked at without a case.
package enum TemplateWork {
  /// What there is to say about one template.
  package struct Report: Sendable {
    package let name: String
    /// Each stops a document from being made.
    package let problems: [Problem]
    /// A plain writer would change them.
    package let remarks: [Problem]
    /// Of a letter.
    package let readingAge: Double?
  }

  /// Of the named templates, or of all, in byte order of their names. Throws `.usage` for a name that
  /// is none.
  package static func check(_ names: [String], folder: String?) throws(Problem) -> [Report] {
    let set = try Templates.set(option: folder)
    var reports: [Report] = []
    for name in names.isEmpty ? set.documents.map(\.name) : names {
      do throws(Problem) {
        let check = try TemplateCheck(name, in: set)
        reports.append(
          Report(
            name: name, problems: check.problems, remarks: check.remarks,
            readingAge: check.readingAge))
      } catch {
        if error.kind == .usage { throw error }
        reports.append(Report(name: name, problems: [error], remarks: [], readingAge: nil))
      }
    }
    return reports
  }

  /// What may have happened to the reader of an invented letter, by name and in words; none for what
  /// is no letter. Throws `.usage` for a name that is no template.
  package static func variants(
    of name: String, folder: String?
  ) throws(Problem) -> [(name: String, meaning: String)] {
    let kind = try Templates.set(option: folder).document(name).kind
    return SampleLetter.all(of: kind).map { ($0.name, $0.meaning) }
  }

  /// One template filled with invented values: of a letter those of a variant, the first without one.
  /// Throws `.usage` for a variant that is none.
  package static func render(
    _ name: String, variant: String?, folder: String?
  ) throws(Problem) -> [UInt8] {
    let set = try Templates.set(option: folder)
    let document = try set.document(name)
    let samples = SampleLetter.all(of: document.kind)
    guard let sample = samples.first(where: { variant == nil || $0.name == variant }) else {
      if let variant { throw .noVariant(variant, of: name, among: samples.map(\.name)) }
      return try document.preview().bytes
    }
    return try sample.render(name, in: set).bytes
  }
}

extension Problem {
  fileprivate static func noVariant(
    _ variant: String, of name: String, among known: [String]
  ) -> Problem {
    Problem(
      .usage, "\(name) has no variant \(variant)",
      hint: known.isEmpty
        ? "it is no letter: leave --variant out"
        : Nearest.match(for: variant, among: known).map { "did you mean --variant \($0)" }
          ?? "candour template render \(name) --variants lists them")
  }
}
