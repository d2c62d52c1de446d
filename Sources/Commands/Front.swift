import Glibc
import Model

/// From the words typed to the exit status: the whole of `candour`, but for the process.
package enum Front {
  /// `typed` is what stands behind `candour`; `isInterrupted` is asked when something failed.
  package static func run(
    _ typed: [String], on console: Console,
    isInterrupted: () -> Bool = { Interrupt.isRaised }
  ) -> ExitStatus {
    let status = outcome(of: typed, on: console, isInterrupted: isInterrupted)
    console.out.flush()
    return ending(status, on: console)
  }

  private static func outcome(
    of typed: [String], on console: Console, isInterrupted: () -> Bool
  ) -> ExitStatus {
    do throws(Problem) {
      let words = try Parser.words(typed, of: Verbs.all)
      var console = console
      console.isQuiet = words.has(.quiet)
      console.refusesColour = words.has(.noColor)
      return try words.verb.run(words, console)
    } catch {
      // Control-C reaches our children too: what they then fail with is not what went wrong.
      let problem = isInterrupted() ? Problem.interrupted : error
      console.say(problem)
      return ExitStatus(code: problem.kind.rawValue)
    }
  }

  /// A reader that went away (`| head`) ends us quietly, as SIGPIPE would; a full disk does not.
  private static func ending(_ status: ExitStatus, on console: Console) -> ExitStatus {
    switch console.out.failure {
    case 0: return status
    case EPIPE: return ExitStatus(code: 128 + SIGPIPE)
    case let number:
      let problem = Problem.lostResults(number)
      console.say(problem)
      return ExitStatus(code: problem.kind.rawValue)
    }
  }
}

extension Problem {
  fileprivate static var interrupted: Problem {
    Problem(.interrupted, "interrupted", reason: "the case is as it was before")
  }

  fileprivate static func lostResults(_ number: Int32) -> Problem {
    Problem(
      .input, "the results could not be written",
      reason: String(cString: strerror(number)).lowercased(),
      hint: "give standard output somewhere to go and type it again")
  }
}
