package import Model
import Notation

/// How the shape of one format fits a log: which lines it would reject, whatever a profile says.
package struct FormatFit: Sendable {
  package let format: String
  /// Every line of the format's shape is counted as ignored.
  package let judged: LogTrial.Judged
  /// With the format's default keys and the four action words; nil where it cannot be read without a
  /// profile.
  package fileprivate(set) var withoutProfile: LogTrial.Judged?
  /// Few lines are rejected, and what is read of the others is more than one nameless column.
  package let isLikely: Bool
  /// It is the format's own, or a time and other fields are read out of it.
  let isGood: Bool
  /// What is counted are records of documents, not lines.
  package let hasRecords: Bool
  /// As the log is written: a delimiter, where its records stand.
  let rules: ProfileRules
}

extension LogTrial {
  private static let beginningSize = 1 << 18

  /// Every format that is read, the one that fits best first.
  package func formatFits() throws(Problem) -> [FormatFit] {
    let (bytes, count) = try beginning()
    var fits: [(fit: FormatFit, rank: Int, order: Int)] = []
    for (order, type) in Formats.all.enumerated() {
      let (rank, shapes) = bytes.withUnsafeBufferPointer { bytes in
        let beginning = Slice(bytes).part(0..<count)
        let shapes = type.shapes(Profile.shapeRules(of: type), beginning)
        return (Self.rank(type, beginning), shapes)
      }
      if let fit = try bestFit(type, shapes, rank) { fits.append((fit, rank, order)) }
    }
    return fits.sorted { left, right in
      let (one, other) = (Self.place(left.fit), Self.place(right.fit))
      return (one, left.rank, left.fit.judged.rejectedShare, left.order)
        < (other, right.rank, right.fit.judged.rejectedShare, right.order)
    }.map(\.fit)
  }

  /// The first of the shapes that reads fields out of most lines, and a time where one is needed.
  private func bestFit(
    _ type: any LineFormat.Type, _ shapes: [ProfileRules], _ rank: Int
  ) throws(Problem) -> FormatFit? {
    var best: FormatFit?
    for rules in shapes {
      let profile = Profile(shape: rules)
      let judged = try judge(shape: profile)
      let isFew = judged.lines > 0 && judged.rejectedShare < 0.5
      var isLikely = isFew
      var isGood = isFew
      if isFew, rank > 0 || shapes.count > 1 {
        var survey = FieldSurvey()
        _ = try walk(by: profile, &survey)
        let guess = FieldGuess(survey.fields)
        isGood = guess.survey.count > 1 && guess.time != nil
        isLikely = rank < 2 || guess.survey.count > 1
      }
      let fit = FormatFit(
        format: type.name, judged: judged, withoutProfile: nil, isLikely: isLikely,
        isGood: isGood, hasRecords: profile.hasRecords, rules: rules)
      if isGood || best == nil || isLikely && !(best?.isLikely ?? false) { best = fit }
      if isGood { break }
    }
    best?.withoutProfile = try judgeWithoutProfile(type)
    return best
  }

  private func judgeWithoutProfile(_ type: any LineFormat.Type) throws(Problem) -> Judged? {
    let standard = Profile.standard(type)
    do throws(Problem) {
      try type.check(standard.rules, at: Problem.Place(type.name))
    } catch {
      return nil
    }
    return try judge(by: standard)
  }

  private static func place(_ fit: FormatFit) -> Int {
    guard fit.isLikely else { return 3 }
    return fit.judged.rejectedShare >= 0.05 ? 2 : fit.isGood ? 0 : 1
  }

  /// The log's first bytes, with room behind them, and how many they are.
  private func beginning() throws(Problem) -> (bytes: [UInt8], count: Int) {
    content.rewind()
    var count = 0
    while count < Self.beginningSize {
      let room = UnsafeMutableRawBufferPointer(
        start: chunk.bytes + count, count: Self.beginningSize - count)
      let added = try content.read(into: room)
      if added == 0 { break }
      count += added
    }
    let bytes = UnsafeBufferPointer(start: chunk.bytes, count: count)
    return (Array(bytes) + [UInt8](repeating: 0, count: Chunk.slack), count)
  }

  /// What a format says of the log's beginning: 0 sure, 1 likely, 2 nothing.
  private static func rank(_ type: any LineFormat.Type, _ bytes: Slice) -> Int {
    guard let beginning = LogBeginning(bytes, at: 0, line: 1, isEnd: true) else { return 2 }
    switch type.guess(beginning) {
    case .certain: return 0
    case .likely: return 1
    case .no: return 2
    }
  }
}

extension Profile {
  /// Of the format alone: no line is an event.
  static func shapeRules(of format: any LineFormat.Type) -> ProfileRules {
    var rules = ProfileRules()
    rules.format = format.name
    rules.fields = format.defaultFields
    rules.fields[.action] = nil
    rules.routes = RouteTable([])
    return rules
  }

  init(shape rules: ProfileRules) {
    self.init(
      name: rules.format, text: [], witnesses: [], clock: nil, zoneName: nil, rules: rules)
  }

  /// What it reads are records of documents, not lines.
  var hasRecords: Bool {
    switch Formats.named(format)?.units(rules) {
    case .lines?, .records?, nil: false
    case .jsonRecords?, .fhirResources?: true
    }
  }
}
