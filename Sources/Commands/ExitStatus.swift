/// How a command ends when nothing went wrong; a `Problem` carries its own (DESIGN §7).
package struct ExitStatus: Equatable, Sendable {
  package let code: Int32

  /// Done.
  package static let done = ExitStatus(code: 0)
  /// Done, but somebody has to look.
  package static let look = ExitStatus(code: 1)
}
