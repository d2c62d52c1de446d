import Model

/// Which exposures a sweep does not tell of: those that somebody has suppressed, and the refusals that
/// the check of a forbidden canary is made of. They stand in the case and in every number all the same,
/// and are told once they are kept back no longer.
struct KeptBack {
  let suppressions: Suppressions?
  let canaries: Canaries?
  let time: Timestamp

  /// `number` is 0 of what has none yet; `action` is the highest.
  func covers(_ key: Exposure.Key, number: Int, action: Action) -> Bool {
    if action == .attempted, canaries?.forbids(key) ?? false { return true }
    return suppressions?.covers(key, number: number, at: time) ?? false
  }
}
