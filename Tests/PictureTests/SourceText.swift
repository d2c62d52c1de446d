import Foundation
import TestSupport

/// One file of Sources, as text.
struct SourceText {
  let name: String
  let text: String

  static var root: URL { SharedData.project.appendingPathComponent("Sources") }

  /// Every Swift, C and header file of a target, in the order of their paths.
  static func files(of target: String) throws -> [SourceText] {
    let folder = root.appendingPathComponent(target)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try paths.filter { [".swift", ".c", ".h"].contains(where: $0.hasSuffix) }.map { path in
      let url = folder.appendingPathComponent(path)
      return SourceText(name: path, text: try String(contentsOf: url, encoding: .utf8))
    }
  }

  /// The modules its import lines name, in order.
  var imports: [String] {
    let line =
      #/^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
    return text.split(separator: "\n").compactMap { $0.firstMatch(of: line).map { String($0.1) } }
  }
}
