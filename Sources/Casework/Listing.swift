import Evidence
package import Model

/// Which exposures `list` shows.
package struct Listing: Sendable {
  /// Highest actions wanted; empty: all.
  package var actions: Set<Action> = []
  package var unattributedOnly = false
  package var patient: Identifier?
  package var viewer: Identifier?
  /// Only what scans after this one found or raised.
  package var sinceScan: Int?

  package init() {}

  /// By number.
  package func exposures(in view: CaseView) -> [Exposure] {
    let recent = sinceScan.map { since in
      Set(view.scans.filter { $0.number > since }.flatMap { $0.new + $0.raised })
    }
    return view.exposures.filter { exposure in
      (actions.isEmpty || actions.contains(exposure.action))
        && (!unattributedOnly || exposure.key.patient == nil)
        && (patient == nil || exposure.key.patient == patient)
        && (viewer == nil || exposure.key.viewer == viewer)
        && (recent?.contains(exposure.number) ?? true)
    }
  }
}
