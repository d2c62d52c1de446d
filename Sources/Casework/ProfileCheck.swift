import AccessLogs
package import Model

/// `candour profile check`: a profile looked at before a log is read with it.
package struct ProfileCheck: Sendable {
  package let name: String
  package let format: String
  /// Which actions a log read this way can show at all, from the least.
  package let witnesses: [Action]
  /// Of the samples that the profile carries: what gives something else than it says.
  package let differences: [String]

  /// `word` is the name of a built-in profile or the path of one. Throws `.input` at file, line and
  /// column for a profile that cannot be used, `.usage` where the word is neither.
  package init(_ word: String) throws(Problem) {
    let profile = try ProfileChoice.profile(word)
    name = profile.name
    format = profile.format
    witnesses = profile.witnesses.sorted()
    differences = try profile.samplesDiffer()
  }
}
