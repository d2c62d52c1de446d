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
  var isRepaired = false
}
