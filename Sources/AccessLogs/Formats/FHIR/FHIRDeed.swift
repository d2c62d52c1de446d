import Model

/// What an AuditEvent says was done: by its kind, its interaction and its action letter.
///
/// What a person reads is opened; what a search returned, or anything else that was executed lists,
/// is shown; who creates, changes or deletes a recording is not told anything of it. The interaction comes before the letter where both
/// speak of reading: some servers file their searches under `R`, and some file all under `E`.
enum FHIRDeed: Equatable {
  case nothing
  case action(Action)
  /// Neither a letter nor an interaction that FHIR knows.
  case unclear

  /// Kinds of DICOM's that are no access to a record, whatever they list: application activity, the
  /// audit log itself, security alerts, logins and logouts.
  private static let otherKinds: [StaticString] = ["110100", "110101", "110113", "110114"]
  private static let reads: [StaticString] = ["read", "vread", "history-instance"]
  private static let searches: [StaticString] = [
    "search", "search-type", "search-system", "search-compartment", "history", "history-type",
    "history-system",
  ]
  private static let changes: [StaticString] = ["create", "update", "patch", "delete"]

  init(_ tree: FHIRTree) {
    self.init(tree, letter: tree.text(.action, in: FHIRTree.root))
  }

  init(_ tree: FHIRTree, letter: Slice) {
    let root = FHIRTree.root
    let kinds = tree.codes(.type, in: root) + tree.codes(.category, in: root)
    let interactions = tree.codes(.subtype, in: root) + tree.codes(.code, in: root)
    func isAny(of words: [StaticString]) -> Bool {
      interactions.contains { $0.isAny(of: words) }
    }
    let isOther = kinds.contains { $0.isAny(of: Self.otherKinds) }
    if isOther || letter.isAny(of: ["C", "U", "D"]) {
      self = .nothing
    } else if isAny(of: Self.reads) {
      self = .action(.opened)
    } else if isAny(of: Self.searches) {
      self = .action(.shown)
    } else if letter.equals("R") {
      self = .action(.opened)
    } else if letter.equals("E") {
      self = .action(.shown)
    } else {
      self = isAny(of: Self.changes) ? .nothing : .unclear
    }
  }
}

/// How it ended. What FHIR calls a warning was done all the same: some of it was seen.
enum FHIROutcome {
  case done
  case refused
  /// A code of neither code system: nobody can say whether anything was seen.
  case unknown

  private static let successes: [StaticString] = [
    "0", "success", "information", "informational", "warning",
  ]
  private static let failures: [StaticString] = ["4", "8", "12", "error", "fatal"]

  /// R4 has a code, R5 a Coding; without either it was done.
  init(_ tree: FHIRTree) {
    let codes = tree.codes(.outcome, in: FHIRTree.root)
    if codes.contains(where: { $0.isAny(of: Self.failures) }) {
      self = .refused
    } else {
      self = codes.allSatisfy { $0.isAny(of: Self.successes) } ? .done : .unknown
    }
  }
}
