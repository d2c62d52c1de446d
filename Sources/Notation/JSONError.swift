/// Why a text is not JSON, and at which byte.
///
/// Small and without words, so that a hostile log line costs no allocation: whoever reports it says
/// which line it was and takes the `reason`, which never holds anything of the text.
public struct JSONError: Error, Equatable, BitwiseCopyable {
  public enum Fault: UInt8, CaseIterable, BitwiseCopyable, Sendable {
    /// The text ends inside a value.
    case truncated
    /// A byte that cannot stand where it does.
    case unexpected
    /// A raw control character inside a string.
    case control
    /// A backslash before something that makes no escape.
    case escape
    /// What begins as a number and is none.
    case number
    /// Nested over `JSONTokenizer.maximumDepth` deep.
    case depth
    /// Something after the end of the value.
    case trailing
    /// Bytes that are not UTF-8 (only where a person wrote the file: in logs they are repaired).
    case encoding

    /// What is wrong, in words that hold nothing of the text.
    package var reason: String {
      switch self {
      case .truncated: "it ends in the middle"
      case .unexpected: "a character that cannot stand here"
      case .control: "a control character inside a string"
      case .escape: "a backslash that makes no escape"
      case .number: "a number that is not written as JSON writes it"
      case .depth: "nested more than \(JSONTokenizer.maximumDepth) deep"
      case .trailing: "something follows the end of the value"
      case .encoding: "bytes that are not UTF-8"
      }
    }
  }

  @usableFromInline package let fault: Fault
  /// From the first byte of the text, counted from 0.
  @usableFromInline package let offset: Int

  @usableFromInline package init(_ fault: Fault, at offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}
