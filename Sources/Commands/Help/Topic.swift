/// A page of the help that is about no single verb: a contract that scripts and profiles rely on.
struct Topic: Sendable {
  /// `candour help json`.
  let name: String
  let summary: String
  /// Lines that begin with two spaces are shown as they are, the others wrapped.
  let text: String

  /// To add one: a file in `Help/Topics/` and a line here.
  static let all: [Topic] = [.json, .profile, .exitStatus]
}
