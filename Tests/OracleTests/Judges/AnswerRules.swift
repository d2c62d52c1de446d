/// DESIGN §4, status rules, once more.
enum AnswerRules {
  static func action(
    _ action: World.Action, _ status: Int?, isHead: Bool, bytes: Int64?
  ) -> World.Action {
    var action = action
    if isHead, action == .opened { action = .shown }
    guard let status else { return action }
    if status >= 200, status < 300 {
      let isProbe = bytes.map { $0 <= 2 } ?? false
      return action == .opened && isProbe ? .shown : action
    }
    if status == 304 { return action }
    if status >= 300, status < 400 { return action == .opened ? .shown : action }
    return .attempted
  }
}
