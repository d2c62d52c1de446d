import Model

/// The version of this binary, as the ledger and `--version` say it.
package enum Version {
  package static let text = "0.1.0"
}

extension Verb {
  static let version = Verb(
    "version", chapter: .tool, summary: "the version of this binary; --version says it too",
    examples: [Example("candour --version", "for a report of a fault")]
  ) { _, console throws(Problem) in
    console.print("candour \(Version.text)")
    return .done
  }
}
