import Synchronization

/// One line on the terminal that says how far long work is: share, rate, time left.
///
/// In a pipe, with `--quiet` and on a dumb terminal it says nothing. Threads may report to it at the
/// same time; it redraws at most ten times a second. A class because all of them report to one line.
package final class Progress: Sendable {
  private struct State {
    var shown: Int64 = 0
    var isDrawn = false
  }

  private let console: Console
  private let verb: String
  /// What is counted, where that is not bytes: `letters`.
  private let things: String?
  private let began: Int64
  private let isShown: Bool
  private let state = Mutex(State())
  private static let interval: Int64 = 100_000_000

  /// `verb` is what is being done: `reading`. `things` is what is counted, if not bytes.
  package init(_ verb: String, of things: String? = nil, on console: Console) {
    self.console = console
    self.verb = verb
    self.things = things
    began = console.stopwatch()
    isShown = !console.isQuiet && console.isLive(console.err)
  }

  /// `bytes`, or things, done of `total`; nil where the end is not known (a pipe).
  package func report(_ bytes: Int64, of total: Int64?) {
    guard isShown else { return }
    let now = console.stopwatch()
    state.withLock { state in
      if state.isDrawn, now - state.shown < Progress.interval { return }
      state = State(shown: now, isDrawn: true)
      draw(line(bytes, of: total, elapsed: now - began))
    }
  }

  /// Takes the line away; what is printed next starts on a clean one.
  package func end() {
    state.withLock { state in
      if state.isDrawn { draw("") }
      state.isDrawn = false
    }
  }

  private func draw(_ text: String) {
    console.err.add("\r\(text)\u{1B}[K".utf8)
    console.err.flush()
  }

  /// `reading   42%  1.2 GB of 2.9 GB  812 MB/s  2 s left`
  func line(_ bytes: Int64, of total: Int64?, elapsed: Int64) -> String {
    let seconds = Double(max(elapsed, 1)) / 1e9
    let rate = Double(bytes) / seconds
    var parts = [verb]
    if let total, total > 0 {
      let done = min(bytes, total)
      parts.append("\(Int(Double(done) / Double(total) * 100))%")
      if let things {
        parts.append("\(done) of \(total) \(things)")
      } else {
        parts.append("\(Progress.size(Double(done))) of \(Progress.size(Double(total)))")
        parts.append("\(Progress.size(rate))/s")
      }
      if rate > 0, seconds >= 1 { parts.append(Progress.left(Double(total - done) / rate)) }
    } else {
      parts.append(Progress.size(Double(bytes)))
      parts.append("\(Progress.size(rate))/s")
    }
    return parts.joined(separator: "  ")
  }

  /// Decimal units, three figures at most: `812 MB`, `1.2 GB`.
  static func size(_ bytes: Double) -> String {
    var amount = bytes
    for unit in ["B", "kB", "MB", "GB", "TB"] {
      if amount < 999.5 || unit == "TB" {
        let tenths = Int((amount * 10).rounded())
        let isRound = amount >= 9.95 || unit == "B"
        return isRound
          ? "\(Int(amount.rounded())) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
      }
      amount /= 1000
    }
    return ""
  }

  private static func left(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "days left" }
    let whole = Int(seconds.rounded(.up))
    if whole < 100 { return "\(whole) s left" }
    return whole < 6000 ? "\((whole + 59) / 60) min left" : "\((whole + 3599) / 3600) h left"
  }
}
