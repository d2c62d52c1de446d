/// A page of the help that is about no single verb: a contract that scripts and profiles rely on.
struct Topic: Sendable {
  /// `candour help json`.
  let name: String
  let summary: String
  /// The page's lines, as they are printed.
  let page: @Sendable () -> [String]

  init(name: String, summary: String, page: @escaping @Sendable () -> [String]) {
    self.name = name
    self.summary = summary
    self.page = page
  }

  /// Lines of `text` that begin with two spaces are shown as they are, the others wrapped.
  init(name: String, summary: String, text: String) {
    self.init(name: name, summary: summary) { Layout.wrapped(text) }
  }

  /// To add one: a file in `Help/Topics/` and a line here.
  static let all: [Topic] = [.tables, .profile, .letters, .json, .webhooks, .exitStatus]
}
