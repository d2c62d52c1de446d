package import Model

/// Where an earlier reading of a log ended, so that the next one begins there: a log that grows is
/// read once, however often it is swept.
///
/// What is then said of the source is what one reading of the whole would say: digests, tallies,
/// silences and line numbers go on from what was known.
package struct LogResume: Sendable {
  /// As it was known; `contentBytes` is where to go on, and that is behind a line feed.
  package var source: Source
  /// `SHA256.state` of the content up to there.
  package var hashState: [UInt8]

  package init(source: Source, hashState: [UInt8]) {
    self.source = source
    self.hashState = hashState
  }

  /// Whether logs of such a profile can be read from the middle: no line of theirs has its meaning
  /// from another one above it.
  package static func canFollow(_ profile: Profile) -> Bool {
    guard let format = Formats.named(profile.format) else { return false }
    return format.standsAlone && format.units(profile.rules) == .lines
  }

  /// Whether such a log can be read up to any of its lines, as if it ended there: its records stand
  /// in no document that goes on.
  package static func canEndEarly(_ profile: Profile) -> Bool {
    guard let format = Formats.named(profile.format) else { return false }
    return [.lines, .records].contains(format.units(profile.rules))
  }
}

/// What only the next reading of a log needs to know of this one.
package struct LogEnding: Sendable {
  /// `SHA256.state` of the content that was read.
  package let hashState: [UInt8]
  /// Of the first line that is not older than the request's `cutoff`, and older than its `horizon`; nil
  /// where there is none.
  package let tooNew: Int64?
  /// How many lines of this reading are not older than the request's `horizon`.
  package let ahead: Int
  /// It is compressed and ends too early.
  package let isCutShort: Bool
}
