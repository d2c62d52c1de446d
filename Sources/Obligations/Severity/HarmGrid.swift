import Model

/// The NHS grid of 5 × 5 (Guide to the Notification of Data Security and Protection Incidents, 2018).
enum HarmGrid {
  /// Both from 1 to 5.
  static func region(likelihood: Int, severity: Int) -> HarmGrade.Region {
    if likelihood <= 1 || severity <= 1 { return .none }
    if likelihood < 3 { return .log }
    return severity >= 4 ? .icoAndDhsc : .ico
  }

  /// Where vulnerable groups are concerned neither axis is below 2; that alone reports nothing.
  static func floored(_ score: Int, isVulnerable: Bool) -> Int {
    isVulnerable ? max(score, 2) : score
  }

  static func likelihoodWords(_ score: Int) -> String {
    ["not occurred", "not likely", "likely", "highly likely", "occurred"][min(max(score, 1), 5) - 1]
  }

  static func severityWords(_ score: Int) -> String {
    [
      "no adverse effect", "potentially some minor adverse effect",
      "potentially some adverse effect",
      "potentially pain and suffering or financial loss", "death or catastrophic event",
    ][min(max(score, 1), 5) - 1]
  }
}
