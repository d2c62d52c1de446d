import Model

/// Tells repeated deliveries of one event apart from two events.
///
/// A queue may hand over an event twice: both lines prove the exposure, the event counts once. Two
/// lines are deliveries of one event when their profile, their identity and their action are the
/// same; a line whose profile names no identity is an event of its own.
enum Deliveries {
  private struct Event: Hashable {
    let profile: Digest
    let identity: Identifier
    let action: Action
  }

  /// One finding for each event of an exposure: of several deliveries the earliest by time. Where
  /// they differ in more than that, which one speaks hangs on what the lines say and never on the
  /// order in which the files were given.
  static func distinct(in findings: [Finding], profileOf: (Int) -> Digest) -> [Finding] {
    var single: [Finding] = []
    var repeated: [Event: Finding] = [:]
    for finding in findings {
      guard let identity = finding.proof.identity else {
        single.append(finding)
        continue
      }
      let event = Event(
        profile: profileOf(finding.proof.source), identity: identity, action: finding.proof.action)
      repeated[event] =
        repeated[event].map { speaks(finding, before: $0) ? finding : $0 } ?? finding
    }
    return single + repeated.values
  }

  private static func speaks(_ left: Finding, before right: Finding) -> Bool {
    let (mine, other) = (left.proof, right.proof)
    if mine.time != other.time { return mine.time < other.time }
    if mine.raw != other.raw { return mine.raw.lexicographicallyPrecedes(other.raw) }
    return mine.reference < other.reference
  }
}
