import AccessLogs
import Evidence
package import Model
import Notation

/// `candour profile try LOG`: which profile fits a log that nobody has described, and one to start
/// from.
package struct ProfileSearch: Sendable {
  /// How one built-in profile, or one format without a profile, does on the log.
  package struct Fit: Sendable {
    /// The profile's name; the format's where `isFormat`.
    package let name: String
    package let isFormat: Bool
    package let tally: TrialTally

    /// It has the shape of the log, and makes events of some lines.
    package var isUsable: Bool { tally.used > 0 && hasShape }
    /// It rejects less than half.
    package var hasShape: Bool { tally.lines > 0 && tally.rejected * 2 < tally.lines }

    /// Why it fits or does not, in a few words that hold nothing of the log.
    package var sentence: String {
      let reason = tally.reasons.first?.reason ?? ""
      if tally.lines == 0 { return "has no record in it" }
      if tally.rejected == tally.lines { return "rejected all: \(reason)" }
      if !hasShape { return "rejected most: \(reason)" }
      let rest = tally.rejected > 0 ? "; some do not: \(reason)" : ""
      if tally.used > 0 { return (isFormat ? "fits without a profile" : "fits") + rest }
      return (isFormat ? "lines have its shape" : "shape fits, no event by it") + rest
    }
  }

  /// Built-in profiles and formats, those that fit first: the shape, then the lines that are used.
  package let fits: [Fit]
  /// The formats that are read.
  package let formats: [String]
  /// The format that the log has, as far as its shape tells; nil where none fits.
  package let format: String?
  /// A profile to start from; nil where no format fits.
  package let profile: String?
  /// What has to be filled in before that profile can be used.
  package let gaps: [String]
  package let lines: Int
  /// `line`, or `record` where the format's units are no lines.
  package let unit: String
  package let isWhole: Bool

  /// What does not fit, by why: each sentence with the profiles and formats it holds for.
  package var misfits: [(reason: String, names: [String])] {
    var names: [String: [String]] = [:]
    for fit in fits where !fit.hasShape {
      let name = fit.isFormat ? "format \(fit.name)" : fit.name
      names[fit.sentence, default: []].append(name)
    }
    return names.map { (reason: $0.key, names: $0.value) }.sorted { $0.reason < $1.reason }
  }

  /// Throws `.input` where the log cannot be read.
  ///
  /// - Parameter log: a path, or `-` for standard input.
  package init(log: String) throws(Problem) {
    let trial = try LogTrial(LogInput(word: log))
    var fits: [Fit] = []
    for file in Shipped.profiles {
      let profile = try Profile.parse(file.bytes, file: file.name)
      let tally = TrialTally(try trial.judge(by: profile))
      fits.append(Fit(name: file.stem, isFormat: false, tally: tally))
    }
    let formats = try trial.formatFits()
    // One column without a name is what any text can be read as.
    for fit in formats where fit.isLikely || fit.judged.rejectedShare > 0.5 {
      let alone = fit.withoutProfile.flatMap { $0.used > 0 ? $0 : nil }
      fits.append(Fit(name: fit.format, isFormat: true, tally: TrialTally(alone ?? fit.judged)))
    }
    let best = formats.first { $0.isLikely }
    let told = best?.format
    self.fits = fits.enumerated().sorted { Self.precedes($0, $1, told: told) }.map(\.element)
    self.formats = Profile.formats.sorted()
    format = told
    let start = try best.map { (best) throws(Problem) in
      try trial.startingProfile(best, log: log == "-" ? "standard input" : log)
    }
    profile = start?.text
    gaps = start?.gaps ?? []
    lines = best?.judged.lines ?? formats.map(\.judged.lines).max() ?? 0
    unit = best?.hasRecords ?? false ? "record" : "line"
    isWhole = best?.judged.isWhole ?? formats.allSatisfy(\.judged.isWhole)
  }

  /// Writes the starting profile (0600). Throws `.input` where something has that name already, or it
  /// cannot be written.
  package func write(to path: String) throws(Problem) {
    do throws(Problem) {
      try AtomicFile.create(path, bytes: Array((profile ?? "").utf8))
    } catch {
      // It is no case that could not be used.
      var problem = error
      problem.kind = .input
      throw problem
    }
  }

  private static func precedes(
    _ left: (offset: Int, element: Fit), _ right: (offset: Int, element: Fit), told: String?
  ) -> Bool {
    rank(left, told) < rank(right, told)
  }

  private static func rank(
    _ fit: (offset: Int, element: Fit), _ told: String?
  ) -> (Int, Int, Int, Int) {
    let tally = fit.element.tally
    let isTold = fit.element.isFormat && fit.element.name == told
    let place =
      fit.element.isUsable ? 0 : !fit.element.hasShape ? 3 : isTold ? 1 : 2
    let perMille = tally.lines == 0 ? 0 : tally.rejected * 1000 / tally.lines
    return (place, place == 0 ? -tally.used : 0, perMille, fit.offset)
  }
}
