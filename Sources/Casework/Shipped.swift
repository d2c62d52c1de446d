import CShipped

/// The files that travel inside the binary, so that one copied file works on a bare host.
///
/// Each stands in the project as the file of the same name under `templates/` or `runbooks/`; the
/// list is `Sources/CShipped/Files.h`. Nothing is read before somebody asks.
package enum Shipped {
  package struct File: Equatable, Sendable {
    /// Below the folder of its kind: `uk/report-ico.md`, `nginx-replays.json5`, `first-hour.md`.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    /// The name without its last ending: `first-hour`, `uk/report-ico`.
    package var stem: String {
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
      return String(name[..<dot])
    }
  }

  /// Documents' templates, without the profiles and jurisdictions that live beside them.
  package static var templates: [File] {
    files.filter { !$0.name.hasPrefix(profileFolder) && !$0.name.hasPrefix(jurisdictionFolder) }
      .compactMap { below("templates/", $0) }
  }
  package static var profiles: [File] { files.compactMap { below(profileFolder, $0) } }
  package static var jurisdictions: [File] { files.compactMap { below(jurisdictionFolder, $0) } }
  package static var runbooks: [File] { files.compactMap { below("runbooks/", $0) } }

  /// The bytes of one template, by its path below `templates/`: `uk/notice-affected.txt`.
  package static func template(_ name: String) -> [UInt8]? {
    templates.first { $0.name == name }?.bytes
  }

  /// All of them, by their path in the project, in byte order.
  package static var files: [File] {
    var count = 0
    let list = UnsafeBufferPointer(start: candour_shipped_list(&count), count: count)
    let names = list.split(separator: UInt8(ascii: "\n")).compactMap(path(inLine:))
    let texts = UnsafeBufferPointer(start: candour_shipped_texts(&count), count: count)
    let ends = texts.split(separator: 0xFF, omittingEmptySubsequences: false)
    return zip(names, ends).map { File(name: $0, bytes: Array($1)) }
  }

  private static let profileFolder = "templates/profiles/"
  private static let jurisdictionFolder = "templates/jurisdictions/"

  /// The path of an `#embed "../../PATH" …` line, from the root of the project.
  private static func path(inLine line: some Sequence<UInt8>) -> String? {
    let line = String(decoding: Array(line), as: UTF8.self)
    guard line.hasPrefix("#embed ") else { return nil }
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1].dropFirst("../../".count)) : nil
  }

  private static func below(_ folder: String, _ file: File) -> File? {
    guard file.name.hasPrefix(folder) else { return nil }
    return File(name: String(file.name.dropFirst(folder.count)), bytes: file.bytes)
  }
}
