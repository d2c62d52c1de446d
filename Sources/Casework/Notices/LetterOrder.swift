import Documents
import Evidence
import Model

/// One letter that is to be made. All that depends on other letters is decided, so that it can be
/// made and read on any core.
struct LetterOrder: Sendable {
  /// Without its files.
  var draft: LetterDraft
  let letter: Letter
  /// Of what it says happened.
  let content: Digest
  let forms: LetterForms
  /// Of the patient among those whom the leak guard knows.
  let place: Int?

  /// Its files, and what the leak guard says of them.
  struct Made: Sendable {
    let files: [LetterDraft.File]
    let verdicts: LetterVerdicts
  }

  /// The text always; besides it what the letter goes as.
  func make(_ leakGuard: LeakGuard) throws(Problem) -> Made {
    let text = try forms.words.render(letter)
    var files = [LetterDraft.File(ending: "txt", bytes: text.bytes)]
    var readings = [text]
    switch draft.notice.channel {
    case .letter, .hand:
      let page = try forms.page.render(letter)
      files.append(.init(ending: LetterDraft.page, bytes: page.bytes))
      readings.append(page)
    case .email:
      if let mail = try forms.mail?.message(letter, text: text, content: content) {
        files.append(.init(ending: "eml", bytes: mail))
      }
    }
    // The mailing house reads one cell more than the page has.
    if let country = draft.addressee.country {
      readings.append(Rendered(kind: .plain, value: country))
    }
    let named = files.map { ("\(draft.notice.reference).\($0.ending)", $0.bytes) }
    return Made(
      files: files,
      verdicts: LetterVerdicts(leakGuard, forms: readings, files: named, reader: place))
  }
}
