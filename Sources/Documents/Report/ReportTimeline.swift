import Model

/// What happened when: what people say and what the logs show, side by side.
enum ReportTimeline {
  /// In the order in which things that share an instant are told.
  enum What: String, CaseIterable {
    case release, started
    case firstExposure = "first_exposure"
    case discovered, aware, contained
    case lastExposure = "last_exposure"
  }

  struct Entry {
    let time: Timestamp
    let what: What
    var name: String?
  }

  static func entries(of input: ReportInput) -> [Entry] {
    var entries = input.releases.map { Entry(time: $0.time, what: .release, name: $0.name) }
    func add(_ time: Timestamp?, _ what: What) {
      if let time { entries.append(Entry(time: time, what: what)) }
    }
    add(input.facts.time("started_at"), .started)
    add(input.firstExposure, .firstExposure)
    add(input.lastExposure, .lastExposure)
    add(input.facts.time("discovered_at"), .discovered)
    add(input.facts.time("aware_at"), .aware)
    add(input.facts.time("contained_at"), .contained)
    return entries.sorted { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.what != right.what { return left.what.place < right.what.place }
      return (left.name ?? "") < (right.name ?? "")
    }
  }
}

extension ReportTimeline.What {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
