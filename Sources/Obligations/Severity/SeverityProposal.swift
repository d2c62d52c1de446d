import Model

/// Proposes ENISA's severity from what the case proves, and takes a person's own scores where they
/// are whole and have a reason.
struct SeverityProposal {
  private let facts: Facts
  private let exposures: [Exposure]
  private let totals: Totals
  private let reach: EvidenceReach

  init(facts: Facts, exposures: [Exposure], totals: Totals, reach: EvidenceReach) {
    self.facts = facts
    self.exposures = exposures
    self.totals = totals
    self.reach = reach
  }

  var severity: Severity {
    let (overridden, refusal) = override
    return Severity(
      classes: Severity.Class.allCases.compactMap(ofClass), overridden: overridden,
      refusal: refusal, isOver100: isOver100,
      // What a log calls opened or shown went out in clear.
      isUnintelligible: false)
  }

  private var isOver100: Bool? {
    if totals.dataSubjects.maximum > 100 { return true }
    return totals.bound == .exact ? false : nil
  }

  private func ofClass(_ kind: Severity.Class) -> Severity.OfClass? {
    let count = exposures.count { Severity.Class(of: $0) == kind }
    if count == 0 { return nil }
    switch kind {
    case .opened: return opened(count)
    case .shown: return listed(.shown, count, confidentiality: .some)
    case .linked: return listed(.linked, count, confidentiality: .none)
    case .noContent:
      return Severity.OfClass(
        kind: kind, exposures: count, score: nil,
        grounds: Severity.Grounds(
          dpc: "a table says that it holds no consultation: that it is nobody's personal data is to"
            + " be confirmed by a person",
          ei: "no score, as long as nobody can be identified by it", cb: []),
        alternatives: [
          Severity.Alternative(
            when: "somebody can be seen or heard in it after all",
            score: Severity.Score(
              dpc: DataContext.sensitive.base, ei: EaseOfIdentification.maximum.score,
              cb: circumstances(.some).score))
        ])
    }
  }

  private func opened(_ count: Int) -> Severity.OfClass {
    let circumstances = circumstances(.some)
    let dpc = DataContext.sensitive
    func score(_ level: EaseOfIdentification, _ circumstances: Circumstances) -> Severity.Score {
      Severity.Score(dpc: dpc.base, ei: level.score, cb: circumstances.score)
    }
    return Severity.OfClass(
      kind: .opened, exposures: count, score: score(.maximum, circumstances),
      grounds: grounds(.opened, dpc, dpc.base, .picture, .maximum, circumstances),
      alternatives: [
        Severity.Alternative(
          when: "the recordings show a clear face or voice, and nothing said in them names the"
            + " patient", score: score(.significant, circumstances))
      ] + alternatives(.opened, circumstances) { score(.maximum, $0) })
  }

  /// A row of a list, or the details of a recording: what it shows, no log knows. The highest that is
  /// plausible counts until a person says otherwise.
  private func listed(
    _ kind: Severity.Class, _ count: Int, confidentiality: Circumstances.Level
  ) -> Severity.OfClass {
    let circumstances = circumstances(confidentiality)
    let dpc = DataContext.sensitive
    func score(_ circumstances: Circumstances) -> Severity.Score {
      Severity.Score(
        dpc: 3, ei: EaseOfIdentification.significant.score, cb: circumstances.score)
    }
    let unnamed = Severity.Score(
      dpc: DataContext.behavioural.base, ei: EaseOfIdentification.negligible.score,
      cb: circumstances.score)
    let pictured = Severity.Score(
      dpc: 3, ei: EaseOfIdentification.maximum.score, cb: circumstances.score)
    return Severity.OfClass(
      kind: kind, exposures: count, score: score(circumstances),
      grounds: grounds(kind, dpc, 3, .fullName, .significant, circumstances),
      alternatives: [
        Severity.Alternative(
          when: "what was listed gives only a time and a clinician, with no name and no picture",
          score: unnamed),
        Severity.Alternative(
          when: "what was listed gives the patient's picture, or name and date of birth",
          score: pictured),
      ] + openedAfterAll(kind) + alternatives(kind, circumstances, score))
  }

  private func openedAfterAll(_ kind: Severity.Class) -> [Severity.Alternative] {
    guard kind == .shown, reach.leavesOpeningsOpen else { return [] }
    return [
      Severity.Alternative(
        when: "one of them was opened too, which the logs cannot rule out",
        score: Severity.Score(
          dpc: DataContext.sensitive.base, ei: EaseOfIdentification.maximum.score,
          cb: circumstances(.some).score))
    ]
  }

  private func circumstances(_ confidentiality: Circumstances.Level) -> Circumstances {
    Circumstances(
      confidentiality: confidentiality, isMalicious: facts.yes("cyber") == true)
  }

  /// Of what reached a viewer of this class; one whom no log names may be many people.
  private func namesAll(_ kind: Severity.Class) -> Bool {
    exposures.allSatisfy { Severity.Class(of: $0) != kind || $0.viewerIsNamed }
  }

  private func grounds(
    _ kind: Severity.Class, _ context: DataContext, _ dpc: Int, _ means: EaseOfIdentification.Means,
    _ level: EaseOfIdentification, _ circumstances: Circumstances
  ) -> Severity.Grounds {
    Severity.Grounds(
      dpc: context.ground(for: dpc) ?? "",
      ei: "taken as \(means.takes(level) ?? ""): what is to be seen in it, no log knows",
      cb: circumstances.grounds(
        isComplete: totals.bound == .exact && !(kind == .opened && reach.leavesOpeningsOpen),
        namesAll: namesAll(kind)))
  }

  /// The same breach in other circumstances.
  private func alternatives(
    _ kind: Severity.Class, _ circumstances: Circumstances,
    _ score: (Circumstances) -> Severity.Score
  ) -> [Severity.Alternative] {
    func with(_ change: (inout Circumstances) -> Void) -> Severity.Score {
      var changed = circumstances
      change(&changed)
      return score(changed)
    }
    var alternatives = [
      Severity.Alternative(
        when: "it could be reached without logging in, or was passed on to people nobody can count",
        score: with { $0.confidentiality = .full }),
      Severity.Alternative(
        when: "recordings were filed in the wrong patient's record, and that can be put right",
        score: with { $0.integrity = .some }),
      Severity.Alternative(
        when: "patients could not reach their own recordings for a time",
        score: with { $0.availability = .some }),
    ]
    if kind != .linked, !namesAll(kind) {
      alternatives.insert(
        Severity.Alternative(
          when: "viewers whom the logs do not name are more people than anybody can count",
          score: with { $0.confidentiality = .full }), at: 0)
    }
    if facts.yes("cyber") == nil {
      alternatives.append(
        Severity.Alternative(
          when: "somebody meant harm (candour facts set cyber true)",
          score: with { $0.isMalicious = true }))
    }
    return alternatives
  }

  private var override: (Severity.Override?, refusal: String?) {
    let names = ["severity.dpc", "severity.ei", "severity.cb"]
    guard names.contains(where: facts.isKnown) else { return (nil, nil) }
    if let missing = (names + ["severity.reason"]).first(where: { !facts.isKnown($0) }) {
      return (nil, "the scores of the facts do not count without \(missing)")
    }
    guard let dpc = facts.integer("severity.dpc"), (1...4).contains(dpc) else {
      return (nil, "severity.dpc must be a whole number from 1 to 4")
    }
    guard let ei = facts.number("severity.ei").flatMap({ Quarters($0) }),
      EaseOfIdentification(rawValue: ei.count) != nil
    else { return (nil, "severity.ei must be 0.25, 0.5, 0.75 or 1") }
    guard let cb = facts.number("severity.cb").flatMap({ Quarters($0) }), cb.count <= 8 else {
      return (nil, "severity.cb must be from 0 to 2, in steps of 0.25")
    }
    let score = Severity.Score(dpc: dpc, ei: ei, cb: cb)
    return (Severity.Override(score: score, reason: facts.text("severity.reason") ?? ""), nil)
  }
}

extension Severity.Class {
  /// Nil for what was only asked for and refused.
  init?(of exposure: Exposure) {
    switch (exposure.content, exposure.action) {
    case (_, .attempted): return nil
    case (.none, _): self = .noContent
    case (.consultation, .linked): self = .linked
    case (.consultation, .shown): self = .shown
    case (.consultation, .opened): self = .opened
    }
  }
}
