import Model
import Notation

/// What an HTTP answer leaves of the action that a route or an action word promises (DESIGN §4).
struct StatusRules: Hashable, Sendable {
  /// A 2xx that sent at most this many bytes is a player's probe, not an opening.
  var minBytes: Int64

  /// `status` nil: the line carries none, and the action stands as mapped. Negative `bytes`: the line
  /// carries none, which is not 0.
  @inline(__always)
  func action(_ mapped: Action, status: Int64?, isHead: Bool, bytes: Int64) -> Action {
    var action = mapped
    if let status {
      switch status {
      case _ where isAnswered(status):
        if action == .opened, bytes >= 0, bytes <= minBytes { action = .shown }
      case 304: break
      case 300...399: action = min(action, .shown)
      default: action = .attempted
      }
    }
    return isHead ? min(action, .shown) : action
  }

  /// 2xx, or none stated.
  @inline(__always)
  func isAnswered(_ status: Int64?) -> Bool { status.map { 200...299 ~= $0 } ?? true }

  /// A status as a log writes it; nil where it is no number. One too great to count is no HTTP status,
  /// as every one from 600 on.
  static func number(_ text: Slice) -> Int64? {
    if let number = DecimalText.scaled(text, places: 0) { return number }
    return text.count > 18 && text.buffer.allSatisfy { $0 &- 48 <= 9 } ? 999 : nil
  }
}
