import Model

/// ENISA's data processing context (version 1.0, Table 1): what kind of data it is gives a base, and
/// what can be told from it moves the score, always with its ground.
enum DataContext: CaseIterable {
  /// Name, contact, family, education, work.
  case simple
  /// Location, traffic, preferences, habits.
  case behavioural
  case financial
  /// Health, politics, sex life.
  case sensitive

  var base: Int {
    switch self {
    case .simple: 1
    case .behavioural: 2
    case .financial: 3
    case .sensitive: 4
    }
  }

  /// From the base, with the score itself first: what it is moved by, and when.
  var finals: [(score: Int, ground: String)] {
    switch self {
    case .simple:
      [
        (1, "simple data: name, contact, family, education or work"),
        (2, "simple data from which a profile or a social or financial status may be assumed"),
        (
          3, "simple data from which health, sexual preference, politics or religion may be assumed"
        ),
        (4, "simple data on which somebody's safety or health depends, as with minors"),
      ]
    case .behavioural:
      [
        (2, "behaviour: location, traffic, preferences or habits"),
        (1, "behaviour that gives no substantial insight, or that anybody can know"),
        (3, "behaviour that gives a detailed profile of daily life"),
        (4, "behaviour that gives a profile based on sensitive data"),
      ]
    case .financial:
      [
        (3, "financial data"),
        (1, "financial data that gives no substantial insight"),
        (2, "financial data that gives some information, and no significant insight"),
        (4, "full financial data, enough for fraud or for a detailed profile"),
      ]
    case .sensitive:
      [
        (4, "sensitive data: health, politics or sex life"),
        (1, "sensitive data that gives no substantial insight, or that anybody can know"),
        (2, "sensitive data that leads to general assumptions"),
        (3, "sensitive data that leads to assumptions about sensitive information"),
      ]
    }
  }

  /// Nil for a score that the method does not give this kind of data.
  func ground(for score: Int) -> String? { finals.first { $0.score == score }?.ground }

  /// Of several kinds the highest counts; they are not added.
  static func highest(_ scores: [Int]) -> Int? { scores.max() }
}
