import Documents
import Evidence
import Model
import Obligations

/// The templates that the letters of one draft are made from, in every language there are any in, and
/// what each makes them with.
///
/// A language is a folder below the jurisdiction's, named by its BCP 47 tag: `uk/cy`. To add one is to
/// add its files.
struct LetterTemplates {
  private struct Key: Hashable {
    let audience: NoticeRecord.Audience
    let language: String
  }

  private let forms: [Key: LetterForms]
  /// The tags there are templates in for each audience, in small letters.
  private let languages: [NoticeRecord.Audience: Set<String>]
  /// The notice to everybody; nil where nobody wrote one.
  let general: (words: NoticeRenderer, page: NoticePage, templates: [DocumentTemplate])?

  /// Throws `.usage` where a template is not there, `.input` where it cannot be used.
  init(_ set: TemplateSet, of jurisdiction: String, for letterCase: LetterCase) throws(Problem) {
    var forms: [Key: LetterForms] = [:]
    var languages: [NoticeRecord.Audience: Set<String>] = [:]
    for audience in [NoticeRecord.Audience.affected, .recipient] {
      var folders = set.languageFolders(of: "notice-\(audience.rawValue).txt", below: jurisdiction)
      folders[LetterLanguage.home] = jurisdiction
      for (tag, folder) in folders.sorted(by: { $0.key < $1.key }) {
        let isHome = folder == jurisdiction
        forms[Key(audience: audience, language: tag)] = try LetterForms(
          audience, in: set, folder: folder, home: jurisdiction,
          language: isHome ? "en-GB" : String(folder.dropFirst(jurisdiction.count + 1)),
          for: letterCase)
      }
      languages[audience] = Set(folders.keys)
    }
    self.forms = forms
    self.languages = languages
    general = try LetterTemplates.general(set, of: jurisdiction, for: letterCase)
  }

  private static func general(
    _ set: TemplateSet, of jurisdiction: String, for letterCase: LetterCase
  ) throws(Problem) -> (NoticeRenderer, NoticePage, [DocumentTemplate])? {
    let name = "\(jurisdiction)/notice-general"
    guard set.file("\(name).txt") != nil else { return nil }
    let text = try set.document("\(name).txt")
    let layout = try set.document("\(name).html")
    let subject = try set.document("\(jurisdiction)/letter-subject.txt")
    let words = NoticeRenderer(template: text, case: letterCase)
    let page = NoticePage(words: words, layout: layout, subject: subject, language: "en-GB")
    return (words, page, [text, layout])
  }

  func languages(for audience: NoticeRecord.Audience) -> Set<String> {
    languages[audience] ?? []
  }

  /// In the language that `person` reads where there is one, else in the home language: such a letter
  /// is held.
  func forms(for audience: NoticeRecord.Audience, to person: Person?) -> LetterForms? {
    let language = LetterLanguage.match(person?.language, among: languages(for: audience))
    return forms[Key(audience: audience, language: language ?? LetterLanguage.home)]
  }

  /// Each once, in an order that stays the same.
  var all: [DocumentTemplate] {
    let used = forms.values.flatMap(\.templates) + (general?.templates ?? [])
    var seen: Set<String> = []
    return used.sorted { $0.name < $1.name }.filter { seen.insert($0.name).inserted }
  }

  /// Each template and partial once, by name.
  var digests: [LedgerEntry.NamedDigest] {
    var seen: Set<String> = []
    return all.flatMap(\.files).sorted { $0.name < $1.name }
      .filter { seen.insert($0.name).inserted }.map { .init($0.name, $0.digest) }
  }

  /// Facts that the letters should state and cannot yet.
  var openFacts: [String] {
    forms[Key(audience: .affected, language: LetterLanguage.home)]?.words.openFacts ?? []
  }
}

extension TemplateSet {
  /// The folders below one that have a file of that name, by their name in small letters.
  fileprivate func languageFolders(of name: String, below folder: String) -> [String: String] {
    var folders: [String: String] = [:]
    for file in files {
      let parts = file.name.split(separator: "/")
      guard parts.count == 3, parts[0] == folder, parts[2] == name else { continue }
      folders[parts[1].lowercased()] = "\(folder)/\(parts[1])"
    }
    return folders
  }
}
