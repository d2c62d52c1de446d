import Model
import Notation

/// A line of an Amazon S3 server access log in its columns (FORMATS §1.4).
///
/// Columns stand between single spaces; the time stands in brackets, and the request, the referer and
/// the user agent in quotes, or as a bare `-`. What a client sends is not escaped: the request is held to
/// end at a quote that a status and five more words follow, the user agent at the line's last quote.
struct S3Line: FlatRecord {
  enum Column: Int, CaseIterable {
    case bucketOwner, bucket, time, remoteIP, requester, requestID, operation, key, requestURI
    case status, errorCode, bytesSent, objectSize, totalTime, turnAroundTime, referer, userAgent
    case versionID, hostID, signatureVersion, cipherSuite, authenticationType, hostHeader
    case tlsVersion, accessPointARN, aclRequired, sourceRegion
  }

  /// As the line writes them; empty where it ends before them. The room is kept from line to line.
  private var columns = [Slice](repeating: .empty, count: Column.allCases.count)

  subscript(column: Column) -> Slice { columns[column.rawValue] }

  // MARK: Shape

  /// False: the line has not the shape of the format.
  mutating func read(_ text: Slice) -> Bool {
    var words = SpacedWords(text)
    for column in 0..<Column.requestURI.rawValue {
      let word = column == Column.time.rawValue ? words.bracketed() : words.word()
      guard let word else { return false }
      columns[column] = word
    }
    guard let request = words.quotedOrDash(endsAt: Self.isAnswer) else { return false }
    columns[Column.requestURI.rawValue] = request
    for column in Column.status.rawValue...Column.turnAroundTime.rawValue {
      guard let word = words.word() else { return false }
      columns[column] = word
    }
    guard Self.isStatus(self[.status]),
      let referer = words.quotedOrDash(endsAt: { $0.starts(with: " \"") || $0.starts(with: " - ") }
      ),
      let agent = words.quotedToLastOrDash(), let version = words.word()
    else { return false }
    columns[Column.referer.rawValue] = referer
    columns[Column.userAgent.rawValue] = agent
    columns[Column.versionID.rawValue] = version
    readTail(&words)
    return true
  }

  private mutating func readTail(_ words: inout SpacedWords) {
    let start = words.next
    var host = words.word() ?? .empty
    var signature = words.word() ?? .empty
    // In the rows of a lifecycle the host id may hold a space.
    if !signature.isEmpty, !signature.isDash, !signature.starts(with: "Sig") {
      host = words.text.part(start..<(start + host.count + 1 + signature.count))
      signature = words.word() ?? .empty
    }
    columns[Column.hostID.rawValue] = host
    columns[Column.signatureVersion.rawValue] = signature
    for column in Column.cipherSuite.rawValue...Column.sourceRegion.rawValue {
      columns[column] = words.word() ?? .empty
    }
  }

  private static func isStatus(_ word: Slice) -> Bool {
    word.isDash || word.count == 3 && word.buffer.allSatisfy { $0 &- 48 <= 9 }
  }

  /// Status, error code, bytes, size, two times; then the referer.
  private static func isAnswer(_ rest: Slice) -> Bool {
    var words = SpacedWords(rest.dropping(min(1, rest.count)))
    guard let status = words.word(), isStatus(status) else { return false }
    for _ in 0..<5 where words.word() == nil { return false }
    return words.rest.starts(with: "\"") || words.rest.starts(with: "- ")
  }

  // MARK: Values

  /// Whether it is somebody reading an object.
  var isObjectRead: Bool {
    let operation = self[.operation]
    return isCopy
      || operation.isAny(of: [
        "REST.GET.OBJECT", "REST.HEAD.OBJECT", "WEBSITE.GET.OBJECT", "REST.GET.OBJECT_TORRENT",
      ])
  }

  /// Whether an object was read to be copied: the request names where to, the key what.
  private var isCopy: Bool {
    self[.operation].isAny(of: ["REST.COPY.OBJECT_GET", "REST.COPY.PART_GET"])
  }

  func value(_ column: Int, _ arena: inout Arena) -> Slice? {
    let written = columns[column]
    switch Column(rawValue: column) {
    case .bytesSent where written.isDash:
      // None were sent; but what is copied is read whole, and no bytes are sent for it.
      return isCopy ? nil : Self.zero
    case .requestURI where isCopy || written.isDash && isObjectRead:
      return S3Key.request(
        self[.key], isHead: self[.operation].equals("REST.HEAD.OBJECT"), &arena)
    case .key: return written.isDash ? nil : S3Key.plain(written, &arena)
    default: return written.isEmpty || written.isDash ? nil : written
    }
  }

  /// With room behind it.
  private static var zero: Slice { Slice("0                ").part(0..<1) }

  func time(_ text: Slice, of column: Int, by times: TimeRules) -> TimeRules.Reading {
    column == Column.time.rawValue
      ? TimeText.clf(text).map { .at($0) } ?? .impossible : times.text(text)
  }
}
