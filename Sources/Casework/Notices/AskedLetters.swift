import Evidence
import Model

/// The patients to whom the evidence asks for a letter as it stands now: whoever was told something and
/// is not among them was told what nothing shows any more.
struct AskedLetters {
  private let affected: Set<Identifier>
  private let recipients: Set<Identifier>

  init(_ view: CaseView) {
    let accounts = AccountHolders(view.kept)
    var affected: Set<Identifier> = []
    var recipients: Set<Identifier> = []
    for exposure in view.exposures {
      if exposure.isToldToOwner, let patient = exposure.key.patient { affected.insert(patient) }
      guard exposure.action >= .shown, exposure.viewerIsNamed else { continue }
      let viewer = exposure.key.viewer
      if accounts.isAccount(viewer) {
        recipients.formUnion(accounts.holders(of: viewer))
      } else if exposure.viewerKind == .patient {
        recipients.insert(viewer)
      }
    }
    self.affected = affected
    self.recipients = recipients
  }

  func has(_ letter: NoticeRecord) -> Bool {
    switch letter.audience {
    case .affected: affected.contains(letter.patient)
    case .recipient: recipients.contains(letter.patient)
    }
  }
}

extension Exposure {
  /// Whether a letter to the owner speaks of it.
  var isToldToOwner: Bool {
    key.patient != nil && content == .consultation && action >= .linked
  }
}
