import Model
import Notation

/// Who asked, by the agents of an AuditEvent.
///
/// The viewer is the agent that says it is the requestor. Where none does, it is the one agent that is
/// a person: what a push or a job sent to somebody, somebody received. Where two who differ are left,
/// nobody can say which of them looked.
struct FHIRAgents {
  enum Viewer {
    /// No agent is a requestor or a person, or it has no name.
    case nobody
    case named(Slice)
    case several
    case notUTF8
  }

  private static let people: [StaticString] = [
    "Patient", "Person", "RelatedPerson", "Practitioner", "PractitionerRole",
  ]
  /// BALP's information recipient, and the role in FHIR's own examples.
  private static let personRoles: [StaticString] = ["IRCP", "humanuser"]
  /// DICOM's Destination: where BALP says from which address a read was asked for.
  private static let destination: StaticString = "110152"

  let viewer: Viewer
  /// Of the viewer's agent; of a read where that has none, of the application that the data went to.
  /// Empty where neither has one.
  let address: Slice

  init(_ tree: FHIRTree, contained: FHIRContained, isRead: Bool) {
    let agents = tree.all(.agent, in: FHIRTree.root)
    let asking = agents.filter { Self.isRequestor($0, tree) }
    var chosen = asking
    if chosen.count != 1 {
      let people = (asking.isEmpty ? agents : asking).filter { Self.isPerson($0, tree, contained) }
      if asking.isEmpty || !people.isEmpty { chosen = people }
    }
    viewer = Self.viewer(chosen, tree, contained)
    let destinations =
      isRead
      ? agents.filter { tree.codes(.type, in: $0).contains { $0.equals(Self.destination) } } : []
    address =
      (chosen + destinations).lazy.map { Self.address($0, tree) }.first { !$0.isEmpty } ?? .empty
  }

  private static func viewer(
    _ agents: [Int], _ tree: FHIRTree, _ contained: FHIRContained
  ) -> Viewer {
    var viewer = Viewer.nobody
    for agent in agents {
      let name = name(agent, tree, contained)
      if name.isDamaged { return .notUTF8 }
      if name.id.isEmpty { continue }
      if case .named(let other) = viewer, !other.equals(name.id) { return .several }
      viewer = .named(name.id)
    }
    return viewer
  }

  private static func isRequestor(_ agent: Int, _ tree: FHIRTree) -> Bool {
    guard let place = tree.first(.requestor, in: agent) else { return false }
    return tree[place].kind == .bool && tree[place].text.equals("true")
  }

  private static func isPerson(
    _ agent: Int, _ tree: FHIRTree, _ contained: FHIRContained
  ) -> Bool {
    let type = name(agent, tree, contained).type
    if type.isAny(of: people) { return true }
    return tree.codes(.type, in: agent).contains { $0.isAny(of: personRoles) }
  }

  /// R4's `altId` is the last resort.
  private static func name(
    _ agent: Int, _ tree: FHIRTree, _ contained: FHIRContained
  ) -> FHIRName {
    var name = FHIRName()
    if let who = tree.first(.who, in: agent) { name = tree.name(of: who, contained: contained) }
    if !name.id.isEmpty { return name }
    guard let place = tree.first(.altId, in: agent), tree[place].isName else { return name }
    return FHIRName(type: name.type, id: tree[place].text, isDamaged: tree[place].isDamaged)
  }

  private static func address(_ agent: Int, _ tree: FHIRTree) -> Slice {
    let network = tree.first(.network, in: agent)
    let stated = [
      network.map { tree.text(.address, in: $0) } ?? .empty,
      tree.text(.networkString, in: agent), tree.text(.networkUri, in: agent),
    ]
    return stated.first { !$0.isEmpty }.map(host) ?? .empty
  }

  /// Of a URI its host; anything else is an address or a name as it stands.
  static func host(_ text: Slice) -> Slice {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      text.dropping(colon).starts(with: "://")
    else { return text }
    let rest = text.dropping(colon + 3)
    let end = rest.buffer.firstIndex {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
    var host = rest.part(0..<(end ?? rest.count))
    if let at = host.buffer.lastIndex(of: UInt8(ascii: "@")) { host = host.dropping(at + 1) }
    if host.starts(with: "["), let close = host.firstIndex(of: UInt8(ascii: "]")) {
      return host.part(1..<close)
    }
    return host.part(0..<(host.firstIndex(of: UInt8(ascii: ":")) ?? host.count))
  }
}
