import Model

extension Position {
  /// Why the NHS grid and the article say two things; nil where they say one.
  func difference(from grade: HarmGrade) -> String? {
    switch (proposal, grade.region) {
    case (.notify, HarmGrade.Region.none?), (.notify, .log?):
      "the NHS grid keeps it in the register alone, and the article asks for a report: they ask two"
        + " things. The grid grades how likely and how severe an effect on people is; the article lets"
        + " off only what is unlikely to be a risk at all. What the article asks for stands, whatever"
        + " the grid says"
    case (.record, .ico?), (.record, .icoAndDhsc?):
      "the NHS grid tells the regulator, and the article, as the severity was scored, does not ask for"
        + " it: one of the two gradings needs another look before anybody decides not to report"
    default: nil
    }
  }
}
