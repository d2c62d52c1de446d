// How names that people write are compared: of countries, controllers and duties, never of patients.
extension String {
  /// Letters and digits alone, in small letters: `U.K.` and `uk` are one.
  package var folded: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }
}
