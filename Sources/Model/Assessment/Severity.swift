/// How severe the breach is by ENISA's method, version 1.0 of December 2013: SE = DPC × EI + CB, for
/// each class of exposure and for the breach, every score with its ground.
package struct Severity: Hashable, Sendable {
  /// Half-open: 2 is medium, 3 high, 4 very high.
  package enum Band: String, CaseIterable, Comparable, Sendable {
    case low, medium, high
    case veryHigh = "very high"

    package init(of score: Quarters) {
      switch score.count {
      case ..<8: self = .low
      case ..<12: self = .medium
      case ..<16: self = .high
      default: self = .veryHigh
      }
    }

    private var rank: Int { Band.allCases.firstIndex(of: self) ?? 0 }
    package static func < (left: Band, right: Band) -> Bool { left.rank < right.rank }
  }

  package struct Score: Hashable, Sendable {
    /// Data processing context, 1 to 4.
    package let dpc: Int
    /// Ease of identification: 0.25, 0.5, 0.75 or 1.
    package let ei: Quarters
    /// Circumstances of the breach: the sum of its four parts, 0 to 2.
    package let cb: Quarters

    package init(dpc: Int, ei: Quarters, cb: Quarters) {
      self.dpc = dpc
      self.ei = ei
      self.cb = cb
    }

    /// SE.
    package var total: Quarters { dpc * ei + cb }
    package var band: Band { Band(of: total) }
  }

  /// Why each score is what it is, in whole sentences without a full stop.
  package struct Grounds: Hashable, Sendable {
    package let dpc: String
    package let ei: String
    /// Confidentiality, integrity, availability, malicious intent; in this order.
    package let cb: [String]

    package init(dpc: String, ei: String, cb: [String]) {
      self.dpc = dpc
      self.ei = ei
      self.cb = cb
    }
  }

  /// Another score that a person may find right, and when.
  package struct Alternative: Hashable, Sendable {
    package let when: String
    package let score: Score

    package init(when: String, score: Score) {
      self.when = when
      self.score = score
    }
  }

  package enum Class: String, CaseIterable, Sendable {
    case opened, shown
    /// Would be listed; nobody asked yet.
    case linked
    /// An artefact that holds no patient.
    case noContent = "no content"
  }

  package struct OfClass: Hashable, Sendable {
    package let kind: Class
    package let exposures: Int
    /// Nil for what holds no patient: a breach of nobody's data.
    package let score: Score?
    package let grounds: Grounds
    package let alternatives: [Alternative]

    package init(
      kind: Class, exposures: Int, score: Score?, grounds: Grounds, alternatives: [Alternative]
    ) {
      self.kind = kind
      self.exposures = exposures
      self.score = score
      self.grounds = grounds
      self.alternatives = alternatives
    }
  }

  /// A person's own scores, from `severity` of the facts.
  package struct Override: Hashable, Sendable {
    package let score: Score
    package let reason: String

    package init(score: Score, reason: String) {
      self.score = score
      self.reason = reason
    }
  }

  /// Those that occur, opened first.
  package let classes: [OfClass]
  package let overridden: Override?
  /// Why the scores of the facts do not count; nil where they do, or there are none.
  package let refusal: String?
  /// Strictly more than 100 people; it changes no score. Nil where fewer are known of, and the evidence
  /// cannot rule out more.
  package let isOver100: Bool?
  /// The data means nothing to who has it, as when it is encrypted; it changes no score.
  package let isUnintelligible: Bool

  package init(
    classes: [OfClass], overridden: Override?, refusal: String?, isOver100: Bool?,
    isUnintelligible: Bool
  ) {
    self.classes = classes
    self.overridden = overridden
    self.refusal = refusal
    self.isOver100 = isOver100
    self.isUnintelligible = isUnintelligible
  }

  /// The highest of its classes; nil where there is none with a score.
  package var proposed: Score? {
    var highest: Score?
    for score in classes.compactMap(\.score) where score.total > highest?.total ?? .init(count: -1)
    {
      highest = score
    }
    return highest
  }

  /// Of the breach: a person's, else the proposed one.
  package var score: Score? { overridden?.score ?? proposed }
}
