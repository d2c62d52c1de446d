import Documents
import Evidence
import Exposures
import Model
import Obligations

/// Who is told of a breach, and what happened to each: one letter for every affected owner, one for
/// every patient who was shown recordings of others (DESIGN §13, Letters).
struct NoticeCandidates {
  struct Candidate {
    let audience: NoticeRecord.Audience
    let patient: Identifier
    let exposures: [Exposure]
    let first: Timestamp
    let last: Timestamp
    let contents: Letter.Contents
    /// Those on the other side, whose contacts must not be the same.
    let others: Set<Identifier>
  }

  /// By audience, then patient in byte order.
  private(set) var candidates: [Candidate] = []
  /// What no letter can do, in words.
  private(set) var work: [String] = []

  private let view: CaseView
  private let accounts: AccountHolders
  /// When each exposure was shown or opened: an account may change hands meanwhile.
  private let times: [Exposure.Key: Set<Timestamp>]
  /// By recording: the rows that say when it was made.
  private let recorded: [Identifier: [KeptRows.Recording]]

  init(_ view: CaseView, findings: [Finding]) {
    self.view = view
    accounts = AccountHolders(view.kept)
    var times: [Exposure.Key: Set<Timestamp>] = [:]
    for finding in findings where finding.proof.action >= .shown {
      times[finding.key, default: []].insert(finding.proof.time)
    }
    self.times = times
    recorded = Dictionary(
      grouping: view.kept.recordings.filter { $0.recordedAt != nil }, by: \.recording)
    addAffected()
    addRecipients()
    addUnattributed()
  }

  private mutating func addAffected() {
    let owned = view.exposures.filter(\.isToldToOwner)
    for (patient, all) in Dictionary(grouping: owned, by: \.key.patient).sorted(by: order) {
      guard let patient else { continue }
      let seen = all.filter { $0.action >= .shown }
      let told = seen.isEmpty ? all : seen
      let opened = Set(
        told.filter { $0.action == .opened && $0.viewerIsNamed }.map(\.key.recording))
      let recordings = Set(told.map(\.key.recording))
      add(
        .affected, patient, told,
        .affected(
          AffectedLetter(
            wording: wording(told), doubt: doubt(told), lists: lists(told),
            unopenedLists: lists(told.filter { !opened.contains($0.key.recording) }),
            recordings: recordings.count, recordedAt: recordedAt(told),
            undated: recordings.count { recording in
              !recorded[recording, default: []].contains { $0.patient == patient }
            })),
        others: told.reduce(into: []) { $0.formUnion(recipients($1)) })
    }
  }

  private mutating func addRecipients() {
    let seen = view.exposures.filter { $0.action >= .shown && $0.viewerIsNamed }
    let strangers = Set(seen.filter { recipients($0).isEmpty }.map(\.key.viewer)).count
    if strangers > 0 {
      work.append(
        "\(strangers) named \(strangers == 1 ? "viewer is" : "viewers are") no patient:"
          + " find out who they are (candour list)")
    }
    let unknown = view.totals.unknownViewers
    if unknown > 0 {
      work.append(
        "\(unknown) \(unknown == 1 ? "viewer is" : "viewers are") unknown:"
          + " find out who they are (candour list)")
    }
    var byRecipient: [Identifier: [Exposure]] = [:]
    for exposure in seen {
      for patient in recipients(exposure) { byRecipient[patient, default: []].append(exposure) }
    }
    for (patient, all) in byRecipient.sorted(by: { $0.key < $1.key }) {
      add(
        .recipient, patient, all,
        .recipient(
          RecipientLetter(
            hasOpened: all.contains { $0.action == .opened && $0.content == .consultation },
            hasOpenedEmpty: all.contains { $0.action == .opened && $0.content == .none })),
        others: Set(all.compactMap(\.key.patient)))
    }
  }

  private mutating func addUnattributed() {
    let count = Set(
      view.exposures.filter { $0.key.patient == nil && $0.content == .consultation }
        .map(\.key.recording)
    ).count
    if count > 0 {
      work.append(
        "\(count) \(count == 1 ? "recording belongs" : "recordings belong") to nobody:"
          + " find out whose (candour list --unattributed)")
    }
  }

  private mutating func add(
    _ audience: NoticeRecord.Audience, _ patient: Identifier, _ exposures: [Exposure],
    _ contents: Letter.Contents, others: Set<Identifier>
  ) {
    guard let first = exposures.compactMap(\.first).min(),
      let last = exposures.compactMap(\.last).max()
    else { return }
    candidates.append(
      Candidate(
        audience: audience, patient: patient, exposures: exposures, first: first, last: last,
        contents: contents, others: others))
  }

  /// The patients behind a named viewer: whose account it was each time, else the viewer, if that is
  /// a patient.
  private func recipients(_ exposure: Exposure) -> Set<Identifier> {
    guard exposure.viewerIsNamed, exposure.action >= .shown else { return [] }
    let viewer = exposure.key.viewer
    if accounts.isAccount(viewer) {
      return Set((times[exposure.key] ?? []).compactMap { accounts.holder(of: viewer, at: $0) })
    }
    return exposure.viewerKind == .patient ? [viewer] : []
  }

  private func doubt(_ exposures: [Exposure]) -> AffectedLetter.Doubt {
    // A list that nobody asked for yet has no viewer to doubt; who opened what is told by name.
    let seen = exposures.filter { $0.action >= .shown }
    if seen.isEmpty || seen.contains(where: { $0.action == .opened && $0.viewerIsNamed }) {
      return AffectedLetter.Doubt()
    }
    return AffectedLetter.Doubt(
      viewersAreUnnamed: seen.allSatisfy { !$0.viewerIsNamed },
      openedByUnnamed: seen.contains { $0.action == .opened },
      isReconstructed: seen.allSatisfy { $0.evidence == .reconstructed })
  }

  /// Of lists alone: whoever opened a recording by its address need not have been shown one.
  private func lists(_ exposures: [Exposure]) -> AffectedLetter.Lists {
    let listed = exposures.filter { $0[.shown].count > 0 }
    return AffectedLetter.Lists(
      named: Set(listed.filter(\.viewerIsNamed).map(\.key.viewer)).count,
      areMore: listed.contains { !$0.viewerIsNamed })
  }

  /// Opened only by a viewer whom the logs name: an unknown one may have been the owner.
  private func wording(_ exposures: [Exposure]) -> AffectedLetter.Wording {
    let opened = exposures.filter { $0.action == .opened }
    let byOthers = opened.filter(\.viewerIsNamed)
    if !byOthers.isEmpty {
      let extents = byOthers.compactMap(\.extent)
      let extent =
        [Exposure.Extent.whole, .unknown].first { extents.contains($0) } ?? .partial
      let recordings = Set(byOthers.map(\.key.recording)).count
      return .opened(
        AffectedLetter.Opened(
          recordings: recordings, accounts: Set(byOthers.map(\.key.viewer)).count, extent: extent,
          isWholeToSome: recordings == 1 && extent == .whole
            && byOthers.contains { $0.extent != .whole }))
    }
    if exposures.allSatisfy({ $0.action == .linked }) { return .linkedAlone }
    let canSay = exposures.allSatisfy {
      CoverageStatement.rulesOutOpening(
        of: $0, containedAt: view.facts.time("contained_at"),
        linkLife: view.facts.duration("link_life"), sources: view.sources)
    }
    return canSay ? .shownOnly : .notRuledOut
  }

  private func recordedAt(_ exposures: [Exposure]) -> [Timestamp] {
    let owners = Set(exposures.compactMap(\.key.patient))
    let times = Set(exposures.map(\.key.recording)).flatMap { recording in
      recorded[recording, default: []].filter { owners.contains($0.patient) }
        .compactMap(\.recordedAt)
    }
    return Set(times).sorted()
  }
}

private func order<Value>(
  _ left: (key: Identifier?, value: Value), _ right: (key: Identifier?, value: Value)
) -> Bool {
  guard let right = right.key else { return false }
  return left.key.map { $0 < right } ?? true
}

extension Exposure {
  /// Whether a letter to the owner speaks of it.
  var isToldToOwner: Bool {
    key.patient != nil && content == .consultation && action >= .linked
  }
}
