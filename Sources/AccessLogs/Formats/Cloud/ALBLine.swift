import Model
import Notation

/// A line of an AWS Application Load Balancer's access log in its columns (FORMATS §1.6), or of a classic
/// one's, which has the same but the type and what stands behind the user agent's TLS.
///
/// Columns stand between single spaces, those that a client or an operator has words in between quotes,
/// where a quote of their own has a backslash before it.
struct ALBLine: FlatRecord {
  enum Column: Int, CaseIterable {
    case type, time, elb, clientPort, targetPort
    case requestProcessingTime, targetProcessingTime, responseProcessingTime
    case elbStatus, targetStatus, receivedBytes, sentBytes, request, userAgent
    case sslCipher, sslProtocol, targetGroupARN, traceID, domainName, chosenCertARN
    case matchedRulePriority, requestCreationTime, actionsExecuted, redirectURL, errorReason
    case targetPortList, targetStatusList, classification, classificationReason, connTraceID
    /// What stands before the port of another column.
    case client, target
  }

  enum Shape {
    case request
    /// What other logs of load balancers write into the same bucket.
    case connection
    case none
  }

  /// As the line writes them; empty where it ends before them. The room is kept from line to line.
  private var columns = [Slice](repeating: .empty, count: Column.connTraceID.rawValue + 1)

  subscript(column: Column) -> Slice { columns[column.rawValue] }

  // MARK: Shape

  mutating func read(_ text: Slice) -> Shape {
    var words = SpacedWords(text)
    guard let type = words.word() else { return .none }
    if type.isAny(of: ["http", "https", "h2", "grpcs", "ws", "wss"]) {
      columns[0] = type
      return readRequest(&words) ? .request : .none
    }
    if type.equals("tls") { return .connection }
    guard TimeText.rfc3339(type, zone: nil) != nil else { return .none }
    // A classic load balancer has no types; a connection has no request.
    words = SpacedWords(text)
    columns[0] = .empty
    if readRequest(&words) { return .request }
    return words.rest.starts(with: "\"") ? .none : .connection
  }

  /// From the time on. False: it ends before the user agent does.
  private mutating func readRequest(_ words: inout SpacedWords) -> Bool {
    for column in Column.time.rawValue..<Column.request.rawValue {
      guard let word = words.word() else { return false }
      columns[column] = word
    }
    guard words.rest.starts(with: "\"") else { return false }
    for column in Column.request.rawValue...Column.connTraceID.rawValue {
      let value = words.rest.starts(with: "\"") ? words.escaped() : words.word()
      if value == nil, column <= Column.userAgent.rawValue { return false }
      columns[column] = value ?? .empty
    }
    return true
  }

  // MARK: Values

  func value(_ column: Int, _ arena: inout Arena) -> Slice? {
    let written: Slice
    switch Column(rawValue: column) {
    case .client: written = Self.withoutPort(self[.clientPort])
    case .target: written = Self.withoutPort(self[.targetPort])
    default: written = columns[column]
    }
    if written.isEmpty || written.isDash { return nil }
    return LogEscapes.undone(written, arena: &arena)
  }

  /// The port is always there, behind an IPv6 address too that has no brackets.
  private static func withoutPort(_ text: Slice) -> Slice {
    let host = text.withoutPort
    guard host.count == text.count, let colon = text.lastIndex(of: UInt8(ascii: ":"))
    else { return host }
    return text.part(0..<colon)
  }
}
