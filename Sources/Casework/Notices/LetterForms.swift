import Documents
import Evidence
import Model

/// What one kind of letter in one language is made with: its text, its page and its message.
struct LetterForms {
  let words: NoticeRenderer
  let page: NoticePage
  /// Nil where facts name no address to write from.
  let mail: NoticeMail?
  /// All that they are made from.
  let templates: [DocumentTemplate]

  /// - Parameters:
  ///   - name: of the templates: `notice-affected`.
  ///   - asks: a form to answer on goes with it.
  ///   - folder: below the templates: `uk`, `uk/cy`. A page's layout is the same in every language, and
  ///     so is that of `home` where the folder has none of its own.
  ///
  /// Throws `.usage` where a template is not there, `.input` where it cannot be used.
  init(
    _ name: String, asks: Bool, in set: TemplateSet, folder: String, home: String,
    language: String, for letterCase: LetterCase
  ) throws(Problem) {
    let ownPage = "\(folder)/\(name).html"
    let text = try set.document("\(folder)/\(name).txt")
    let layout = try set.document(set.file(ownPage) == nil ? "\(home)/\(name).html" : ownPage)
    let subject = try set.document("\(folder)/letter-subject.txt")
    let form = asks ? try set.document("\(folder)/reply-form.txt") : nil
    let date = try set.document("\(folder)/letter-date.txt")
    words = NoticeRenderer(template: text, case: letterCase, dates: try LetterDates(date))
    page = NoticePage(
      words: words, layout: layout, form: form, subject: subject, language: language)
    mail = NoticeMail(subject: subject, language: language, case: letterCase)
    templates = [text, layout, subject, date] + [form].compactMap { $0 }
  }
}
