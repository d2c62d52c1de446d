import AccessLogs
import Evidence
import Exposures
package import Model
import Notation

/// The proof of an exposure, or of a number: the log lines behind it, as they were read.
package struct Why {
  /// One proving line, and what it proves.
  package struct Proof: Sendable {
    package let exposure: Int
    package let line: ProvingLine
    /// Of the line's bytes.
    package let digest: Digest
    /// Nil where the log was not looked at.
    package fileprivate(set) var isStillThere: Bool?
  }

  package let proofs: [Proof]
  /// By exposure: how much was seen, where anything was opened.
  package let amounts: [Int: AmountSeen]

  /// Of one exposure, by source name then line. Throws `.usage` for a number that no exposure has.
  package init(exposure number: Int, in opened: OpenCase, view: CaseView) throws(Problem) {
    guard view[exposure: number] != nil else { throw .noExposure() }
    (proofs, amounts) = try Why.proofs(of: [number], opened, view)
  }

  /// Of a named total, such as `data_subjects.confirmed`. Throws `.usage` for a name that is none.
  package init(total name: String, in opened: OpenCase, view: CaseView) throws(Problem) {
    guard let total = NamedTotal.named(name) else { throw .noTotal(name) }
    let numbers = total.exposures(among: view.exposures).map(\.number)
    (proofs, amounts) = try Why.proofs(of: numbers, opened, view)
  }

  /// Looks each line up in the logs below `folder`, by the name the case gives the log.
  package func checked(against folder: String, view: CaseView) throws(Problem) -> [Proof] {
    var checked = proofs
    let places = Dictionary(grouping: proofs.indices) { proofs[$0].line.source }
    for (source, indices) in places.sorted(by: { $0.key < $1.key }) {
      guard let known = view.sources.first(where: { $0.number == source }) else { continue }
      let path = LogFolder.path(of: known, named: view.names[source], in: folder)
      let lines = indices.map { proofs[$0].line }
      let same = try LogFolder.look(for: lines, in: path).isUnchanged
      for (index, isSame) in zip(indices, same) { checked[index].isStillThere = isSame }
    }
    return checked
  }

  private static func proofs(
    of exposures: [Int], _ opened: OpenCase, _ view: CaseView
  ) throws(Problem) -> ([Proof], [Int: AmountSeen]) {
    var proofs: [Proof] = []
    var amounts: [Int: AmountSeen] = [:]
    for number in exposures {
      var seen: Set<LineReference> = []
      let findings = try opened.store.findings(ofExposure: number)
      amounts[number] = Rebuild.amountsSeen(in: findings, sources: view.sources).values.first
      let byLine = Dictionary(grouping: findings, by: \.proof.reference)
      for reference in view.names.ordered(findings.map(\.proof.reference)) {
        guard seen.insert(reference).inserted, let proof = byLine[reference]?.first?.proof else {
          continue
        }
        proofs.append(
          Proof(exposure: number, line: proof, digest: SHA256.digest(of: proof.raw)))
      }
    }
    return (proofs, amounts)
  }
}

/// Finds a case's logs again, and their lines in them.
enum LogFolder {
  /// Below `folder`, by the case's name for it, else by its file name alone.
  static func path(of source: Source, named name: String, in folder: String) -> String {
    let whole = "\(folder)/\(name)"
    if FilePath.exists(whole) { return whole }
    return "\(folder)/\(source.path.split(separator: "/").last ?? "-")"
  }

  /// What the log is now, and its beginning of that length; and which of the lines still have the bytes that were kept, in their order.
  static func look(
    for lines: [ProvingLine], in path: String, beginning: Int64? = nil
  ) throws(Problem) -> (fingerprint: LogFingerprint, isUnchanged: [Bool]) {
    let wanted = lines.map { LogStretch(offset: $0.offset, length: $0.raw.count) }
    let (fingerprint, found) = try LogReader.stretches(
      wanted, of: path, beginning: beginning)
    return (fingerprint, zip(lines, found).map { line, bytes in bytes == line.raw })
  }
}

extension Problem {
  fileprivate static func noExposure() -> Problem {
    Problem(.usage, "no exposure has that number", hint: "candour list shows them all")
  }

  fileprivate static func noTotal(_ name: String) -> Problem {
    let names = NamedTotal.all.map(\.name)
    let nearest = Nearest.match(for: name, among: names).map { "did you mean \($0)? " } ?? ""
    return Problem(
      .usage, "no total has that name", hint: nearest + "they are: \(names.joined(separator: ", "))"
    )
  }
}
