import Documents
import Evidence
import Model
import Notation

/// The letters of one draft that are to be approved or sent, with the bytes that they are now, held
/// against what they were drafted from and what is in force now.
struct LetterSet: Sendable {
  /// By number.
  let letters: [NoticeRecord]
  /// Over path and SHA-256 of every file of theirs, in their order, and of what stands beside them.
  let files: Digest
  /// Over name and SHA-256 of every template they were made from.
  let templates: Digest
  /// Why they are not to be sent as they are, in words; nil where nothing has changed since.
  let change: String?

  /// Under `documents/`: what stands beside them, and was approved with them.
  let besides: [String]

  private let documents: [String: DocumentRecord]

  /// - Parameters:
  ///   - documents: of the whole case.
  ///   - templates: that are in force; nil where that is not known, and none counts as changed.
  ///   - readsFiles: else they are taken for what the case knows of them, until `read` says otherwise.
  ///
  /// Throws nothing for a file that is gone or was changed: that is a `change`.
  init(
    _ letters: [NoticeRecord], documents: [DocumentRecord], inputs: Digest, templates: TemplateSet?,
    folder: CaseFolder, readsFiles: Bool = true
  ) {
    self.letters = letters
    let paths = Set(letters.flatMap(\.files))
    let besides = LetterSet.besides(letters, among: documents)
    self.besides = besides
    let known = [String: DocumentRecord](
      documents.filter { paths.contains($0.path) || besides.contains($0.path) }
        .map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
    self.documents = known
    var change: String?
    func note(_ words: @autoclosure () -> String) { if change == nil { change = words() } }

    var hash = SHA256()
    var used: Set<LedgerEntry.NamedDigest> = []
    var last: [LedgerEntry.NamedDigest] = []
    for path in letters.flatMap(\.files) + besides {
      guard let document = known[path] else {
        note(Self.isUnknown(path))
        continue
      }
      if document.templates != last {
        last = document.templates
        used.formUnion(last)
      }
      if document.inputs != inputs {
        note("the facts, the exposures or the people have changed since the letters were drafted")
      }
      var now = document.digest
      if readsFiles {
        let place = "\(folder.documents)/\(path)"
        guard let digest = try? FileBytes.digest(of: place).digest else {
          note(Self.isGone(path))
          continue
        }
        now = digest
      }
      if now != document.digest { note(Self.wasChanged(path)) }
      hash.update(Array("\(path)\0\(now.hex)\n".utf8))
    }
    if letters.contains(where: \.files.isEmpty) { note("a letter has no file") }
    let names = used.sorted {
      ($0.name, $0.digest.hex) < ($1.name, $1.digest.hex)
    }
    var templateHash = SHA256()
    for name in names {
      templateHash.update(Array("\(name.name)\0\(name.digest.hex)\n".utf8))
      if let templates, templates.file(name.name)?.digest != name.digest {
        note("the template \(name.name) has changed since the letters were drafted")
      }
    }
    files = hash.digest
    self.templates = templateHash.digest
    self.change = change
  }

  /// The notice to everybody and the lists that were drafted with the letters: whoever approves has
  /// them to read as well.
  private static func besides(
    _ letters: [NoticeRecord], among documents: [DocumentRecord]
  ) -> [String] {
    let folders = Set(
      letters.flatMap(\.files).map { path in
        let folder = path.split(separator: "/").first.map(String.init) ?? ""
        return folder.hasSuffix("-held") ? String(folder.dropLast("-held".count)) : folder
      })
    return documents.map(\.path).filter { path in
      guard let slash = path.firstIndex(of: "/"), folders.contains(String(path[..<slash])) else {
        return false
      }
      return besides.contains(String(path[path.index(after: slash)...]))
    }
  }

  private static let besides: Set<String> = [
    "general.txt", "general.html", "notices.csv", "mailing.csv",
  ]

  /// Of one file of a letter, or of what stands beside them.
  func document(_ path: String) -> DocumentRecord? { documents[path] }

  /// One file with the bytes that the case knows, or why it is not to be sent.
  enum Reading {
    case bytes([UInt8], DocumentRecord)
    case changed(String)
  }

  /// Reads a file, once: what it returns are the bytes that were drafted.
  func read(_ path: String, in folder: CaseFolder) -> Reading {
    guard let document = documents[path] else { return .changed(Self.isUnknown(path)) }
    guard let bytes = try? FileBytes.contents(of: "\(folder.documents)/\(path)") else {
      return .changed(Self.isGone(path))
    }
    guard SHA256.digest(of: bytes) == document.digest else {
      return .changed(Self.wasChanged(path))
    }
    return .bytes(bytes, document)
  }

  private static func isUnknown(_ path: String) -> String { "\(path) is not known to the case" }

  private static func isGone(_ path: String) -> String { "\(path) is gone" }

  private static func wasChanged(_ path: String) -> String {
    "\(path) was changed after it was written"
  }
}
