import Foundation

/// As much of JSON Schema (draft 4) as the VERIS schema uses: what in a value does not fit.
struct JSONSchema {
  private let schema: [String: Any]

  init(_ data: Data) throws {
    schema = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// Where and why, one a line; empty where the value is valid.
  func complaints(about data: Data) throws -> [String] {
    complaints(try JSONSerialization.jsonObject(with: data), schema, at: "")
  }

  /// The words allowed at a path of member names; through arrays.
  func words(_ path: String...) -> [String] {
    var schema = schema
    for step in path {
      let members = schema["properties"] as? [String: Any]
      schema = members?[step] as? [String: Any] ?? [:]
      if let items = schema["items"] as? [String: Any] { schema = items }
    }
    return schema["enum"] as? [String] ?? []
  }

  private func complaints(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var found: [String] = []
    if let type = schema["type"] as? String, !JSONSchema.fits(value, type) {
      return ["\(place): not of type \(type)"]
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      found.append("\(place): not one of its words")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): does not match its pattern")
    }
    if let minimum = schema["minimum"] as? Double, let number = value as? Double, number < minimum {
      found.append("\(place): below \(minimum)")
    }
    if let members = value as? [String: Any] {
      let known = schema["properties"] as? [String: Any] ?? [:]
      for name in schema["required"] as? [String] ?? [] where members[name] == nil {
        found.append("\(place): lacks \(name)")
      }
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        if let inner = known[name] as? [String: Any] {
          found += complaints(member, inner, at: "\(place)/\(name)")
        } else if schema["additionalProperties"] as? Bool == false {
          found.append("\(place): has no member \(name)")
        }
      }
    }
    if let elements = value as? [Any] {
      if let least = schema["minItems"] as? Int, elements.count < least {
        found.append("\(place): too few")
      }
      if schema["uniqueItems"] as? Bool == true, let words = elements as? [String],
        Set(words).count < words.count
      {
        found.append("\(place): one twice")
      }
      if let inner = schema["items"] as? [String: Any] {
        for element in elements { found += complaints(element, inner, at: "\(place)[]") }
      }
    }
    return found
  }

  private static func fits(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "number": value is NSNumber
    case "boolean": value is Bool
    default: true
    }
  }
}
