import Documents
import Model

extension ReportSight {
  /// Every exposure shown or opened, its people under pseudonyms. They are numbered as the case first
  /// numbered their exposures, so that a later report calls nobody by another's pseudonym.
  ///
  /// - Parameter exposures: of the whole case, where the view is of a part of it: a pseudonym is
  ///   everywhere the same.
  static func all(in view: CaseView, among exposures: [Exposure]) -> [ReportSight] {
    let stated = Set(view.exposures.map(\.number))
    var recipients = Pseudonyms("R", digits: 2)
    var unknown = Pseudonyms("U", digits: 2)
    var subjects = Pseudonyms("DS", digits: 3)
    return exposures.sorted { $0.number < $1.number }.compactMap { exposure in
      guard exposure.action >= .shown else { return nil }
      let firsts = [Action.linked, .shown, .opened].compactMap { exposure[$0].first }
      guard let first = firsts.min() else { return nil }
      let sight = ReportSight(
        recipient: exposure.viewerIsNamed
          ? recipients[exposure.key.viewer] : unknown[exposure.key.viewer],
        subject: exposure.key.patient.map { subjects[$0] }, action: exposure.action, first: first,
        isEmpty: exposure.content == .none)
      return stated.contains(exposure.number) ? sight : nil
    }
  }
}

/// Given out in the order in which they are asked for.
private struct Pseudonyms {
  private let letters: String
  private let digits: Int
  private var given: [Identifier: String] = [:]

  init(_ letters: String, digits: Int) {
    self.letters = letters
    self.digits = digits
  }

  subscript(identifier: Identifier) -> String {
    mutating get {
      if let known = given[identifier] { return known }
      let number = String(given.count + 1)
      let zeros = String(repeating: "0", count: max(0, digits - number.count))
      let pseudonym = "\(letters)-\(zeros)\(number)"
      given[identifier] = pseudonym
      return pseudonym
    }
  }
}
