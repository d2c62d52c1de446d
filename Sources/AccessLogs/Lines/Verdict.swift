import Model

/// What became of one line: every line is exactly one of the three (DESIGN §5, line conservation).
enum Verdict: Hashable, Sendable {
  /// It gave at least one access event.
  case used
  /// It has the outer shape of its format and gives no event.
  case ignored
  case rejected(Rejection)
}

/// One line judged: the verdict, and what the line says of time and of its own bytes.
struct Judgement {
  var verdict: Verdict
  /// Of a line with shape and a possible time: it counts for first, last and silences, used or not.
  var time: Timestamp?
  /// Bytes of the line had to become U+FFFD.
  var isRepaired = false

  static func rejected(_ rejection: Rejection) -> Judgement {
    Judgement(verdict: .rejected(rejection))
  }
}

/// Why a line could not be an event. The words never hold a value of the line.
enum Rejection: UInt8, CaseIterable, Sendable {
  case tooLong
  case cutShort
  case noRequest
  case brokenQuotes
  case ragged
  case noHeader
  case noColumn
  case notOneObject
  case brokenDocument
  case documentEnds
  case recordsNotList
  case repeatedKey
  case noRecording
  case recordingNotName
  case recordingsNotList
  case viewerNotName
  case notUTF8
  case noTime
  case numericTime
  case impossibleTime
  case notResource
  case bundleInside
  case noAction
  case unknownOutcome
  case severalViewers
  case fewColumns
  case otherLayout
  case ambiguous

  var reason: String {
    switch self {
    case .tooLong: "it is longer than 1 MiB"
    case .cutShort: "the compressed file ends inside it: whatever came after is missing"
    case .noRequest: "its request is not closed and followed by a status"
    case .brokenQuotes: "a quote in it is never closed, or text stands behind a closing quote"
    case .ragged: "it has more or fewer cells than its header"
    case .noHeader: "no line above it says what its columns are"
    case .noColumn: "its header has no column for what decides whether it is an event"
    case .notOneObject: "it is not one JSON object"
    case .brokenDocument: "what stands around the records is not JSON here"
    case .documentEnds: "the document that it stands in has no end"
    case .recordsNotList: "where a list of records belongs, something else stands"
    case .repeatedKey: "a key that the profile reads occurs twice"
    case .noRecording: "it is an event and names no recording"
    case .recordingNotName: "its recording is neither text nor a number"
    case .recordingsNotList: "its recordings are not a list"
    case .viewerNotName: "its viewer or session is neither text nor a number"
    case .notUTF8: "an identifier in it is not UTF-8"
    case .noTime: "it is an event and has no time"
    case .numericTime: "its time is a number and the profile names no epoch"
    case .impossibleTime: "its time is impossible, or has no offset and no zone is named"
    case .notResource: "it is no FHIR resource: it does not say its resourceType"
    case .bundleInside: "it is a Bundle where a resource belongs, and what it holds is not read"
    case .noAction: "it names a recording and not what was done with it"
    case .unknownOutcome: "its outcome is a code that FHIR does not know"
    case .severalViewers: "it names several who may have asked"
    case .fewColumns: "it ends before columns that a line of its format must have"
    case .otherLayout: "it is not laid out as layout says"
    case .ambiguous: "its values can be told apart in two ways by layout"
    }
  }
}
