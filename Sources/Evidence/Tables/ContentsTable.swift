import Model

/// The digests of the parts of a case.
struct ContentsTable {
  let database: Database

  /// Of the sources and of the rows, without the blocks; nil in a case that has none yet.
  func parts() throws(Problem) -> ContentsParts? {
    let statement = try database.prepare("SELECT source, sha256 FROM contents_part")
    var parts = ContentsParts()
    while try statement.step() {
      let source = try statement.required(statement.count(0))
      let digest = try statement.required(statement.digest(1))
      if source == 0 { parts.rows = digest } else { parts.sources[source] = digest }
    }
    return parts.rows == nil ? nil : parts
  }

  func blocks(of source: Int) throws(Problem) -> [Int: Digest] {
    let statement = try database.prepare(
      "SELECT block, sha256 FROM contents_block WHERE source = ?")
    try statement.bind([.of(source)])
    var blocks: [Int: Digest] = [:]
    while try statement.step() {
      blocks[try statement.required(statement.count(0))] =
        try statement.required(statement.digest(1))
    }
    return blocks
  }

  func put(_ parts: ContentsParts) throws(Problem) {
    let part = try database.prepare(
      "INSERT INTO contents_part (source, sha256) VALUES (?1, ?2)"
        + " ON CONFLICT (source) DO UPDATE SET sha256 = ?2")
    for (source, digest) in parts.sources.sorted(by: { $0.key < $1.key }) {
      try part.run([.of(source), .of(digest)])
    }
    if let rows = parts.rows { try part.run([.of(0), .of(rows)]) }
    let block = try database.prepare(
      "INSERT INTO contents_block (source, block, sha256) VALUES (?1, ?2, ?3)"
        + " ON CONFLICT (source, block) DO UPDATE SET sha256 = ?3")
    let gone = try database.prepare("DELETE FROM contents_block WHERE source = ? AND block = ?")
    for (source, digests) in parts.blocks.sorted(by: { $0.key < $1.key }) {
      for (number, digest) in digests.sorted(by: { $0.key < $1.key }) {
        if let digest {
          try block.run([.of(source), .of(number), .of(digest)])
        } else {
          try gone.run([.of(source), .of(number)])
        }
      }
    }
  }

  /// Of a source that is read anew or taken out.
  func remove(of source: Int) throws(Problem) {
    try database.run("DELETE FROM contents_block WHERE source = ?", [.of(source)])
    try database.run("DELETE FROM contents_part WHERE source = ?", [.of(source)])
  }
}
