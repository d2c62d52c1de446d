import Model

/// How much of a recording one viewer's `opened` events carried (DESIGN §5, Extent).
///
/// Only what the log proves is said: `whole` and `partial` are statements about a patient's
/// consultation, and everything between them is `unknown`.
struct Playback {
  /// Of the recording, by the tables.
  let size: Int64?
  let length: Int64?
  let sent: Amount
  let heard: Amount
  /// Nil without an event.
  let extent: Exposure.Extent?
  /// Whether any of it came as segments of a stream: how large those are together says nothing of the
  /// recording's own size.
  let hasSegments: Bool

  /// Nil where no event carries any.
  var bytes: Int64? { sent.sum }
  var microseconds: Int64? { heard.sum }

  init(of opened: [Finding]) {
    let size = opened.compactMap(\.size).max()
    let length = opened.compactMap(\.lengthMicroseconds).max()
    self.size = size
    self.length = length
    hasSegments = opened.contains { $0.proof.media != nil }
    sent = Self.sent(opened, of: size)
    heard = Self.heard(opened, of: length)
    guard !opened.isEmpty else {
      extent = nil
      return
    }
    let byBytes = sent.extent(of: size)
    extent = byBytes == .unknown ? heard.extent(of: length) : byBytes
  }

  // MARK: Bytes

  private static func sent(_ opened: [Finding], of size: Int64?) -> Amount {
    let carrying = opened.compactMap { finding -> (bytes: Int64, proof: ProvingLine)? in
      guard let bytes = finding.proof.bytes, !finding.proof.marks.contains(.notModified) else {
        return nil
      }
      return (max(0, bytes), finding.proof)
    }
    let isComplete =
      carrying.count == opened.count && carrying.allSatisfy { $0.proof.media == nil }
    var amount = Amount(sum: nil, proved: nil, isComplete: isComplete)
    guard !carrying.isEmpty else { return amount }
    var sum = Int128(0)
    var pieces: [Int64?: [Range<Int64>]] = [:]
    var bodies: [Int64?: [Range<Int64>]] = [:]
    let files = Self.files(carrying.map(\.proof))
    for (bytes, proof) in carrying {
      // Bytes that hold headers too prove no body to be whole, nor do those of a stream's segment.
      let isBody = !proof.marks.contains(.wireBytes) && proof.media == nil
      if proof.media == nil, let range = proof.range, let piece = delivered(bytes, of: range) {
        let file = files > 1 ? range.total : nil
        pieces[file, default: []].append(piece)
        if isBody { bodies[file, default: []].append(piece) }
      } else {
        sum += Int128(bytes)
        if isBody { amount.proved = max(amount.proved ?? 0, bytes) }
      }
    }
    for pieces in pieces.values { sum += Int128(Amount.union(pieces)) }
    amount.sum = capped(sum, at: size)
    for bodies in bodies.values {
      amount.proved = max(amount.proved ?? 0, Amount.union(bodies))
    }
    return amount
  }

  /// How many files the ranges speak of, told by their sizes: a recording may be kept in several
  /// renditions, and bytes of two are never one stretch.
  private static func files(_ proofs: [ProvingLine]) -> Int {
    Set(proofs.filter { $0.media == nil }.compactMap { $0.range?.total }).count
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

  // MARK: Time

  /// Segments by the stretch of playing time that they hold, whatever their rendition; other events by
  /// how long they say that was played. The last segment ends where the recording ends; one that would
  /// begin behind that proves nothing.
  private static func heard(_ opened: [Finding], of length: Int64?) -> Amount {
    let proofs = opened.map(\.proof)
    let fromCache = proofs.contains { $0.marks.contains(.notModified) }
    let end = length ?? .max
    let segments = proofs.filter { !$0.marks.contains(.notModified) }.compactMap(\.media)
      .filter { $0.from >= 0 && $0.from <= $0.until }
      .map { $0.from..<($0.from < end ? min($0.until, end) : $0.until) }
    let played = proofs.filter { $0.media == nil }.compactMap(\.playedMicroseconds)
      .map { max(0, $0) }
    let isComplete = !fromCache && segments.count + played.count == opened.count
    var amount = Amount(sum: nil, proved: played.max(), isComplete: isComplete)
    if !played.isEmpty || !segments.isEmpty {
      let sum = played.reduce(Int128(Amount.union(segments))) { $0 + Int128($1) }
      amount.sum = capped(sum, at: length)
    }
    if !segments.isEmpty {
      let within = segments.filter { $0.lowerBound < end }
      amount.proved = max(amount.proved ?? 0, Amount.union(within))
    }
    return amount
  }

  private static func capped(_ sum: Int128, at whole: Int64?) -> Int64 {
    let all = Int64(clamping: sum)
    return whole.map { min(all, $0) } ?? all
  }
}
