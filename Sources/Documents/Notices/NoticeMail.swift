package import Model
import Notation

/// Writes the letters of one case as e-mails, each a file that a mail program sends: one reader, plain
/// text, a subject that says nothing, and a message number that stays the same, so that no server
/// delivers one letter twice.
package struct NoticeMail: Sendable {
  private let subject: DocumentTemplate
  private let language: String
  private let from: String
  private let domain: String
  private let date: String

  /// Nil where facts do not name an address to write from.
  ///
  /// - Parameters:
  ///   - subject: of `DocumentKind.letterSubject`.
  ///   - language: of the words, as BCP 47 names it.
  package init?(subject: DocumentTemplate, language: String, case letterCase: LetterCase) {
    guard let address = letterCase.facts.text("contact.email"), MailText.isAddress(address) else {
      return nil
    }
    self.subject = subject
    self.language = language
    from = MailText.mailbox(name: letterCase.facts.text("organisation.name"), address: address)
    domain = MailText.domain(of: address)
    date = MailText.date(TimeText.civil(letterCase.asOf, zone: letterCase.zone))
  }

  /// Nil where the addressee has no e-mail address that can be written to.
  ///
  /// - Parameters:
  ///   - text: the letter's, as `NoticeRenderer.render` gives it.
  ///   - content: of what it says happened: a letter that corrects another is another message.
  ///
  /// Throws only where partials call each other without end.
  package func message(_ letter: Letter, text: Rendered, content: Digest) throws(Problem)
    -> [UInt8]?
  {
    guard let address = letter.addressee.email, MailText.isAddress(address) else { return nil }
    let subject = try subject.title(of: letter)
    let headers = [
      ("Date", date),
      ("From", from),
      ("To", MailText.mailbox(name: letter.addressee.name, address: address)),
      ("Message-ID", "<\(letter.reference).\(content.hex.prefix(12))@\(domain)>"),
      ("Subject", MailText.header(subject)),
      ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=utf-8"),
      ("Content-Transfer-Encoding", "quoted-printable"),
      ("Content-Language", language),
      // A mail program opens it to be sent, not as something that came.
      ("X-Unsent", "1"),
    ]
    var bytes: [UInt8] = []
    for (name, value) in headers { bytes += "\(name): \(value)\r\n".utf8 }
    bytes += "\r\n".utf8
    bytes += QuotedPrintable.encoded(text.bytes)
    return bytes
  }
}

extension DocumentTemplate {
  /// The one line of a `DocumentKind.letterSubject`. Throws as `render` does.
  func title(of letter: Letter) throws(Problem) -> String {
    let rendered = try render(.object(["reference": .computed(letter.reference)]))
    return rendered.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
