/// The members of an AuditEvent that say who did what to which recording, in R4's words and in R5's.
///
/// Each case is named as its member is: the names are taken from here.
enum FHIRKey: UInt8, CaseIterable {
  case resourceType, id, contained
  case type, subtype, category, code, action, outcome
  case recorded, occurredDateTime, occurredPeriod, period, start
  case agent, requestor, who, altId, network, address, networkString, networkUri
  case entity, what, role
  case reference, identifier, value, coding

  static let names = ByteStrings(allCases.map { Array("\($0)".utf8) })

  /// What is read of the resource itself.
  static let topMembers: FHIRKeys = [
    .resourceType, .id, .contained, .type, .subtype, .category, .code, .action, .outcome, .recorded,
    .occurredDateTime, .occurredPeriod, .period, .agent, .entity,
  ]

  /// What is read inside it. A member that stands anywhere else is passed over, so that one which
  /// occurs twice there is data.
  var members: FHIRKeys {
    switch self {
    case .contained: [.resourceType, .id, .identifier]
    case .type, .role, .code: [.code, .coding]
    case .subtype, .outcome, .coding: [.code]
    case .category: [.coding]
    case .occurredPeriod, .period: [.start]
    case .agent: [.type, .requestor, .who, .altId, .network, .networkString, .networkUri]
    case .network: [.address]
    case .entity: [.what, .type, .role]
    case .who, .what: [.reference, .identifier]
    case .identifier: [.value]
    case .resourceType, .id, .action, .recorded, .occurredDateTime, .start, .requestor, .altId,
      .address, .networkString, .networkUri, .reference, .value:
      []
    }
  }
}

/// A few keys in one word.
struct FHIRKeys: ExpressibleByArrayLiteral {
  private var bits: UInt64

  init(arrayLiteral keys: FHIRKey...) { bits = keys.reduce(0) { $0 | Self.bit($1) } }

  var isEmpty: Bool { bits == 0 }

  func contains(_ key: FHIRKey) -> Bool { bits & Self.bit(key) != 0 }

  func intersects(_ other: FHIRKeys) -> Bool { bits & other.bits != 0 }

  mutating func insert(_ key: FHIRKey) { bits |= Self.bit(key) }

  private static func bit(_ key: FHIRKey) -> UInt64 { 1 << UInt64(key.rawValue) }
}
