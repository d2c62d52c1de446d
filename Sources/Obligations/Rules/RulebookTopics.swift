package import Model

extension Rulebook {
  /// The positions of the law, the questions of the form, and every duty of every file of rules.
  package var decisionTopics: DecisionTopics {
    DecisionTopics(duties: all.flatMap(\.dutyNames), own: own.dutyNames)
  }
}

extension Jurisdiction {
  /// `uk-ico regulator`, each once, in the order of the file; `eu-fr regulator` for each country.
  fileprivate var dutyNames: [String] {
    var seen: Set<String> = []
    return duties.flatMap { duty in
      let codes = duty.regime.contains("{code}") ? countries.map(\.code) : [""]
      return codes.map {
        "\(duty.regime.replacing("{code}", with: $0.lowercased())) \(duty.duty)"
      }
    }
    .filter { seen.insert($0).inserted }
  }
}
