import Casework
import Model
import Notation

/// One exposure as `list --json` prints it: one object a line, keys in this order (DESIGN §7).
extension JSONWriter {
  mutating func exposure(_ exposure: Exposure, names: SourceNames) {
    object {
      $0.member("exposure", exposure.number)
      $0.member("viewer", exposure.key.viewer)
      $0.member("viewer_kind", exposure.viewerKind.rawValue)
      $0.member("recording", exposure.key.recording)
      $0.member("patient", exposure.key.patient)
      $0.member("attribution", exposure.key.patient == nil ? "unattributed" : "owned")
      $0.member("content", exposure.content.rawValue)
      $0.member("evidence", exposure.evidence.rawValue)
      $0.member("action", exposure.action.word)
      for action in [Action.attempted, .linked, .shown] {
        $0.key(action.word)
        $0.object { $0.tally(exposure[action]) }
      }
      $0.key(Action.opened.word)
      $0.object {
        $0.tally(exposure[.opened])
        $0.member("bytes", exposure.bytes)
        $0.member("seconds", microseconds: exposure.playedMicroseconds)
        $0.member("extent", exposure.extent?.rawValue)
      }
      $0.key("lines")
      $0.array {
        for line in names.ordered(exposure.lines) {
          $0.object {
            $0.member("source", names[line.source])
            $0.member("line", line.line)
          }
        }
      }
    }
    endLine()
  }

  private mutating func tally(_ tally: Exposure.Tally) {
    member("count", tally.count)
    member("first", tally.first)
    member("last", tally.last)
  }
}
