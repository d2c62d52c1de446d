import Documents
import Evidence
import FoundationEssentials
import Model
import Notation

/// The templates a case is written with: those of `--templates`, else of its own folder, before the
/// built-in ones.
enum Templates {
  /// Throws `.input` where the folder that was named is none or a file of it cannot be read.
  static func set(option: String?, case folder: CaseFolder? = nil) throws(Problem)
    -> TemplateSet
  {
    let builtIn = Shipped.templates.map { (name: $0.name, bytes: $0.bytes) }
    let own = folder.flatMap { FilePath.exists($0.templates) ? $0.templates : nil }
    guard let place = option ?? own else { return TemplateSet(builtIn: builtIn) }
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: place) else {
      throw .noFolder(place)
    }
    var overriding: [(name: String, bytes: [UInt8])] = []
    for name in names.sorted() where TemplateSet.isTemplate(name) {
      overriding.append((name, try FileBytes.contents(of: "\(place)/\(name)")))
    }
    // A folder that somebody names is meant to be used.
    let folders = Set(builtIn.compactMap { top($0.name) })
    if option != nil, !overriding.contains(where: { top($0.name).map(folders.contains) ?? false }) {
      throw .nothingUsed(place)
    }
    return TemplateSet(builtIn: builtIn, overriding: overriding, folder: place)
  }
}

extension Templates {
  /// `uk` of `uk/notice-affected.txt`; nil without a folder.
  private static func top(_ name: String) -> Substring? {
    let parts = name.split(separator: "/")
    return parts.count > 1 ? parts.first : nil
  }
}

extension TemplateSet {
  fileprivate static func isTemplate(_ name: String) -> Bool {
    [".md", ".txt", ".html"].contains { name.hasSuffix($0) }
  }
}

extension Problem {
  fileprivate static func nothingUsed(_ folder: String) -> Problem {
    Problem(
      .input, at: Place(folder), "nothing in this folder is a template of any jurisdiction",
      reason: "templates stand in a folder of their own jurisdiction: uk/notice-affected.txt",
      hint: "candour template export DIR writes one to start from")
  }

  fileprivate static func noFolder(_ folder: String) -> Problem {
    Problem(
      .input, at: Place(folder), "this folder of templates cannot be read",
      hint: "candour template export DIR writes one to start from")
  }
}
