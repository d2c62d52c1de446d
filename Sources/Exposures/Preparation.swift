import Model

/// What a player fetches before it plays: the index of the file and the first frames (FORMATS §2.2).
///
/// It is counted as opened all the same, for bytes of the recording were sent; the documents say that
/// what was played cannot be told.
enum Preparation {
  /// At most so many bytes, and less than a twentieth of the recording.
  static let mostBytes: Int64 = 256 << 10

  static func isAll(_ playback: Playback) -> Bool {
    guard let sent = playback.sent.sum, playback.sent.isComplete, let size = playback.size else {
      return false
    }
    return sent <= mostBytes && 20 * Int128(sent) < Int128(size) && (playback.heard.sum ?? 0) == 0
  }
}

extension AmountSeen {
  init(_ playback: Playback) {
    self.init(
      bytes: playback.hasSegments ? nil : Bounds(playback.sent, of: playback.size),
      microseconds: Bounds(playback.heard, of: playback.length),
      isOnlyPreparation: Preparation.isAll(playback))
  }
}

extension AmountSeen.Bounds {
  fileprivate init?(_ amount: Amount, of whole: Int64?) {
    guard let sum = amount.sum else { return nil }
    self.init(
      lower: min(amount.proved ?? 0, sum), upper: amount.isComplete ? sum : whole, whole: whole)
  }
}
