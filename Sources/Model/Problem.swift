/// What went wrong, said once, in the words a person can act on.
///
/// It prints as up to three lines: `error:` the message behind its place, `reason:` how we know,
/// `hint:` what to type. Lower case, no full stop, and never a value from a log or a table: those
/// are patient data. The kind alone decides the exit status.
package struct Problem: Error, Equatable, Sendable {
  /// The exit status, by what a script has to do next (DESIGN §7).
  package enum Kind: Int32, Sendable {
    /// Done, but somebody has to look.
    case attention = 1
    /// The command was wrong.
    case usage = 2
    /// An input could not be read or understood.
    case input = 3
    /// The case could not be used.
    case unusableCase = 4
    /// Not delivered.
    case undelivered = 5
    case interrupted = 130
  }

  /// Where in an input: a file, and a line and column of it counted from 1.
  package struct Place: Hashable, Sendable {
    package var file: String
    package var line: Int?
    package var column: Int?

    package init(_ file: String, line: Int? = nil, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// `file`, `file:18` or `file:18:4`.
    package var text: String {
      var text = file
      if let line { text += ":\(line)" }
      if let column { text += ":\(column)" }
      return text
    }
  }

  package var kind: Kind
  package var place: Place?
  package var message: String
  package var reason: String?
  package var hint: String?

  package init(
    _ kind: Kind, at place: Place? = nil, _ message: String, reason: String? = nil,
    hint: String? = nil
  ) {
    self.kind = kind
    self.place = place
    self.message = message
    self.reason = reason
    self.hint = hint
  }
}
