package import Model
import Notation

/// What an earlier report said, read from its own JSON.
package struct ReportEarlier: Sendable, Hashable {
  struct Log: Sendable, Hashable {
    let name: String
    /// Its SHA-256, in hexadecimal.
    let digest: String
  }

  /// `initial`, `follow-up`, `final`.
  package let phase: String
  /// Whose recordings alone it was about; nil: all of the case.
  package let controller: String?
  /// By the names `candour why` takes.
  let numbers: [String: Int]
  let bound: Totals.Bound
  /// Of what was opened.
  let boundOfOpened: Totals.Bound
  /// The logs that it counted.
  let logs: [Log]
  /// None of them held a line that could be understood, or there was none.
  let isSilent: Bool
  /// By key, as they were written; only those that were known.
  let facts: [String: String]

  /// Throws `.input` where it is not a report's JSON.
  package init(json bytes: [UInt8], file: String) throws(Problem) {
    let root = try JSONNode.parse(bytes, file: file, lenient: false)
    guard root["document"]?.string == "report-ico", let phase = root["phase"]?.string,
      let totals = root["totals"], let facts = root["facts"]?.object
    else { throw .noReport(file) }
    self.phase = phase
    controller = root["controller"]?.string
    var numbers: [String: Int] = [:]
    for name in ReportNumbers.names {
      let parts = name.split(separator: ".").map(String.init)
      let node = parts.reduce(Optional(totals)) { $0?[$1] }
      if let number = node?.integer { numbers[name] = Int(number) }
    }
    self.numbers = numbers
    let bound = totals["data_subjects"]?["bound"]?.string.flatMap(Totals.Bound.init) ?? .exact
    self.bound = bound
    boundOfOpened = root["bound_of_opened"]?.string.flatMap(Totals.Bound.init) ?? bound
    let sources = root["sources"]?.array ?? []
    logs = sources.compactMap { source in
      guard let name = source["name"]?.string, let digest = source["sha256"]?.string else {
        return nil
      }
      return Log(name: name, digest: digest)
    }
    isSilent = sources.allSatisfy { $0["first"]?.string == nil }
    var known: [String: String] = [:]
    for member in facts {
      switch member.node.value {
      case .string(let text), .number(let text): known[member.key] = text
      case .bool(let yes): known[member.key] = yes ? "true" : "false"
      default: break
      }
    }
    self.facts = known
  }

  /// As it was stated there; nil for a number that it does not have.
  func stated(_ name: String) -> ReportChanges.Stated? {
    numbers[name].map {
      ReportChanges.Stated(
        number: $0, bound: ReportNumbers.ofOpened.contains(name) ? boundOfOpened : bound,
        isUnread: isSilent)
    }
  }

  /// Whether it gave the reasons for being late.
  package var givesDelayReasons: Bool { facts["delay_reasons"] != nil }
}

/// The numbers of a report, each under the name that `candour why` takes.
enum ReportNumbers {
  static func named(_ totals: Totals) -> [(String, Int)] {
    [
      ("data_subjects.confirmed", totals.dataSubjects.confirmed),
      ("data_subjects.maximum", totals.dataSubjects.maximum),
      ("records.confirmed", totals.records.confirmed),
      ("records.maximum", totals.records.maximum),
      ("recipients.opened", totals.recipientsOpened),
      ("recipients.shown", totals.recipientsShown), ("unknown_viewers", totals.unknownViewers),
      ("exposures.opened", totals[.opened]), ("exposures.shown", totals[.shown]),
      ("exposures.linked", totals[.linked]), ("exposures.attempted", totals[.attempted]),
      ("exposures.unattributed", totals.unattributed), ("exposures.no_content", totals.noContent),
    ]
  }

  /// Those that count what was opened.
  static let ofOpened: Set<String> = [
    "data_subjects.confirmed", "records.confirmed", "recipients.opened", "exposures.opened",
  ]

  static var names: [String] { named(Totals()).map(\.0) }
}

extension Facts {
  /// An answer as it was written; nil while it is not yet known.
  func written(_ name: String) -> String? {
    guard isKnown(name) else { return nil }
    switch self[name] {
    case .text(let text): return text
    case .time(_, let written), .duration(_, let written), .number(_, let written): return written
    case .yes(let yes): return yes ? "true" : "false"
    case .integer(let integer): return String(integer)
    case .decisions, nil: return nil
    }
  }
}

extension Problem {
  fileprivate static func noReport(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "this is not the JSON of a report to the regulator",
      hint: "candour verify says whether a document was changed after it was written")
  }
}
