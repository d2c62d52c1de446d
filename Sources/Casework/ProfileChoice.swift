package import AccessLogs
package import Model
import Notation

/// Profiles by the word people type: the name of a built-in one, or the path of a file.
package enum ProfileChoice {
  /// Throws `.input` where the file cannot be read or is no profile, `.usage` where the word is
  /// neither.
  package static func profile(_ word: String) throws(Problem) -> Profile {
    if let shipped = Shipped.profiles.first(where: { $0.stem == word }) {
      return try Profile.parse(shipped.bytes, file: shipped.name)
    }
    guard word.contains("/") || word.contains(".") || FilePath.exists(word) else {
      throw .noProfile(word, known: Shipped.profiles.map(\.stem))
    }
    return try Profile.parse(try FileBytes.contents(of: word), file: word)
  }
}

extension Problem {
  fileprivate static func noProfile(_ word: String, known: [String]) -> Problem {
    let nearest = Nearest.match(for: word, among: known).map { "did you mean \($0)? " } ?? ""
    return Problem(
      .usage, "there is no built-in profile of that name, and no such file",
      hint: nearest + "built-in ones: \(known.joined(separator: ", "))")
  }
}
