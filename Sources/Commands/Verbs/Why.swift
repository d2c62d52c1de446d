import Casework
import Model
import Notation

extension Verb {
  static let why = Verb(
    "why", chapter: .evidence, summary: "the log lines behind an exposure or a number",
    explanation: """
      Give the number of an exposure (candour list) or the name of a total, such as \
      data_subjects.confirmed. Each line is shown as it was read, with its SHA-256; --logs looks it \
      up again in the log files of a folder.
      """,
    arguments: [Argument("WHAT", .one, "an exposure's number or a total's name")],
    options: [
      .caseFolder, .json,
      Option("logs", value: "DIR", "look the lines up in the logs below this folder"),
      Option(
        "controller", value: "NAME",
        "of a total: only what is of recordings made for that controller, as report --controller"),
    ],
    examples: [
      Example("candour why 1", "to see the lines that prove exposure 1"),
      Example("candour why data_subjects.confirmed", "to see what stands behind a number"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let view = try CaseView(opened, asOf: console.clock(), controller: words["controller"])
    let what = words.arguments[0]
    let why =
      if let number = Int(what) {
        try Why(exposure: number, in: opened, view: view)
      } else {
        try Why(total: what, in: opened, view: view)
      }
    var proofs = why.proofs
    if let folder = words["logs"] { proofs = try why.checked(against: folder, view: view) }
    if words.has(.json) {
      console.printJSON(proofs, view)
    } else {
      console.print(proofs, why.amounts, view)
    }
    return proofs.contains { $0.isStillThere == false } ? .look : .done
  }
}

extension Console {
  fileprivate func print(
    _ proofs: [Why.Proof], _ amounts: [Int: AmountSeen], _ view: CaseView
  ) {
    var exposure: Int?
    for proof in proofs {
      if proof.exposure != exposure, let current = view[exposure: proof.exposure] {
        print(
          "exposure \(current.number): \(current.key.viewer.text) \(current.action.word)"
            + " \(current.key.recording.text) of \(current.key.patient?.text ?? "(nobody)")", .bold)
        exposure = proof.exposure
        if let amount = amounts[current.number] {
          for line in AmountText.lines(of: amount, extent: current.extent) { print("  \(line)") }
        }
      }
      let line = proof.line
      let place = "\(view.names[line.source]):\(line.line)"
      print(
        "  \(place)  \(line.action.word) at \(Described.time(line.time, in: view))\(AmountText.text(of: line))"
      )
      if line.marks.contains(.reconstructed) {
        print(
          "    reconstructed: the line asks for a list, and "
            + "\(view.visibleTable ?? "the table of --visible") says what it held", .faint)
      }
      if line.logged != line.time {
        print(
          "    the line says \(Described.time(line.logged, in: view)); the profile corrects it",
          .faint)
      }
      print("    sha256 \(proof.digest.hex)\(check(proof.isStillThere))", .faint)
      print("    \(String(decoding: line.raw, as: UTF8.self))")
    }
    if proofs.isEmpty { print("nothing stands behind it: the number is 0") }
  }

  private func check(_ isStillThere: Bool?) -> String {
    switch isStillThere {
    case nil: ""
    case true?: ", still so in the log"
    case false?: ", NOT SO IN THE LOG ANY MORE"
    }
  }

  fileprivate func printJSON(_ proofs: [Why.Proof], _ view: CaseView) {
    var json = JSONWriter()
    for proof in proofs {
      let line = proof.line
      json.object {
        $0.member("exposure", proof.exposure)
        $0.member("source", view.names[line.source])
        $0.member("line", line.line)
        $0.member("offset", line.offset)
        $0.member("length", line.raw.count)
        $0.member("sha256", proof.digest)
        $0.member("action", line.action.word)
        $0.member("time", line.time)
        let isReconstructed = line.marks.contains(.reconstructed)
        $0.member("evidence", isReconstructed ? "reconstructed" : "recorded")
        if isReconstructed { $0.member("reconstructed_from", view.visibleTable) }
        $0.member("raw", String(decoding: line.raw, as: UTF8.self))
        $0.member("in_log", proof.isStillThere)
      }
      json.endLine()
    }
    write(json: json.bytes)
  }
}
