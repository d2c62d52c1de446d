import Model
import Notation

/// What a log that begins like JSON is likely to be.
struct JSONBeginning {
  /// A key at the top of the first object, and the built-in profile for the logs that have it; the
  /// first in this list that is there counts.
  private static let marks: [(key: String, profile: String)] = [
    ("Records", "cloudtrail"), ("resourceLogs", "otlp"), ("protoPayload", "gcs-audit"),
    ("eventSource", "cloudtrail-ndjson"), ("operationName", "azure-storage"),
    ("@timestamp", "ecs-access"),
  ]

  private let beginning: LogBeginning

  init(_ beginning: LogBeginning) { self.beginning = beginning }

  /// Certain: one object a line, but for one that has the key of another kind of log and no default
  /// key. What stands in an array or on several lines needs a profile's `each`.
  var guess: FormatGuess {
    if beginning.firstByte == UInt8(ascii: "[") { return .likely(profile: "app-audit") }
    guard beginning.firstByte == UInt8(ascii: "{") else { return .no }
    let keys = keys
    let isUsual = keys.contains { FieldName.standard.contains($0) }
    if !isUsual, let mark = Self.marks.first(where: { keys.contains($0.key) }) {
      return .likely(profile: mark.profile)
    }
    return spansLines ? .likely(profile: "app-audit") : .certain
  }

  /// Of the first object, as far as the beginning goes.
  private var keys: [String] {
    var json = JSONTokenizer(beginning.bytes, slack: Chunk.slack)
    var keys: [String] = []
    do throws(JSONError) {
      var more = try json.beginObject()
      while more {
        keys.append(try json.key().withValue { $0.text })
        try json.skip()
        more = try json.anotherMember()
      }
    } catch {
      return keys
    }
    return keys
  }

  /// The first line ends inside the object, and the next one goes on with it.
  private var spansLines: Bool {
    let line = beginning.firstLine.count
    var json = JSONTokenizer(beginning.bytes, slack: Chunk.slack)
    do throws(JSONError) {
      try json.skip()
      return json.offset > line
    } catch {
      return error.offset > line + 2 && error.fault == .truncated
    }
  }
}

extension FieldName {
  /// The keys that are read where there is no profile.
  fileprivate static let standard = Set(JSONLines.defaultFields.keys.map(\.rawValue))
}
