import Model

/// What one line states of an access, as its format read it, before the rules that all formats share.
struct Statement {
  var action: Action
  /// Nil: the line carries none.
  var status: Int64?
  var isHead = false
  /// An error code says so.
  var isRefused = false
  /// As the line writes it.
  var logged: Timestamp
  var time: Timestamp
  /// Negative: the line carries none.
  var bytes: Int64 = -1
  var playedMicroseconds: Int64 = -1
  /// As the line writes it; empty for nobody.
  var viewer = Slice.empty
  var session = Slice.empty
  var address = Slice.empty
  var identity = Slice.empty
  /// What the answer's Content-Range says.
  var answeredRange: ByteRange?
  /// What the request's Range asked for; `last` is `Int64.max` where it is open.
  var askedRange: ByteRange?
  /// Whether the request's Range asked for several ranges.
  var asksSeveralRanges = false
  /// What a segment of a stream plays.
  var media: MediaSpan?
  /// What a list route was asked for: its recordings are those of the replay.
  var page: ListPage?
  var isRepaired = false
}

extension Statement {
  /// Takes Content-Range of the answer or Range of the request, the first of each.
  mutating func add(range text: Slice) {
    answeredRange = answeredRange ?? RangeText.answered(text)
    askedRange = askedRange ?? RangeText.asked(text)
    asksSeveralRanges = asksSeveralRanges || RangeText.asksSeveral(text)
  }

  /// Whether the answer may be in parts (multipart/byteranges, RFC 9110 §14.6): its bytes then hold
  /// the parts' own headers, and no log says which bytes of the recording they carried.
  var isInParts: Bool {
    asksSeveralRanges && answeredRange == nil && (status == 206 || status == nil)
  }

  /// Of a request, before its line is read any further.
  init(_ match: RouteTable.Match) {
    self.init(
      action: match.action, isHead: match.isHead, logged: .distantPast, time: .distantPast,
      media: match.media, page: match.page)
  }
}
