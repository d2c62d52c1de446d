import Model
import Testing

@testable import AccessLogs

/// What an HTTP answer leaves of an action (DESIGN §4, §13).
struct StatusRulesTests {
  private let rules = StatusRules(minBytes: 2)

  private func action(
    _ mapped: Action, _ status: Int64?, head: Bool = false, bytes: Int64 = 1000
  ) -> Action {
    rules.action(mapped, status: status, isHead: head, bytes: bytes)
  }

  @Test func `2xx and 304 give the action as mapped`() {
    for status: Int64 in [200, 206, 299, 304] {
      for mapped in Action.allCases { #expect(action(mapped, status) == mapped) }
    }
  }

  @Test func `any other 3xx gives shown at most`() {
    for status: Int64 in [300, 301, 303, 305, 399] {
      #expect(action(.opened, status) == .shown)
      #expect(action(.shown, status) == .shown)
      #expect(action(.attempted, status) == .attempted)
    }
  }

  @Test func `everything else gives attempted`() {
    for status: Int64 in [0, 100, 101, 199, 400, 404, 499, 500, 599, 600, 999, -1] {
      #expect(action(.opened, status) == .attempted)
    }
  }

  @Test func `without a status the action stands as mapped, whatever was sent`() {
    for mapped in Action.allCases { #expect(action(mapped, nil, bytes: 1) == mapped) }
  }

  @Test func `HEAD gives shown at most`() {
    #expect(action(.opened, 200, head: true) == .shown)
    #expect(action(.opened, 304, head: true) == .shown)
    #expect(action(.opened, 404, head: true) == .attempted)
    #expect(action(.opened, nil, head: true) == .shown)
    #expect(action(.attempted, 200, head: true) == .attempted)
  }

  @Test func `a 2xx opened of at most min_bytes is a probe, and absent bytes are not 0`() {
    #expect(action(.opened, 206, bytes: 0) == .shown)
    #expect(action(.opened, 206, bytes: 2) == .shown)
    #expect(action(.opened, 206, bytes: 3) == .opened)
    #expect(action(.opened, 206, bytes: -1) == .opened)
    #expect(action(.opened, 304, bytes: 0) == .opened)
    #expect(action(.shown, 200, bytes: 0) == .shown)
  }
}
