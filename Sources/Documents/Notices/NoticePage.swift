package import Model

/// Prints the letters of one case: A4, the address where the window of a DL envelope is, nothing from
/// the network and no script. The words are those of the text.
package struct NoticePage: Sendable {
  private let words: NoticeRenderer
  private let layout: DocumentTemplate
  private let form: DocumentTemplate?
  private let subject: DocumentTemplate
  private let language: String

  /// - Parameters:
  ///   - words: of the same audience and language.
  ///   - layout: of a kind that ends in `.html`.
  ///   - form: of `DocumentKind.replyForm`, for a letter that asks for answers; it gets a page of its
  ///     own.
  ///   - subject: of `DocumentKind.letterSubject`: the page's title.
  ///   - language: of the words, as BCP 47 names it.
  package init(
    words: NoticeRenderer, layout: DocumentTemplate, form: DocumentTemplate? = nil,
    subject: DocumentTemplate, language: String
  ) {
    self.words = words
    self.layout = layout
    self.form = form
    self.subject = subject
    self.language = language
  }

  /// Throws only where partials call each other without end.
  package func render(_ letter: Letter) throws(Problem) -> Rendered {
    var members = words.members(letter)
    members["subject"] = .computed(try subject.title(of: letter))
    members["large_print"] = .bool(letter.addressee.format == .largePrint)
    if let form, letter.asksForAnswers {
      members["page"] = .bool(true)
      let answers = try form.lines(.object(members))
      members["form"] = .finished(LetterHTML(answers, greets: false).rendered)
    }
    return try page(members, greets: true)
  }

  /// The general notice, which is to nobody in particular and names nobody.
  package func general(first: Timestamp?, last: Timestamp?) throws(Problem) -> Rendered {
    try page(words.general(first: first, last: last), greets: false)
  }

  private func page(_ members: [String: MustacheValue], greets: Bool) throws(Problem) -> Rendered {
    var members = members
    members["page"] = .bool(true)
    members["language"] = .computed(language)
    let body = try words.template.lines(.object(members))
    members["body"] = .finished(LetterHTML(body, greets: greets).rendered)
    return try layout.render(.object(members))
  }
}

extension Letter {
  /// Whether the reader has something to answer: who was shown recordings, unless that was a mistake
  /// of ours, or they have answered already.
  var asksForAnswers: Bool {
    switch contents {
    case .recipient: answer == nil
    case .reminder: true
    case .affected, .cleared: false
    }
  }
}
