import Documents
package import Model

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

  /// One template filled with invented values.
  package static func render(_ name: String, folder: String?) throws(Problem) -> [UInt8] {
    let set = try Templates.set(option: folder)
    return try set.document(name).preview().bytes
  }
}
