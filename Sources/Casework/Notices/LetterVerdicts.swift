import Documents

/// What the leak guard says of every form of one letter and of every file of it.
struct LetterVerdicts: Sendable {
  struct File: Sendable {
    let name: LeakVerdict
    /// Of a mail: its header by itself, and the whole of it.
    let mail: (header: LeakVerdict, whole: LeakVerdict)?
  }

  /// Of the letter, the mail aside.
  let forms: [LeakVerdict]
  let files: [File]
  /// The place among the guard's subjects; nil for a notice to everybody.
  let reader: Int?

  /// - Parameters:
  ///   - forms: of the letter, the mail aside.
  ///   - files: all of them, as they would be written, under their names.
  init(
    _ leakGuard: LeakGuard, forms: [Rendered], files: [(name: String, bytes: [UInt8])], reader: Int?
  ) {
    self.reader = reader
    self.forms = forms.map { leakGuard.verdict(on: $0, addressee: reader) }
    self.files = files.map { file in
      let name = leakGuard.verdict(onName: file.name)
      guard file.name.hasSuffix(".eml") else { return File(name: name, mail: nil) }
      return File(
        name: name,
        mail: (
          leakGuard.verdict(onMessage: Self.header(of: file.bytes), addressee: reader),
          leakGuard.verdict(onMessage: file.bytes, addressee: reader)
        ))
    }
  }

  /// All before the first empty line; the whole, where there is none.
  private static func header(of message: [UInt8]) -> [UInt8] {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    let last = message.indices.first { message[$0...].starts(with: end) } ?? message.endIndex
    return Array(message[..<last])
  }
}
