import Model
import Notation

/// What stands at one place of a line, and for which field.
extension JSONCaptures {
  enum Value {
    case null
    case text(JSONText)
    case number(Slice)
    /// `true`, `false`, an object, or an array where one value is wanted.
    case other
    /// A list was here; what it held follows as values of its own.
    case list
    /// A list was wanted, and something else was here.
    case noList

    /// Null and empty text are not there; a list is what it holds.
    @inline(__always)
    var isThere: Bool {
      switch self {
      case .null, .list, .noList: false
      case .text(let text): !text.raw.isEmpty
      case .number, .other: true
      }
    }

    func says(the other: Value) -> Bool {
      switch (self, other) {
      case (.text(let text), .text(let other)): text.decoded == other.decoded
      case (.number(let digits), .number(let other)): digits.equals(other)
      default: false
      }
    }

    @inline(__always)
    var isZero: Bool {
      switch self {
      case .number(let digits): digits.isZero
      case .text(let text): text.raw.isZero
      case .null, .other, .list, .noList: false
      }
    }
  }

  struct Capture {
    let slot: Int32
    let rank: Int32
    let value: Value

    @inline(__always)
    func isOf(_ name: FieldName) -> Bool { slot == Int32(name.index) }
  }
}
