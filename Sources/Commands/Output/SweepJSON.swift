import Casework
import Model
import Notation

/// `sweep --json`: what one sweep did, as counts, and which exposures it tells of.
extension JSONWriter {
  mutating func sweep(_ outcome: SweepOutcome) {
    object { json in
      json.member("sweep", outcome.number)
      json.member("new_lines", outcome.lines)
      json.member("rejected_lines", outcome.rejected)
      json.member("new", outcome.new)
      json.member("raised", outcome.raised)
      json.member("cleared", outcome.cleared)
      json.key("told")
      json.array { json in
        for told in outcome.telling {
          json.object { json in
            json.member("exposure", told.number)
            json.member("action", told.action.word)
          }
        }
      }
      json.key("failures")
      json.array { json in
        for failure in outcome.failures {
          json.object { json in
            json.member("kind", failure.word.rawValue)
            json.member("file", failure.problem.place?.file)
          }
        }
      }
      json.member("after_containment", outcome.afterContainment)
    }
    endLine()
  }
}
