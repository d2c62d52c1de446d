import Model

/// Which recordings an AuditEvent is about: its entities that hold data, by the name in their `what`.
///
/// The patient, the query that was asked, the id of the request and whatever else an event lists are
/// none. What is listed without a name is passed over.
struct FHIREntities {
  /// The bare ids, in the order of the resource; each may occur more than once.
  private(set) var recordings: [Slice] = []
  /// A recording's name had to be repaired.
  private(set) var isDamaged = false

  /// Object roles: report, domain resource, job.
  private static let dataRoles: [StaticString] = ["3", "4", "20"]
  /// Entity types: person, organisation, other; BALP's id of a request.
  private static let otherTypes: [StaticString] = ["1", "3", "4", "XrequestId"]
  private static let systemObject: StaticString = "2"

  /// Types of resource that no recording is: people, places and devices, and what a server keeps of
  /// itself.
  private static let otherResources: [StaticString] = [
    "Patient", "Person", "RelatedPerson", "Practitioner", "PractitionerRole", "Group", "CareTeam",
    "Organization", "OrganizationAffiliation", "HealthcareService", "Location", "Endpoint",
    "Device",
    "AuditEvent", "Provenance", "OperationOutcome", "CapabilityStatement", "Subscription", "Bundle",
    "Parameters",
  ]

  /// - Parameter resources: the only types that count, where the profile names them.
  init(_ tree: FHIRTree, contained: FHIRContained, resources: ByteStrings?) {
    for entity in tree.all(.entity, in: FHIRTree.root) {
      let types = tree.codes(.type, in: entity)
      guard let what = tree.first(.what, in: entity), Self.isData(entity, types, tree) else {
        continue
      }
      let name = tree.name(of: what, contained: contained)
      // R4 may say the type of the resource where others say "system object".
      let type = name.type.isEmpty ? types.first(where: FHIRReference.isTypeName) : name.type
      if name.id.isEmpty || !Self.mayBeRecording(type, resources) { continue }
      recordings.append(name.id)
      isDamaged = isDamaged || name.isDamaged
    }
  }

  private static func isData(_ entity: Int, _ types: [Slice], _ tree: FHIRTree) -> Bool {
    let roles = tree.codes(.role, in: entity)
    if types.contains(where: { $0.isAny(of: otherTypes) }) { return false }
    if !roles.isEmpty { return roles.contains { $0.isAny(of: dataRoles) } }
    return types.allSatisfy { $0.equals(systemObject) || FHIRReference.isTypeName($0) }
  }

  /// What does not say its type may be one.
  private static func mayBeRecording(_ type: Slice?, _ resources: ByteStrings?) -> Bool {
    guard let type, !type.isEmpty else { return true }
    if let resources { return resources.firstIndex(of: type) != nil }
    return !type.isAny(of: otherResources)
  }
}
