package import Model
import Notation

/// How the letters of one language write a day: its template, filled for each month once.
package struct LetterDates: Sendable {
  private enum Piece: Sendable {
    case words(String)
    case day
    case year
  }

  /// From January.
  private let months: [[Piece]]

  /// Characters that no template has.
  private static let day: Character = "\u{F0000}"
  private static let year: Character = "\u{F0001}"

  /// - Parameter template: of `DocumentKind.letterDate`.
  ///
  /// Throws only where partials call each other without end.
  package init(_ template: DocumentTemplate) throws(Problem) {
    var months: [[Piece]] = []
    for month in DocumentKind.months {
      let filled = try template.lines(
        .object([
          "day": .computed(String(Self.day)), "year": .computed(String(Self.year)),
          month: .bool(true),
        ]))
      let text = filled.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      months.append(Self.pieces(of: text))
    }
    self.months = months
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    for character in text {
      guard character == day || character == year else {
        words.append(character)
        continue
      }
      if !words.isEmpty { pieces.append(.words(words)) }
      words = ""
      pieces.append(character == day ? .day : .year)
    }
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }

  func text(_ time: CivilTime) -> String {
    months[time.month - 1].reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .day: text += String(time.day)
      case .year: text += String(time.year)
      }
    }
  }
}

extension TemplateSet {
  /// Of the folder in which a letter's template stands; nil where it has none of its own, and days
  /// are written in English.
  ///
  /// Throws `.input` for one that cannot be used.
  func dates(beside name: String) throws(Problem) -> LetterDates? {
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let date = "\(folder)\(DocumentKind.letterDate.name).txt"
    return file(date) == nil ? nil : try LetterDates(try document(date))
  }
}
