import Model
import Notation

/// Where records may stand in a JSON document, by its beginning: the paths of lists of objects, the
/// outer ones first. Only paths of words: a key may be data.
struct JSONEnvelopes {
  private static let deepest = 8
  private static let most = 8

  private(set) var paths: [String] = []

  init(_ beginning: Slice) {
    var json = JSONTokenizer(beginning)
    do throws(JSONError) {
      try walk(&json, at: "", depth: 0)
    } catch {
      // The beginning ends somewhere inside: what was met before it counts.
      return
    }
  }

  private mutating func walk(
    _ json: inout JSONTokenizer, at path: String, depth: Int
  ) throws(JSONError) {
    let kind = try json.kind()
    guard depth < Self.deepest, kind == .object || kind == .array else {
      _ = try json.skip()
      return
    }
    if kind == .object { return try members(&json, at: path, depth: depth) }
    let inside = path + "[]"
    var more = try json.beginArray()
    while more {
      if try json.kind() == .object { note(inside) }
      try walk(&json, at: inside, depth: depth + 1)
      more = try json.anotherElement()
    }
  }

  private mutating func members(
    _ json: inout JSONTokenizer, at path: String, depth: Int
  ) throws(JSONError) {
    var more = try json.beginObject()
    while more {
      let name = try json.key().decoded
      if Vocabulary.isName(name), !name.contains(UInt8(ascii: "[")) {
        let dot = path.isEmpty ? "" : "."
        try walk(
          &json, at: path + dot + String(decoding: name, as: UTF8.self), depth: depth + 1)
      } else {
        _ = try json.skip()
      }
      more = try json.anotherMember()
    }
  }

  private mutating func note(_ path: String) {
    if paths.count < Self.most, !paths.contains(path) { paths.append(path) }
  }
}
