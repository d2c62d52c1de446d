/// How far the logs of a case reach over its incident: what they leave open. What is not found where
/// they are silent is neither proved nor ruled out, and no document may read it as a finding.
package struct EvidenceReach: Hashable, Sendable {
  /// No log says anything of any time: none was read, or none holds a line that could be understood.
  package var isSilent = false
  /// The stretches of the incident, as people state its times, in which no log that would show what was
  /// listed or opened speaks; in order.
  package var unheard: [Period] = []
  /// Facts that say how long the incident went on, and that nobody has answered.
  package var missing: [String] = []
  /// Of `shown` and `opened`, what no log that was read can show at all.
  package var unwitnessed: [Action] = []
  /// People of whom no recording is known to have been opened by a viewer whom the logs name, and of
  /// whom that cannot be ruled out either: those whose letters say so (DESIGN §5 Coverage).
  package var openingsInDoubt = 0
  /// An exposure that was shown may have been an opening.
  package var shownMayBeOpened = false

  package init() {}

  /// What was shown may be more than what was found.
  package var leavesOpen: Bool {
    isSilent || !unheard.isEmpty || unwitnessed.contains(.shown)
  }

  /// That nothing was found says that nothing was there: the times of the incident are known, and logs
  /// that would show it speak throughout.
  package var rulesOutMore: Bool { !leavesOpen && missing.isEmpty && unwitnessed.isEmpty }

  /// What was opened may be more than what was found.
  package var leavesOpeningsOpen: Bool {
    leavesOpen || shownMayBeOpened || unwitnessed.contains(.opened)
  }
}
