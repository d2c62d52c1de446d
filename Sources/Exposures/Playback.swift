import Model

/// How much of a recording one viewer's `opened` events carried (DESIGN §5, Extent).
///
/// Only what the log proves is said: `whole` and `partial` are statements about a patient's
/// consultation, and everything between them is `unknown`.
struct Playback {
  /// Nil where no event carries any.
  let bytes: Int64?
  let microseconds: Int64?
  /// Nil without an event.
  let extent: Exposure.Extent?

  init(of opened: [Finding]) {
    let size = opened.compactMap(\.size).max()
    let length = opened.compactMap(\.lengthMicroseconds).max()
    let sent = Self.sent(opened, of: size)
    let heard = Self.heard(opened, of: length)
    bytes = sent.sum
    microseconds = heard.sum
    guard !opened.isEmpty else {
      extent = nil
      return
    }
    let byBytes = sent.extent(of: size)
    extent = byBytes == .unknown ? heard.extent(of: length) : byBytes
  }

  /// One way to measure a playback: by bytes or by seconds.
  private struct Amount {
    /// Capped at the whole; nil where no event carries any.
    var sum: Int64?
    /// The longest piece that is known to be one piece; nil where there is none.
    var longest: Int64?
    /// Whether no event leaves open how much it carried.
    var isComplete: Bool

    func extent(of whole: Int64?) -> Exposure.Extent {
      guard let whole else { return .unknown }
      if let longest, Self.isNearly(longest, whole) { return .whole }
      if let sum, isComplete, !Self.isNearly(sum, whole) { return .partial }
      return .unknown
    }

    /// At least 95 %.
    private static func isNearly(_ part: Int64, _ whole: Int64) -> Bool {
      20 * Int128(part) >= 19 * Int128(whole)
    }
  }

  private static func sent(_ opened: [Finding], of size: Int64?) -> Amount {
    let carrying = opened.compactMap { finding -> (bytes: Int64, proof: ProvingLine)? in
      guard let bytes = finding.proof.bytes, !finding.proof.marks.contains(.notModified) else {
        return nil
      }
      return (max(0, bytes), finding.proof)
    }
    var amount = Amount(sum: nil, longest: nil, isComplete: carrying.count == opened.count)
    guard !carrying.isEmpty else { return amount }
    var sum = Int128(0)
    var pieces: [Range<Int64>] = []
    var bodies: [Range<Int64>] = []
    for (bytes, proof) in carrying {
      // Bytes counted on the wire hold headers too: they prove no body to be whole.
      let isBody = !proof.marks.contains(.wireBytes)
      if let range = proof.range, let piece = delivered(bytes, of: range) {
        pieces.append(piece)
        if isBody { bodies.append(piece) }
      } else {
        sum += Int128(bytes)
        if isBody { amount.longest = max(amount.longest ?? 0, bytes) }
      }
    }
    sum += Int128(union(pieces))
    let all = Int64(clamping: sum)
    amount.sum = size.map { min(all, $0) } ?? all
    if !bodies.isEmpty { amount.longest = max(amount.longest ?? 0, union(bodies)) }
    return amount
  }

  private static func heard(_ opened: [Finding], of length: Int64?) -> Amount {
    let played = opened.compactMap { $0.proof.playedMicroseconds.map { max(0, $0) } }
    let fromCache = opened.contains { $0.proof.marks.contains(.notModified) }
    let sum = Int64(clamping: played.reduce(Int128(0)) { $0 + Int128($1) })
    return Amount(
      sum: played.isEmpty ? nil : length.map { min(sum, $0) } ?? sum, longest: played.max(),
      isComplete: played.count == opened.count && !fromCache)
  }

  /// Which bytes of the recording a ranged response carried: from the range's first on, as many as
  /// were sent. A transfer may end early; it never goes on behind its range. Nil where the range makes
  /// no sense.
  private static func delivered(_ bytes: Int64, of range: ByteRange) -> Range<Int64>? {
    guard range.first >= 0, range.last >= range.first, range.last < .max else { return nil }
    let (end, overflow) = range.first.addingReportingOverflow(bytes)
    let last = min(overflow ? .max : end, range.last + 1)
    return range.first..<max(range.first, last)
  }

  /// The bytes that the pieces cover, each counted once.
  private static func union(_ pieces: [Range<Int64>]) -> Int64 {
    var sum: Int64 = 0
    var covered: Int64 = 0
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound })
    where piece.upperBound > covered {
      sum += piece.upperBound - max(piece.lowerBound, covered)
      covered = piece.upperBound
    }
    return sum
  }
}
