import Model
import Notation

/// All of a JSON line but its values: what the lines that one statement of a program writes have in
/// common.
///
/// Where every byte between the values is that of a line which was read in full, and each value is of
/// the same kind, a line is as well-formed as that one and says the same things in the same places: no
/// key has to be looked up. A line that differs in anything is read in full.
///
/// A class, so that reading by one copies nothing of it.
final class JSONShape {
  /// `true` and `false` are one kind; `null` counts as bytes between the values. `end`: none follows.
  enum Kind: BitwiseCopyable { case string, number, bool, end }

  struct Step: BitwiseCopyable {
    /// The bytes before the value.
    let text: Slice
    let kind: Kind
    /// Among `fixed`: what is captured before the value, whatever it is.
    let fixed: JSONFieldTree.Stretch
    /// Among `leaves`: where the value itself belongs.
    let leaves: JSONFieldTree.Stretch
  }

  /// A line with more values is not worth remembering.
  private static let mostValues = 100

  let steps: [Step]
  let fixed: [JSONCaptures.Capture]
  let leaves: [JSONFieldTree.Leaf]
  /// Of the line's keys, as in `JSONCaptures`.
  let repeated: UInt64
  /// Of the line it was taken from; the steps point into it.
  private let bytes: UnsafeMutablePointer<UInt8>

  /// Of a line that was read in full.
  ///
  /// - Parameter captured: all that was captured of it, in that order.
  /// - Returns: nil where it was not captured in the order of the line, or the line is too long.
  init?(_ line: Slice, captured: [JSONCaptures.Capture], repeated: UInt64) {
    guard let start = line.start, let values = JSONOutline.values(of: line, most: Self.mostValues)
    else { return nil }
    bytes = .allocate(capacity: line.count + Chunk.slack)
    bytes.initialize(repeating: 0, count: line.count + Chunk.slack)
    bytes.update(from: start, count: line.count)

    var (steps, fixed, leaves) = ([Step](), [JSONCaptures.Capture](), [JSONFieldTree.Leaf]())
    var rest = captured[...]
    var end = 0
    for (value, kind) in values {
      let (firstFixed, firstLeaf) = (fixed.count, leaves.count)
      while let capture = rest.first, capture.value.start == nil {
        fixed.append(capture)
        rest.removeFirst()
      }
      while let capture = rest.first, kind != .end,
        let place = capture.value.start, place - start == value.lowerBound
      {
        leaves.append(JSONFieldTree.Leaf(slot: capture.slot, rank: capture.rank))
        rest.removeFirst()
      }
      steps.append(
        Step(
          text: Slice(start: bytes + end, count: value.lowerBound - end), kind: kind,
          fixed: JSONFieldTree.Stretch(firstFixed..<fixed.count),
          leaves: JSONFieldTree.Stretch(firstLeaf..<leaves.count)))
      end = value.upperBound
    }
    (self.steps, self.fixed, self.leaves, self.repeated) = (steps, fixed, leaves, repeated)
    guard rest.isEmpty else { return nil }
  }

  deinit { bytes.deallocate() }
}

extension JSONCaptures.Value {
  /// Where it stands; nil for what has no bytes of its own.
  fileprivate var start: UnsafePointer<UInt8>? {
    switch self {
    case .text(let text): text.raw.start.map { $0 - 1 }
    case .number(let digits): digits.start
    case .null, .other, .list, .noList: nil
    }
  }
}

/// Where the values of a line stand.
private struct JSONOutline {
  typealias Value = (range: Range<Int>, kind: JSONShape.Kind)

  private var json: JSONTokenizer
  private var values: [Value] = []

  /// In order, and at last the end of the line. Nil where there are more than `most`.
  static func values(of line: Slice, most: Int) -> [Value]? {
    var outline = JSONOutline(json: JSONTokenizer(line, slack: Chunk.slack))
    guard (try? outline.walk()) != nil, outline.values.count <= most else { return nil }
    return outline.values + [(line.count..<line.count, .end)]
  }

  /// No deeper than the tokenizer lets a value be nested.
  private mutating func walk() throws(JSONError) {
    let kind = try json.kind()
    let start = json.offset
    switch kind {
    case .object:
      var more = try json.beginObject()
      while more {
        _ = try json.key()
        try walk()
        more = try json.anotherMember()
      }
    case .array:
      var more = try json.beginArray()
      while more {
        try walk()
        more = try json.anotherElement()
      }
    case .null: try json.null()
    case .string:
      _ = try json.string()
      values.append((start..<json.offset, .string))
    case .number:
      _ = try json.number()
      values.append((start..<json.offset, .number))
    case .bool:
      _ = try json.bool()
      values.append((start..<json.offset, .bool))
    }
  }
}
