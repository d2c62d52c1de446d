import Model

/// In which blocks of their tables the rows stand that somebody looks for; none where the places of the
/// rows are not known.
extension Registry {
  func blocks(ofRecordings wanted: IdentifierSet) -> Set<Int> {
    blocks(in: .recordings, wanted) { name in
      ownership.chain(from: firstRow(ofRecording: name)).map { Int($0) }
    }
  }

  func blocks(ofAccounts viewers: IdentifierSet) -> Set<Int> {
    blocks(in: .accounts, viewers) { name in
      let first = parties.find(name).map(parties.firstAccount) ?? 0
      return accounts.chain(from: first).map { Int($0) }
    }
  }

  func blocks(ofSessions wanted: IdentifierSet) -> Set<Int> {
    blocks(in: .sessions, wanted) { name in
      let first = sessions.withView { view in
        view.find(name, hash: hash(name)).map { view.tag(of: $0) } ?? 0
      }
      return sessionHolders.chain(from: first).map { Int($0) }
    }
  }

  func blocksAuthorising(
    _ viewers: IdentifierSet, recordings wanted: IdentifierSet, patients: IdentifierSet
  ) -> Set<Int> {
    guard let places = places[.authorised] else { return [] }
    var references: Set<IdentifierTable.Reference> = []
    wanted.forEach { name in
      if let known = recordings.withView({ $0.find(name, hash: hash(name)) }) {
        references.insert(known)
      }
    }
    let rows = authorisations.rows(
      of: numbers(of: viewers), recordings: references, patients: numbers(of: patients))
    return Set(rows.map { places.block(ofRow: $0) })
  }

  func blocks(ofPeople wanted: IdentifierSet) -> Set<Int> {
    guard let places = places[.people] else { return [] }
    let lines = numbers(of: wanted).map { parties.line(of: $0) }
    return Set(lines.filter { $0 > 0 }.map { places.block(ofLine: $0) })
  }

  private func numbers(of wanted: IdentifierSet) -> Set<Parties.Number> {
    var numbers: Set<Parties.Number> = []
    wanted.forEach { name in
      if let number = parties.find(name) { numbers.insert(number) }
    }
    return numbers
  }

  /// Each row of such a table is one of `Holdings`, in the same order.
  private func blocks(
    in kind: TableKind, _ wanted: IdentifierSet, rows: (Slice) -> [Int]
  ) -> Set<Int> {
    guard let places = places[kind] else { return [] }
    var blocks: Set<Int> = []
    wanted.forEach { name in
      for row in rows(name) { blocks.insert(places.block(ofRow: row)) }
    }
    return blocks
  }
}
