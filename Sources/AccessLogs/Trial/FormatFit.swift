package import Model
import Notation

/// How the shape of one format fits a log: which lines it would reject, whatever a profile says.
package struct FormatFit: Sendable {
  package let format: String
  /// Every line of the format's shape is counted as ignored.
  package let judged: LogTrial.Judged
  /// With the format's default keys and the four action words; nil where it cannot be read without a
  /// profile.
  package let withoutProfile: LogTrial.Judged?
  /// Few lines are rejected, and what is read of the others is more than one nameless column.
  package let isLikely: Bool
  /// What is counted are records of documents, not lines.
  package let hasRecords: Bool
}

extension LogTrial {
  /// Every format that is read, the one that fits best first.
  package func formatFits() throws(Problem) -> [FormatFit] {
    let guesses = try guesses()
    var fits: [(fit: FormatFit, rank: Int, order: Int)] = []
    for (order, type) in Formats.all.enumerated() {
      let shape = Profile.shape(of: type)
      let judged = try judge(by: shape)
      let isFew = judged.lines > 0 && judged.rejectedShare < 0.5
      let rank = guesses[order]
      var isLikely = isFew
      if isFew, rank == 2 {
        var survey = FieldSurvey()
        _ = try walk(by: shape, &survey)
        isLikely = FieldGuess(survey.fields).survey.count > 1
      }
      let fit = FormatFit(
        format: type.name, judged: judged, withoutProfile: try judgeWithoutProfile(type),
        isLikely: isLikely, hasRecords: shape.hasRecords)
      fits.append((fit, rank, order))
    }
    return fits.sorted { left, right in
      let (one, other) = (Self.place(left.fit), Self.place(right.fit))
      return (one, left.rank, left.fit.judged.rejectedShare, left.order)
        < (other, right.rank, right.fit.judged.rejectedShare, right.order)
    }.map(\.fit)
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
    fit.isLikely ? fit.judged.rejectedShare < 0.05 ? 0 : 1 : 2
  }

  /// What each format says of the log's beginning, in the order of `Formats.all`: 0 sure, 1 likely,
  /// 2 nothing.
  private func guesses() throws(Problem) -> [Int] {
    content.rewind()
    var count = 0
    while count < LogBeginning.size {
      let room = UnsafeMutableRawBufferPointer(
        start: chunk.bytes + count, count: LogBeginning.size - count)
      let added = try content.read(into: room)
      if added == 0 { break }
      count += added
    }
    chunk.pad(behind: count)
    let bytes = Slice(start: chunk.bytes, count: count)
    guard let beginning = LogBeginning(bytes, at: 0, line: 1, isEnd: true) else {
      return Formats.all.map { _ in 2 }
    }
    return Formats.all.map { format in
      switch format.guess(beginning) {
      case .certain: 0
      case .likely: 1
      case .no: 2
      }
    }
  }
}
