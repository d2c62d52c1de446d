import Model

/// ENISA's circumstances of the breach (version 1.0, Table 3): four parts that are added.
struct Circumstances: Hashable {
  /// 0, 0.25 or 0.5.
  enum Level: Int, CaseIterable {
    case none, some, full
    var score: Quarters { Quarters(count: rawValue) }
  }

  enum Part: CaseIterable {
    case confidentiality, integrity, availability, malice

    /// Nil for a level that the method does not have.
    func ground(_ level: Level) -> String? {
      switch (self, level) {
      case (.confidentiality, .none): "data was exposed to a risk, with no sign that anybody got it"
      case (.confidentiality, .some): "data reached a known number of other people"
      case (.confidentiality, .full): "data reached nobody knows how many people"
      case (.integrity, .none): "no data was altered, or none that was used"
      case (.integrity, .some): "data was altered and may have been misused, and can be put right"
      case (.integrity, .full): "data was altered and may have been misused, and is lost"
      case (.availability, .none): "no data was lost, or it was at hand again at once"
      case (.availability, .some): "data was out of reach for a time"
      case (.availability, .full): "data is lost for good"
      case (.malice, .none): "no sign that anybody meant harm: a fault or an error"
      case (.malice, .some): nil
      case (.malice, .full): "somebody meant harm"
      }
    }

    var name: String {
      switch self {
      case .confidentiality: "confidentiality"
      case .integrity: "integrity"
      case .availability: "availability"
      case .malice: "malicious intent"
      }
    }
  }

  var confidentiality = Level.none
  var integrity = Level.none
  var availability = Level.none
  var isMalicious = false

  subscript(part: Part) -> Level {
    switch part {
    case .confidentiality: confidentiality
    case .integrity: integrity
    case .availability: availability
    case .malice: isMalicious ? .full : .none
    }
  }

  /// CB, 0 to 2.
  var score: Quarters {
    Part.allCases.reduce(Quarters(count: 0)) { $0 + self[$1].score }
  }

  /// `confidentiality 0.25: data reached a known number of other people`.
  ///
  /// - Parameters:
  ///   - isComplete: false where the logs leave open how many people the data reached.
  ///   - namesAll: false where it reached somebody whom the logs do not name: that may be many people.
  func grounds(isComplete: Bool = true, namesAll: Bool = true) -> [String] {
    Part.allCases.compactMap { part in
      let level = self[part]
      guard var ground = part.ground(level) else { return nil }
      if part == .confidentiality, level == .some, !(isComplete && namesAll) {
        let doubts =
          (isComplete ? [] : ["the logs count them, and are not complete"])
          + (namesAll ? [] : ["the logs do not name all of them"])
        ground = "data reached other people; \(doubts.joined(separator: "; "))"
      }
      return "\(part.name) \(level.score.text): \(ground)"
    }
  }
}
