import Model

/// Where in a document its records stand: a path of names and `[]`.
///
/// A step is a number from 0, which is the document; the value behind the last step is a record. `a.b`
/// is member b of a, or the member named `a.b`.
struct RecordPlaces: Sendable {
  /// What no member or element of it can be a record.
  static let nowhere = -1

  private let steps: [FieldPath.Step]

  init(_ path: FieldPath) { steps = path.steps }

  /// `entry[].resource`.
  static let bundle = RecordPlaces(
    steps: [.member(Array("entry".utf8)), .everyElement, .member(Array("resource".utf8))])
  static let elements = RecordPlaces(steps: [.everyElement])

  private init(steps: [FieldPath.Step]) { self.steps = steps }

  /// Whether the reader can follow such a path: it tells no elements apart.
  static func canFollow(_ path: FieldPath) -> Bool {
    path.steps.allSatisfy { if case .elements = $0 { false } else { true } }
  }

  func isRecord(_ step: Int) -> Bool { step == steps.count }

  /// Whether a list has to stand at this step.
  func wantsList(_ step: Int) -> Bool {
    steps.indices.contains(step) && steps[step] == .everyElement
  }

  func element(of step: Int) -> Int { wantsList(step) ? step + 1 : Self.nowhere }

  func member(_ key: Slice, of step: Int) -> Int {
    guard step >= 0 else { return Self.nowhere }
    var joined: [UInt8] = []
    for next in step..<steps.count {
      guard case .member(let name) = steps[next] else { break }
      joined += next == step ? name : [UInt8(ascii: ".")] + name
      if key.equals(joined) { return next + 1 }
    }
    return Self.nowhere
  }
}
