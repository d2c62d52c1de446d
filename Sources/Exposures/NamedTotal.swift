package import Model

/// One number of the regulator's arithmetic: its name in `status --json`, which exposures stand
/// behind it, and what of them is counted.
///
/// `TotalsArithmetic` counts by this list and `why NAME` shows by it, so that no number can have
/// other proofs than its own.
package struct NamedTotal: Sendable {
  /// As `why` takes it: `data_subjects.confirmed`.
  package let name: String
  let isBehind: @Sendable (Exposure) -> Bool
  let counted: @Sendable (Exposure) -> Identifier?

  /// The exposures behind the number, in the order given.
  package func exposures(among all: [Exposure]) -> [Exposure] { all.filter(isBehind) }

  /// Distinct owners, recordings or viewers; where exposures themselves are counted, those.
  package func value(of all: [Exposure]) -> Int { Self.values(of: all, [self])[0] }

  /// The same of several, in their order, by one walk through the exposures: there may be many, and
  /// each is larger than what is asked of it.
  static func values(of all: [Exposure], _ totals: [NamedTotal]) -> [Int] {
    var behind = [Int](repeating: 0, count: totals.count)
    var named = [Set<Identifier>](repeating: [], count: totals.count)
    for exposure in all {
      for (place, total) in totals.enumerated() where total.isBehind(exposure) {
        behind[place] += 1
        if let name = total.counted(exposure) { named[place].insert(name) }
      }
    }
    return zip(behind, named).map { $1.isEmpty ? $0 : $1.count }
  }

  /// In the order of `status --json`.
  package static let all: [NamedTotal] = [
    .dataSubjectsConfirmed, .dataSubjectsMaximum, .recordsConfirmed, .recordsMaximum,
    .recipientsOpened, .recipientsShown,
    .exposuresOpened, .exposuresShown, .exposuresLinked, .exposuresAttempted,
    .unattributed, .noContent, .unknownViewers,
  ]

  package static func named(_ name: String) -> NamedTotal? { all.first { $0.name == name } }

  private init(
    _ name: String, counting counted: @escaping @Sendable (Exposure) -> Identifier? = { _ in nil },
    where isBehind: @escaping @Sendable (Exposure) -> Bool
  ) {
    self.name = name
    self.isBehind = isBehind
    self.counted = counted
  }
}

extension NamedTotal {
  /// Owners of recordings opened by a named viewer.
  static let dataSubjectsConfirmed = NamedTotal(
    "data_subjects.confirmed", counting: { $0.key.patient }, where: \.confirmsBreach)
  /// Owners of recordings shown or opened by anyone: an unknown viewer may be the owner.
  static let dataSubjectsMaximum = NamedTotal(
    "data_subjects.maximum", counting: { $0.key.patient }, where: \.mayBeBreach)
  static let recordsConfirmed = NamedTotal(
    "records.confirmed", counting: { $0.key.recording }, where: \.confirmsBreach)
  static let recordsMaximum = NamedTotal(
    "records.maximum", counting: { $0.key.recording }, where: \.mayBeBreach)

  /// Recipients of unattributed recordings and of those without content count too.
  static let recipientsOpened = NamedTotal(
    "recipients.opened", counting: { $0.key.viewer },
    where: { $0.action == .opened && $0.viewerIsNamed })
  static let recipientsShown = NamedTotal(
    "recipients.shown", counting: { $0.key.viewer },
    where: { $0.action >= .shown && $0.viewerIsNamed })

  static let exposuresOpened = NamedTotal("exposures.opened") { $0.action == .opened }
  static let exposuresShown = NamedTotal("exposures.shown") { $0.action == .shown }
  static let exposuresLinked = NamedTotal("exposures.linked") { $0.action == .linked }
  static let exposuresAttempted = NamedTotal("exposures.attempted") { $0.action == .attempted }
  static let unattributed = NamedTotal("exposures.unattributed") { $0.key.patient == nil }
  static let noContent = NamedTotal("exposures.no_content") { $0.content == .none }

  /// Of all exposures, attempted ones too.
  static let unknownViewers = NamedTotal(
    "unknown_viewers", counting: { $0.key.viewer }, where: { !$0.viewerIsNamed })
}

extension Exposure {
  fileprivate var isPatientRecord: Bool { key.patient != nil && content == .consultation }
  fileprivate var mayBeBreach: Bool { isPatientRecord && action >= .shown }
  fileprivate var confirmsBreach: Bool { isPatientRecord && action == .opened && viewerIsNamed }
}
