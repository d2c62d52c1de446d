import Model

/// The words of one command, understood: which verb, which options, which arguments, in their order.
struct Words: Sendable {
  enum Given: Sendable, Equatable {
    case option(String, value: String?)
    case argument(String)
  }

  let verb: Verb
  let given: [Given]
  /// All that was typed behind `candour`, for the ledger.
  let typed: [String]

  /// Without the options.
  var arguments: [String] {
    given.compactMap { word in
      if case .argument(let text) = word { text } else { nil }
    }
  }

  func has(_ option: Option) -> Bool { has(option.name) }

  /// By name, for an option that only one verb has.
  func has(_ option: String) -> Bool {
    given.contains { word in
      if case .option(option, _) = word { true } else { false }
    }
  }

  /// Nil where the option was not given.
  subscript(option: Option) -> String? { self[option.name] }
  subscript(option: String) -> String? { all(option).last }

  /// Every value of an option that may be repeated, in order.
  func all(_ option: String) -> [String] {
    given.compactMap { word in
      if case .option(option, let value) = word { value } else { nil }
    }
  }

  /// Each argument with the value that `option` had when it was reached: `--profile` holds for the
  /// logs after it.
  func arguments(under option: String) -> [(argument: String, value: String?)] {
    var value: String?
    var result: [(argument: String, value: String?)] = []
    for word in given {
      switch word {
      case .option(option, let given): value = given
      case .option: continue
      case .argument(let text): result.append((text, value))
      }
    }
    return result
  }
}
