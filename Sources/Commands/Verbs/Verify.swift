import Casework
import Model
import Notation

extension Verb {
  static let verify = Verb(
    "verify", chapter: .evidence, summary: "does the case still say what the logs said",
    explanation: """
      Reads again all that the numbers rest on: every log and its proving lines, the kept lines, the \
      exposures built from them, the ledger's chain, the documents. Exit 1 where something differs, \
      3 where a log is gone.
      """,
    options: [.caseFolder, .json],
    examples: [Example("candour verify", "before a report is sent, and for an auditor")]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let view = try CaseView(opened, asOf: console.clock())
    let result = try Verify.run(opened, view: view)
    if words.has(.json) {
      console.printJSON(result)
    } else {
      for difference in result.differences {
        let line = difference.line.map { ":\($0)" } ?? ""
        console.print(
          "\(difference.what.rawValue) \(difference.name)\(line): \(difference.reason)", .red)
      }
      console.print(
        "\(result.isFine ? "verified" : "differs"): \(Described.plural(result.sources, "source")),"
          + " \(Described.plural(result.lines, "proving line")),"
          + " \(Described.plural(result.entries, "ledger entry", "ledger entries"))")
      if result.pipes > 0 {
        console.note(
          "\(Described.plural(result.pipes, "source")) came from a pipe and cannot be read again")
      }
    }
    if result.misses { throw .gone() }
    return result.isFine ? .done : .look
  }
}

extension Console {
  fileprivate func printJSON(_ result: Verify.Result) {
    var json = JSONWriter()
    json.object {
      $0.member("ok", result.isFine)
      $0.key("checked")
      $0.object {
        $0.member("sources", result.sources)
        $0.member("lines", result.lines)
        $0.member("entries", result.entries)
      }
      $0.key("differences")
      $0.array {
        for difference in result.differences {
          $0.object {
            $0.member("what", difference.what.rawValue)
            $0.member("name", difference.name)
            $0.member("line", difference.line)
            $0.member("reason", difference.reason)
          }
        }
      }
    }
    json.endLine()
    write(json: json.bytes)
  }
}

extension Problem {
  fileprivate static func gone() -> Problem {
    Problem(
      .input, "a source of this case is gone",
      hint: "bring it back to where it was read; the kept lines still prove the exposures")
  }
}
