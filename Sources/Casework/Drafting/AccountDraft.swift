import Documents
import Model

/// The files of each kind of report, and the templates that they are made from.
struct AccountDraft {
  let parts: [Drafting.Part]
  let templates: [DocumentTemplate]

  /// Throws what rendering throws, and `.usage` or `.input` where the template cannot be used.
  init(_ kind: ReportWork.Kind, _ account: IncidentAccount, _ drafting: Drafting)
    throws(Problem)
  {
    switch kind {
    case .register:
      parts = [
        .init("csv", ReportRegister.csv(account)), .init("json", ReportRegister.json(account)),
      ]
      templates = []
    case .veris:
      parts = [.init("json", try ReportVeris.render(account))]
      templates = []
    case .ico:
      let words = try drafting.template("md")
      let page = try drafting.template("html")
      let report = ReportIco(template: words, page: page)
      parts = [
        .init("md", try report.render(account.report)),
        .init("html", try report.page(account.report)),
        .init("json", try report.record(account.report)),
      ]
      templates = [words, page]
    case .dspt, .statement, .postmortem:
      let template = try drafting.template("md")
      let rendered =
        switch kind {
        case .dspt: try ReportDspt(template: template).render(account)
        case .statement: try ReportStatement(template: template).render(account)
        default: try ReportPostmortem(template: template).render(account)
        }
      parts = [.init("md", rendered)]
      templates = [template]
    }
  }
}
