import Model
import Notation

/// A line of an AWS Application Load Balancer's access log in its columns (FORMATS §1.6).
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
    guard type.isAny(of: ["http", "https", "h2", "grpcs", "ws", "wss"]) else {
      let isConnection = type.equals("tls") || TimeText.rfc3339(type, zone: nil) != nil
      return isConnection ? .connection : .none
    }
    columns[0] = type
    for column in Column.time.rawValue..<Column.request.rawValue {
      guard let word = words.word() else { return .none }
      columns[column] = word
    }
    for column in Column.request.rawValue...Column.connTraceID.rawValue {
      let value = words.rest.starts(with: "\"") ? words.escaped() : words.word()
      if value == nil, column <= Column.userAgent.rawValue { return .none }
      columns[column] = value ?? .empty
    }
    return .request
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

  /// `192.0.2.7:2817`, `2001:db8::7:2817`, `[2001:db8::7]:2817`.
  private static func withoutPort(_ text: Slice) -> Slice {
    guard let colon = text.lastIndex(of: UInt8(ascii: ":")) else { return text }
    let host = text.part(0..<colon)
    guard host.count > 2, host.starts(with: "["), host[host.count - 1] == UInt8(ascii: "]") else {
      return host
    }
    return host.part(1..<(host.count - 1))
  }
}
