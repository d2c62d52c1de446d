import Model
import Notation

/// The timeline drawn: a row for each event, so that no two words can lie over each other.
struct TimelineChart {
  private let entries: [ReportTimeline.Entry]
  private let zone: Zone
  private static let plot = 350...704
  private static let rowHeight = 26

  init(_ input: ReportInput) {
    entries = ReportTimeline.told(of: input)
    zone = input.zone
  }

  /// Releases of the days before stand in the table alone: they would press all else into a corner.
  private var drawn: [ReportTimeline.Entry] {
    let rest = entries.filter { $0.what != .release }.map(\.time)
    guard let begin = rest.min()?.adding(.hours(-24)), let end = rest.max()?.adding(.hours(24))
    else { return entries }
    return entries.filter { $0.what != .release || (begin...end).contains($0.time) }
  }

  /// Nothing where fewer than two things happened.
  var value: MustacheValue {
    let drawn = drawn
    guard let first = drawn.first?.time, let last = drawn.last?.time, first < last else {
      return .nothing
    }
    let height = Self.rowHeight * drawn.count + 8
    func place(_ time: Timestamp) -> Int {
      let share =
        Double(time.seconds - first.seconds) / Double(max(1, last.seconds - first.seconds))
      return Self.plot.lowerBound
        + Int(share * Double(Self.plot.upperBound - Self.plot.lowerBound))
    }
    var members: [String: MustacheValue] = [
      "height": .computed("\(height)"),
      "entries": .list(
        entries.map { entry in
          .object(["time": time(entry), entry.what.rawValue: .bool(true)])
        }),
      "rows": .list(
        drawn.enumerated().map { number, entry in
          let middle = Self.rowHeight * number + Self.rowHeight / 2 + 4
          return .object([
            "y": .computed("\(middle)"), "text_y": .computed("\(middle + 4)"),
            "x": .computed("\(place(entry.time))"),
            "time": time(entry),
            entry.what.rawValue: .bool(true),
          ])
        }),
    ]
    let shown = entries.filter { [.firstExposure, .lastExposure].contains($0.what) }.map(\.time)
    if let from = shown.first, let until = shown.last {
      members["span"] = .object([
        "x": .computed("\(place(from))"),
        "width": .computed("\(max(2, place(until) - place(from)))"),
        "height": .computed("\(height - 4)"),
      ])
    }
    return .object(members)
  }

  private func time(_ entry: ReportTimeline.Entry) -> MustacheValue {
    .computed(TimeText.civil(entry.time, zone: zone).longText)
  }
}

extension ReportTimeline {
  /// All that happened but for releases long before: the last three before the first exposure, and
  /// twelve at most within what follows.
  fileprivate static func told(of input: ReportInput) -> [Entry] {
    let entries = entries(of: input)
    guard let first = input.firstExposure else { return entries.filter { $0.what != .release } }
    let releases = entries.indices.filter { entries[$0].what == .release }
    let kept = Set(
      releases.filter { entries[$0].time <= first }.suffix(3)
        + releases.filter { entries[$0].time > first }.prefix(12))
    return entries.indices.filter { entries[$0].what != .release || kept.contains($0) }.map {
      entries[$0]
    }
  }
}
