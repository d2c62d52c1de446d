package import Model
import Notation

/// The world as a verb sees it: where results and messages go, the clock, the environment, the
/// folder we stand in, the login.
///
/// Results go to standard output, everything else to standard error, as lines that begin with
/// `candour:`. Whatever comes from data goes through the terminal's escaper first.
package struct Console: Sendable {
  package let out: Outlet
  package let err: Outlet
  package let environment: [String: String]
  package let workingFolder: String
  /// The operating system's name for the user, for the ledger.
  package let login: String
  package let clock: @Sendable () -> Timestamp
  /// Nanoseconds that only go forward, for rates.
  package let stopwatch: @Sendable () -> Int64
  package var isQuiet = false
  package var refusesColour = false

  package init(
    out: Outlet, err: Outlet, environment: [String: String], workingFolder: String, login: String,
    clock: @escaping @Sendable () -> Timestamp, stopwatch: @escaping @Sendable () -> Int64
  ) {
    self.out = out
    self.err = err
    self.environment = environment
    self.workingFolder = workingFolder
    self.login = login
    self.clock = clock
    self.stopwatch = stopwatch
  }

  // MARK: Results

  /// One line, or several, of text; control characters in it are made visible.
  package func print(_ text: String = "", _ style: Style = .plain) {
    out.add(painted(text, style, on: out).utf8)
    out.add(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// A whole result whose bytes are a contract (JSON, CSV, a template): unchanged, unless a terminal
  /// would obey what is in it.
  package func write(_ bytes: [UInt8]) {
    if out.isTerminal {
      out.add(visible(String(decoding: bytes, as: UTF8.self)).utf8)
    } else {
      out.add(bytes)
    }
  }

  /// A result in JSON: the same, with characters that turn the direction of text written as escapes.
  package func write(json bytes: [UInt8]) { write(Escapers.undirected(json: bytes)) }

  // MARK: Messages

  /// What went wrong, how we know, what to type.
  package func say(_ problem: Problem) {
    let place = problem.place.map { "\($0.text): " } ?? ""
    message("error", place + problem.message, .red)
    if let reason = problem.reason { message("reason", reason) }
    if let hint = problem.hint { message("hint", hint) }
    err.flush()
  }

  /// Something to know that is no result and no error; not with `--quiet`.
  package func note(_ text: String) {
    if !isQuiet { message("note", text) }
  }

  /// Something to look at, said even with `--quiet`.
  package func warn(_ text: String) { message("warning", text, .yellow) }

  /// The same, with how we know and what to type.
  package func warn(_ problem: Problem) {
    let place = problem.place.map { "\($0.text): " } ?? ""
    warn(place + problem.message)
    if let reason = problem.reason { message("reason", reason) }
    if let hint = problem.hint { message("hint", hint) }
  }

  private func message(_ kind: String, _ text: String, _ style: Style = .plain) {
    out.flush()
    err.add("candour: \(painted("\(kind):", style, on: err)) \(Escapers.terminal(text))\n".utf8)
    err.flush()
  }

  // MARK: Colour

  package enum Style: String, Sendable {
    case plain = ""
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "33"
  }

  /// A terminal that understands the cursor: progress may be drawn on it.
  func isLive(_ outlet: Outlet) -> Bool { outlet.isTerminal && environment["TERM"] != "dumb" }

  /// `NO_COLOR` counts where it is not empty; the flag goes before it.
  func takesColour(_ outlet: Outlet) -> Bool {
    isLive(outlet) && !refusesColour && environment["NO_COLOR", default: ""].isEmpty
  }

  private func painted(_ text: String, _ style: Style, on outlet: Outlet) -> String {
    let text = visible(text)
    guard style != .plain, takesColour(outlet) else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// Line feeds stay; every other control character is shown, not obeyed.
  private func visible(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Escapers.terminal(String($0)) }.joined(separator: "\n")
  }
}
