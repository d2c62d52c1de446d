import Model

extension Facts.Decision {
  /// The parts without which nobody answers for it, those that are empty.
  var missing: [String] {
    var missing: [String] = []
    func isEmpty(_ text: String?) -> Bool { !(text ?? "").contains { !$0.isWhitespace } }
    if isEmpty(decision) { missing.append("decision") }
    if isEmpty(by) { missing.append("by") }
    if isEmpty(because) { missing.append("because") }
    return missing
  }
}
