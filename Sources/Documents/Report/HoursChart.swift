import Model
import Notation

/// Exposures by the time of their first event, drawn in bars of an hour, or of more where the incident
/// is long.
struct HoursChart {
  struct Step {
    let from: Timestamp
    let until: Timestamp
    var opened = 0
    var shown = 0
  }

  /// Without a hole, from the first to the last; none without an exposure.
  let steps: [Step]
  /// Of each step.
  let hours: Int
  private let zone: Zone

  private static let most = 48
  private static let left = 44
  private static let width = 664
  private static let top = 14
  private static let bottom = 174
  private static let label = 84.0

  init(_ sights: [ReportSight], zone: Zone) {
    self.zone = zone
    let seconds = sights.map(\.first.seconds)
    guard let first = seconds.min(), let last = seconds.max() else {
      steps = []
      hours = 1
      return
    }
    let choices: [Int64] = [1, 2, 3, 6, 12, 24, 48, 168, 720, 8760]
    // A step begins where the clocks of the zone begin an hour or a day.
    let offset = Int64(
      TimeText.civil(Timestamp(seconds: first) ?? sights[0].first, zone: zone)
        .offsetSeconds)
    func start(_ second: Int64, _ length: Int64) -> Int64 {
      let local = second + offset
      return local - ((local % length) + length) % length - offset
    }
    let wanted =
      choices.first { hours in
        (start(last, hours * 3600) - start(first, hours * 3600)) / (hours * 3600) < Self.most
      } ?? 87600
    let length = wanted * 3600
    let begin = start(first, length)
    let count = min(Int((start(last, length) - begin) / length) + 1, 1000)
    var steps = (0..<count).compactMap { number -> Step? in
      let from = begin + Int64(number) * length
      guard let start = Timestamp(seconds: from), let end = Timestamp(seconds: from + length)
      else { return nil }
      return Step(from: start, until: end)
    }
    for sight in sights {
      let place = Int((sight.first.seconds - begin) / length)
      guard steps.indices.contains(place) else { continue }
      if sight.action == .opened { steps[place].opened += 1 } else { steps[place].shown += 1 }
    }
    self.steps = steps
    hours = Int(wanted)
  }

  var value: MustacheValue {
    if steps.isEmpty { return .nothing }
    let top = HoursChart.round(steps.map { $0.opened + $0.shown }.max() ?? 1)
    // What there is one of is still to be seen beside a thousand.
    func height(_ count: Int) -> Int {
      count == 0 ? 0 : max(4, count * (Self.bottom - Self.top) / top)
    }
    let step = Double(Self.width) / Double(max(steps.count, 12))
    func x(_ place: Int) -> Int { Self.left + Int(Double(place) * step) }
    // A label takes about as much room as six letters and a clock.
    let every = max(1, Int((Self.label / step).rounded(.up)))
    return .object([
      "one_hour": .bool(hours == 1), "hours": .computed("\(hours)"),
      "opened": .computed("\(steps.reduce(0) { $0 + $1.opened })"),
      "shown": .computed("\(steps.reduce(0) { $0 + $1.shown })"),
      "lines": .list(
        Set([0, top / 2, top]).sorted().map { count in
          .object([
            "y": .computed("\(Self.bottom - height(count))"),
            "text_y": .computed("\(Self.bottom - height(count) + 4)"),
            "count": .computed("\(count)"),
          ])
        }),
      "bars": .list(
        steps.enumerated().map { place, one in
          let opened = height(one.opened)
          let shown = height(one.opened + one.shown) - opened
          var members: [String: MustacheValue] = [
            "x": .computed("\(x(place) + 1)"), "width": .computed("\(max(2, Int(step) - 2))"),
            "from": .computed(label(one.from)), "until": .computed(label(one.until)),
            "opened": .computed("\(one.opened)"), "shown": .computed("\(one.shown)"),
            "some": .bool(one.opened + one.shown > 0),
            "opened_y": .computed("\(Self.bottom - opened)"),
            "opened_height": .computed("\(opened)"),
            "shown_y": .computed("\(Self.bottom - opened - shown)"),
            "shown_height": .computed("\(shown)"),
          ]
          if place % every == 0 { members["tick"] = .computed("\(x(place))") }
          return .object(members)
        }),
    ])
  }

  private func label(_ time: Timestamp) -> String {
    let civil = TimeText.civil(time, zone: zone)
    return "\(civil.day) \(civil.monthName.prefix(3)) \(civil.clockText)"
  }

  /// The next of 2, 4, 6, 8, 10, 20, 40, …: half of it is whole.
  private static func round(_ count: Int) -> Int {
    var unit = 1
    while unit <= count / 10 { unit *= 10 }
    return [2, 4, 6, 8, 10, 20].map { $0 * unit }.first { $0 >= count } ?? count
  }
}
