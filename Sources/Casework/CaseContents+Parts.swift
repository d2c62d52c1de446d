import Evidence
import Model
import Notation

// The digest that goes on: of the digests of every block of lines, of every source and of the rows, so
// that whoever changes a few lines need read no others (DESIGN §10).
extension CaseContents {
  /// What the digest of all parts is called in a ledger entry.
  static let name = "evidence"
  /// So many lines of a source are one block.
  private static let blockLines = 4096

  /// The block in which a line stands.
  static func block(of line: Int) -> Int { line / blockLines }

  static func lines(of block: Int) -> Range<Int> {
    block * blockLines..<(block + 1) * blockLines
  }

  /// Of everything: what a scan states.
  static func parts(_ findings: [Finding], sources: [Source], kept: KeptRows) -> ContentsParts {
    var parts = ContentsParts()
    let bySource = Dictionary(grouping: findings, by: \.proof.source)
    for source in sources {
      let blocks = blocks(of: bySource[source.number] ?? [])
      parts.blocks[source.number] = blocks.mapValues { $0 }
      parts.sources[source.number] = digest(ofBlocks: blocks)
    }
    parts.rows = digest(of: kept)
    return parts
  }

  /// Of the findings of one source, by block.
  static func blocks(of findings: [Finding]) -> [Int: Digest] {
    Dictionary(grouping: findings) { block(of: $0.proof.line) }.mapValues { digest(of: $0) }
  }

  static func digest(of findings: [Finding]) -> Digest {
    var contents = CaseContents()
    contents.add(findings)
    return contents.hash.digest
  }

  static func digest(of kept: KeptRows) -> Digest {
    var contents = CaseContents()
    contents.addRows(kept)
    contents.addDisputes(kept)
    return contents.hash.digest
  }

  static func digest(ofBlocks blocks: [Int: Digest]) -> Digest {
    var contents = CaseContents()
    contents.add(blocks.sorted { $0.key < $1.key }) { json, block in
      json.integer(block.key)
      json.string(block.value)
    }
    return contents.hash.digest
  }

  /// Of the whole case, from the digests of all its sources and of its rows.
  static func digest(
    reference: String, sources: [Source], parts: ContentsParts, tables: [TableFile]
  ) -> Digest {
    var contents = CaseContents()
    contents.add([reference]) { $0.string($1) }
    contents.add(sources) { json, source in
      CaseContents.source(&json, source)
      json.optional(parts.sources[source.number]?.hex)
    }
    contents.add(tables)
    contents.add([parts.rows?.hex]) { $0.optional($1) }
    return contents.hash.digest
  }
}
