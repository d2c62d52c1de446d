import AccessLogs

/// What the help says of a profile's keys: the table that the reader itself accepts.
package enum ProfileGuide {
  /// In the order in which a person would ask: `viewer.prefix` and what it is for.
  package static var keys: [(path: String, sentence: String)] {
    Profile.keys.map { (path: $0.path, sentence: $0.sentence) }
  }
}
