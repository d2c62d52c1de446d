import Model
import Notation

/// Short lists inside one column, as compact JSON: readable to an auditor, and the same bytes for
/// the same list.
enum StoredList {
  static func bytes(_ texts: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in for text in texts { writer.string(text) } }
    return writer.bytes
  }

  static func bytes(_ digests: [LedgerEntry.NamedDigest]) -> [UInt8] {
    var writer = JSONWriter()
    write(digests, to: &writer)
    return writer.bytes
  }

  static func write(_ digests: [LedgerEntry.NamedDigest], to writer: inout JSONWriter) {
    writer.array { writer in
      for digest in digests {
        writer.object { writer in
          writer.member("name", digest.name)
          writer.member("sha256", digest.digest)
        }
      }
    }
  }

  static func texts(_ bytes: [UInt8]) throws(Problem) -> [String] {
    try nodes(bytes).map { node throws(Problem) in
      guard case .string(let text) = node.value else { throw .unreadable }
      return text
    }
  }

  static func digests(_ bytes: [UInt8]) throws(Problem) -> [LedgerEntry.NamedDigest] {
    try nodes(bytes).map { node throws(Problem) in
      guard case .object(let members) = node.value, members.count == 2,
        case .string(let name) = members[0].node.value,
        case .string(let hex) = members[1].node.value, let digest = Digest(hex: hex)
      else { throw .unreadable }
      return LedgerEntry.NamedDigest(name, digest)
    }
  }

  private static func nodes(_ bytes: [UInt8]) throws(Problem) -> [JSONNode] {
    guard let root = try? JSONNode.parse(bytes, file: "case.db", lenient: false),
      case .array(let nodes) = root.value
    else { throw .unreadable }
    return nodes
  }
}

extension Problem {
  fileprivate static var unreadable: Problem {
    .damaged("case.db", because: "a row holds what candour never wrote")
  }
}
