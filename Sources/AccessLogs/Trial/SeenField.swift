import Model

/// One field of one unit, as it is met in a log that no profile is written for yet.
struct SeenField {
  enum Kind: Sendable {
    case text
    case number
    /// `true`, `false`, an empty list or an empty object.
    case other
    /// Null, empty text, or `-` where the format writes that for nothing.
    case absent
  }

  /// As a profile would map it: `actor.id`, `items[].recording`, `remote_user`.
  let name: [UInt8]
  let kind: Kind
  /// As a profile would read it: escapes undone. Empty for `other` and `absent`.
  let value: Slice

  /// Text of a format that knows nothing else: nothing, and `-`, is not there.
  init(_ name: [UInt8], text: Slice?) {
    self.name = name
    value = text ?? .empty
    kind = value.isEmpty || value.isDash ? .absent : .text
  }

  init(_ name: [UInt8], _ kind: Kind, _ value: Slice = .empty) {
    self.name = name
    self.kind = kind
    self.value = value
  }
}
