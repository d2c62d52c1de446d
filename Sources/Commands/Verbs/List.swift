import Casework
import Model
import Notation

extension Verb {
  static let list = Verb(
    "list", chapter: .evidence, summary: "the exposures, or what could not be read",
    explanation: """
      An exposure is one recording, the patient it belonged to, and one viewer not entitled to it. \
      --opened and the like choose by the highest action; several of them add up. --rejected, \
      --sources, --gaps and --disputed are lists of their own, one at a time.

      CSV in a pipe or a file holds identifiers exactly as they are, control characters included: a \
      program must find the same bytes again. On a terminal they are shown, not obeyed; in JSON they \
      are escapes.
      """,
    options: [
      .caseFolder, .json,
      Option("csv", "print CSV, safe to open in a spreadsheet"),
      Option("opened", "only those opened"), Option("shown", "only those shown and not opened"),
      Option("linked", "only those that would be listed now"),
      Option("attempted", "only those refused"),
      Option("unattributed", "only recordings that belonged to nobody"),
      Option("patient", value: "ID", "only recordings of this patient"),
      Option("viewer", value: "ID", "only what this viewer saw"),
      Option("since-scan", value: "N", "only what scans after this one found or raised"),
      Option("rejected", "the lines that could not be read, with the reason"),
      Option("sources", "the logs of the case"),
      Option("gaps", "where the logs are silent"),
      Option("disputed", "the recordings whose owner two exports dispute, and when"),
    ],
    examples: [
      Example("candour list --opened", "to see what was opened, by whom"),
      Example("candour list --json", "for a script: one object a line"),
      Example("candour list --rejected", "to see which lines could not be read"),
    ]
  ) { words, console throws(Problem) in
    try words.refuseMixedLists()
    let view = try CaseView(words.openCase(console), asOf: console.clock())
    if words.has("rejected") {
      console.print(rejected: view, asJSON: words.has(.json))
    } else if words.has("sources") {
      console.print(sources: view, asJSON: words.has(.json))
    } else if words.has("gaps") {
      console.print(gaps: view, asJSON: words.has(.json))
    } else if words.has("disputed") {
      guard let table = DisputedTable(view) else { throw .nothingCompared() }
      if words.has(.json) {
        console.write(json: table.json)
      } else if words.has("csv") {
        console.write(table.csv)
      } else {
        table.print(on: console)
      }
    } else {
      let exposures = try words.listing().exposures(in: view)
      if words.has(.json) {
        var json = JSONWriter()
        for exposure in exposures { json.exposure(exposure, names: view.names) }
        console.write(json: json.bytes)
      } else if words.has("csv") {
        console.write(ExposureTable(view: view, exposures: exposures).csv)
      } else {
        ExposureTable(view: view, exposures: exposures).print(on: console)
      }
    }
    return .done
  }
}

extension Words {
  /// A list of its own takes no choice of exposures, and two of them are two commands.
  fileprivate func refuseMixedLists() throws(Problem) {
    if has("csv"), has(.json) { throw .mixed("--csv", "--json") }
    guard let list = ["rejected", "sources", "gaps", "disputed"].first(where: has) else { return }
    let choices = [
      "rejected", "sources", "gaps", "disputed", "opened", "shown", "linked", "attempted",
      "unattributed", "patient", "viewer", "since-scan",
    ]
    if let other = choices.first(where: { $0 != list && has($0) }) {
      throw .mixed("--\(list)", "--\(other)")
    }
    if has("csv"), list != "disputed" { throw .mixed("--\(list)", "--csv") }
  }

  fileprivate func listing() throws(Problem) -> Listing {
    var listing = Listing()
    listing.actions = Set(Action.allCases.filter { has($0.word) })
    listing.unattributedOnly = has("unattributed")
    listing.patient = self["patient"].map { Identifier($0) }
    listing.viewer = self["viewer"].map { Identifier($0) }
    listing.sinceScan = try number("since-scan")
    return listing
  }
}

extension Console {
  fileprivate func print(rejected view: CaseView, asJSON: Bool) {
    var json = JSONWriter()
    for source in view.sources {
      for line in source.rejected {
        let name = view.names[source.number]
        if asJSON {
          json.object {
            $0.member("source", name)
            $0.member("line", line.line)
            $0.member("reason", line.reason)
          }
          json.endLine()
        } else {
          print("\(name):\(line.line): \(line.reason)")
        }
      }
    }
    if asJSON {
      write(json: json.bytes)
    } else if view.lines.rejected == 0 {
      print("no rejected lines")
    }
  }

  func print(sources view: CaseView, asJSON: Bool) {
    if asJSON {
      var json = JSONWriter()
      for source in view.sources {
        json.source(source, in: view)
        json.endLine()
      }
      return write(json: json.bytes)
    }
    for source in view.sources {
      print("\(view.names[source.number])", .bold)
      print("  \(source.path)")
      print("  sha256 \(source.digest.hex), \(Described.plural(Int(source.bytes), "byte"))")
      print("  profile \(source.reading.profileName), format \(source.reading.format)")
      print(
        "  from \(Described.time(source.first, in: view)) to \(Described.time(source.last, in: view))"
      )
    }
    if view.sources.isEmpty { print("no sources yet: candour scan") }
  }

  /// Of each log, then of all at once (`"source":null`).
  fileprivate func print(gaps view: CaseView, asJSON: Bool) {
    let bySource = view.sources.flatMap { source in
      (view.gaps[source.number] ?? []).map { (name: String?(view.names[source.number]), gap: $0) }
    }
    let gaps = bySource + view.silences.map { (name: nil, gap: $0) }
    if asJSON {
      var json = JSONWriter()
      for (name, gap) in gaps {
        json.object {
          $0.member("source", name)
          $0.member("from", gap.from)
          $0.member("until", gap.until)
        }
        json.endLine()
      }
      return write(json: json.bytes)
    }
    // Of one log alone they are its own.
    for (name, gap) in view.sources.count > 1 ? gaps : bySource {
      print(
        "\(name.map { "\($0): silent" } ?? "no log speaks") from"
          + " \(Described.time(gap.from, in: view)) until \(Described.time(gap.until, in: view))")
    }
    if gaps.isEmpty { print("no gaps inside the window") }
  }
}

extension Problem {
  fileprivate static func mixed(_ one: String, _ other: String) -> Problem {
    Problem(
      .usage, "\(one) and \(other) do not go together",
      hint: "one list at a time; candour help list")
  }

  fileprivate static func nothingCompared() -> Problem {
    Problem(
      .usage, "no second export of ownership was compared",
      hint: "candour scan --recordings-against FILE")
  }
}
