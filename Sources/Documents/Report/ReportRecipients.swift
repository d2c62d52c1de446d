package import Model

/// What the viewers whom the logs name got to see, artefacts that hold no consultation told apart: the
/// totals count a viewer of either. One viewer may count in several.
package struct ReportRecipients: Sendable {
  /// Were shown, or opened, a recording of a consultation.
  package var consultationsShown: Int
  package var consultationsOpened: Int
  package var artefactsShown: Int
  package var artefactsOpened: Int

  package init(
    consultationsShown: Int, consultationsOpened: Int, artefactsShown: Int, artefactsOpened: Int
  ) {
    self.consultationsShown = consultationsShown
    self.consultationsOpened = consultationsOpened
    self.artefactsShown = artefactsShown
    self.artefactsOpened = artefactsOpened
  }

  package init(_ exposures: [Exposure]) {
    func count(_ content: Exposure.Content, from action: Action) -> Int {
      let viewers = exposures.filter {
        $0.viewerIsNamed && $0.content == content && $0.action >= action
      }
      return Set(viewers.map(\.key.viewer)).count
    }
    self.init(
      consultationsShown: count(.consultation, from: .shown),
      consultationsOpened: count(.consultation, from: .opened),
      artefactsShown: count(.none, from: .shown), artefactsOpened: count(.none, from: .opened))
  }
}
