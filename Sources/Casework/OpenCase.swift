package import Evidence
package import Model
package import Obligations
import Notation

/// A case that somebody works on: its store, what people know of it, and the rules it is under.
package struct OpenCase {
  package let store: CaseStore
  package let facts: Facts
  package let jurisdiction: Jurisdiction
  /// Of all that are shipped, the case's own first.
  let rulebook: Rulebook

  /// Throws `.unusableCase` where the folder is no case that this binary can use, `.input` where its
  /// facts cannot be read.
  package init(_ folder: CaseFolder, writing: Bool) throws(Problem) {
    store = try CaseStore.open(folder, writing: writing)
    jurisdiction = try OpenCase.jurisdiction(named: store.jurisdiction)
    rulebook = try OpenCase.rulebook(of: jurisdiction)
    facts = try FactsFile.read(folder.facts, topics: rulebook.decisionTopics)
  }

  /// The case meant by `--case`, by `CANDOUR_CASE`, or by the folder we stand in; in that order.
  package static func folder(
    option: String?, environment: String?, standingIn workingFolder: String
  ) throws(Problem) -> CaseFolder {
    if let option { return try CaseFolder(option) }
    if let environment, !environment.isEmpty { return try CaseFolder(environment) }
    guard let found = CaseFolder.find(from: workingFolder) else { throw .noCaseNamed }
    return found
  }

  /// One of those shipped, by its name: `uk`.
  package static func jurisdiction(named name: String) throws(Problem) -> Jurisdiction {
    guard let file = Shipped.jurisdictions.first(where: { $0.stem == name }) else {
      throw .noJurisdiction(known: Shipped.jurisdictions.map(\.stem))
    }
    return try Jurisdiction(json5: file.bytes, file: file.name)
  }

  /// Of all that are shipped, for a case under `own`.
  static func rulebook(of own: Jurisdiction) throws(Problem) -> Rulebook {
    var others: [Jurisdiction] = []
    for file in Shipped.jurisdictions {
      others.append(try Jurisdiction(json5: file.bytes, file: file.name))
    }
    return Rulebook(own: own, others: others)
  }

  /// Those with templates of their own, which a case can be under.
  package static var homes: [String] {
    Shipped.jurisdictions.map(\.stem).filter { name in
      Shipped.templates.contains { $0.name.hasPrefix("\(name)/report-") }
    }
  }
}

extension Problem {
  fileprivate static var noCaseNamed: Problem {
    Problem(
      .unusableCase, "no case is named, and this folder is in none",
      hint: "name one with --case DIR, or start one: candour new DIR")
  }

  fileprivate static func noJurisdiction(known: [String]) -> Problem {
    Problem(
      .usage, "there is no such jurisdiction",
      hint: "use one of: \(known.joined(separator: ", "))")
  }
}
