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
  /// What a letter is for: by this its templates are called `notice-…`.
  enum Kind: String {
    case affected, recipient
    /// To a recipient who has not answered.
    case reminder

    init(_ audience: NoticeRecord.Audience) {
      switch audience {
      case .affected: self = .affected
      case .recipient: self = .recipient
      }
    }
  }

  private struct Key: Hashable {
    let kind: Kind
    let language: String
  }

  private let forms: [Key: LetterForms]
  /// The tags there are templates in for each kind, in small letters.
  private let languages: [Kind: Set<String>]
  /// The notice to everybody; nil where nobody wrote one.
  let general: (words: NoticeRenderer, page: NoticePage, templates: [DocumentTemplate])?

  /// Throws `.usage` where a template is not there, `.input` where it cannot be used.
  init(
    _ set: TemplateSet, of jurisdiction: String, kinds: [Kind], for letterCase: LetterCase
  ) throws(Problem) {
    var forms: [Key: LetterForms] = [:]
    var languages: [Kind: Set<String>] = [:]
    for kind in kinds {
      let name = "notice-\(kind.rawValue)"
      var folders = set.languageFolders(of: "\(name).txt", below: jurisdiction)
      folders[LetterLanguage.home] = jurisdiction
      for (tag, folder) in folders.sorted(by: { $0.key < $1.key }) {
        let isHome = folder == jurisdiction
        forms[Key(kind: kind, language: tag)] = try LetterForms(
          name, asks: kind != .affected, in: set, folder: folder, home: jurisdiction,
          language: isHome ? "en-GB" : String(folder.dropFirst(jurisdiction.count + 1)),
          for: letterCase)
      }
      languages[kind] = Set(folders.keys)
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
    let date = try set.document("\(jurisdiction)/letter-date.txt")
    let words = NoticeRenderer(template: text, case: letterCase, dates: try LetterDates(date))
    let page = NoticePage(words: words, layout: layout, subject: subject, language: "en-GB")
    return (words, page, [text, layout, date])
  }

  func languages(for kind: Kind) -> Set<String> {
    languages[kind] ?? []
  }

  /// In the language that `person` reads where there is one, else in the home language: such a letter
  /// is held.
  func forms(for kind: Kind, to person: Person?) -> LetterForms? {
    let language = LetterLanguage.match(person?.language, among: languages(for: kind))
    return forms[Key(kind: kind, language: language ?? LetterLanguage.home)]
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
    forms[Key(kind: .affected, language: LetterLanguage.home)]?.words.openFacts ?? []
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
