package import Model

/// The whole way, on an incident rebuilt from public facts: an invented clinic's logs are written,
/// read, explained to people and to the regulator (DESIGN §1).
package enum DemoRun {
  package struct Outcome {
    package let view: CaseView
    package let asOf: Timestamp
    /// Where what to read is: report, letters, case.
    package let report: String
    package let letters: String
    package let caseFolder: String
  }

  /// Writes into `folder`, which must not hold a demo yet. `say` is told each step before it begins.
  /// Everything is dated by the demo's own present, never by the clock.
  package static func run(
    in folder: String, workingFolder: String, threads: Int, by actor: Actor,
    say: (String) -> Void
  ) throws(Problem) -> Outcome {
    var actor = actor
    actor.at = DemoWorld.asOf
    let place = FilePath.absolute(folder, in: workingFolder)
    let caseFolder = "\(folder)/\(DemoWorld.caseFolder)"

    say("writing two days of logs and tables of an invented clinic into \(folder)")
    _ = try DemoWorld.write(to: folder)

    say("opening a case in \(caseFolder)")
    var new = NewCase(folder: caseFolder)
    new.organisation = DemoFacts.organisation
    _ = try new.run(by: actor)
    func open() throws(Problem) -> OpenCase {
      try OpenCase(
        try OpenCase.folder(option: caseFolder, environment: nil, standingIn: workingFolder),
        writing: true)
    }

    say("reading the logs against the booking records")
    var request = ScanRequest(workingFolder: workingFolder)
    request.threads = threads
    request.recordingsFrom = DemoWorld.recordingsFrom
    request.attributes = [DemoWorld.attribute]
    for table in DemoWorld.tables { request.tables[table.option] = "\(place)/\(table.file)" }
    for (profile, files) in DemoWorld.logs {
      request.logs += files.map { .init(path: "\(place)/\($0)", profile: "\(place)/\(profile)") }
    }
    _ = try Scan(open(), request, by: actor).run()

    say("answering what only people know")
    for (key, value) in DemoFacts.answers {
      try FactsWork.set(key, to: value, in: open(), by: actor)
    }

    say("drafting the report to the regulator")
    guard
      case .written(let files, _) = try ReportWork(kind: .ico, asOf: actor.at).run(
        open(), by: actor),
      let report = files.first
    else { throw .leaks() }

    say("drafting a letter to each affected patient and each recipient")
    // Under a name, so that whoever tries the demo can be the second person, who approves.
    var drafter = actor
    drafter.by = drafter.by ?? DemoFacts.drafter
    let letters = try NoticesDraft(asOf: actor.at).run(open(), by: drafter)

    func shown(_ path: String) -> String {
      let name = path.split(separator: "/").last ?? ""
      return "\(caseFolder)/documents/\(name)"
    }
    return Outcome(
      view: try CaseView(open(), asOf: actor.at), asOf: actor.at, report: shown(report),
      letters: shown(letters.folder), caseFolder: caseFolder)
  }
}

extension Problem {
  fileprivate static func leaks() -> Problem {
    Problem(
      .attention, "the demo's own report was refused by the leak guard",
      hint: "this is a defect of candour: report it with the output of candour --version")
  }
}
