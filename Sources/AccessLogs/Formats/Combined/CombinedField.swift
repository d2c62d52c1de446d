import Model

/// A field of a combined line, by the name that a profile gives it.
enum CombinedField: Hashable, Sendable {
  case remoteAddress, remoteUser, time, request, status, bytes, referer, userAgent
  /// The site, before the address; or a field behind the combined ones that has this name.
  case virtualHost
  /// `name=value` behind the combined fields.
  case named([UInt8])
  /// `extra1`, `extra2`, …: quoted values without a name, counted from 0 here.
  case unnamed(Int)
  /// `request?account`, `cookie?account`: one parameter of a query, or one cookie, of another field.
  indirect case parameter(CombinedField, QueryParameter)

  init(_ name: [UInt8]) {
    if let (field, parameter) = QueryParameter.split(name) {
      self = .parameter(CombinedField(field), parameter)
      return
    }
    switch String(decoding: name, as: UTF8.self) {
    case "remote_addr": self = .remoteAddress
    case "remote_user": self = .remoteUser
    case Self.virtualHostName: self = .virtualHost
    case "time_local": self = .time
    case "request": self = .request
    case "status": self = .status
    case "body_bytes_sent": self = .bytes
    case "http_referer": self = .referer
    case "http_user_agent": self = .userAgent
    case let text:
      let number = text.hasPrefix("extra") ? Int(text.dropFirst(5)) : nil
      self = number.flatMap { $0 > 0 ? .unnamed($0 - 1) : nil } ?? .named(name)
    }
  }

  private static let virtualHostName = "vhost"

  /// What it is called as a field behind the combined ones.
  var tailName: [UInt8]? {
    switch self {
    case .named(let name): name
    case .virtualHost: Array(Self.virtualHostName.utf8)
    case .parameter(let field, _): field.tailName
    default: nil
    }
  }

  /// Whether it stands behind the status.
  var isInTail: Bool {
    switch self {
    case .remoteAddress, .remoteUser, .time, .request, .status: false
    case .bytes, .referer, .userAgent, .virtualHost, .named, .unnamed: true
    case .parameter(let field, _): field.isInTail
    }
  }
}

/// The fields of one combined line as a profile asks for them.
struct CombinedFields: Sendable {
  private let places: [[CombinedField]]
  /// `name=value` fields that the profile reads: one of them twice is a key that occurs twice.
  let names: [[UInt8]]
  let identity: [CombinedField]

  init(_ rules: ProfileRules) {
    let defaults: [FieldName: CombinedField] = [
      .time: .time, .request: .request, .status: .status, .bytes: .bytes, .address: .remoteAddress,
    ]
    places = FieldName.allCases.map { name in
      let mapped = rules.paths(name).map { CombinedField($0) }
      return mapped.isEmpty ? defaults[name].map { [$0] } ?? [] : mapped
    }
    identity = rules.identity.map { CombinedField($0) }
    names = Set(places.joined() + identity).compactMap(\.tailName)
  }

  @inline(__always)
  subscript(name: FieldName) -> [CombinedField] { places[name.index] }

  func isMapped(_ name: FieldName) -> Bool { !self[name].isEmpty }

  /// Whether the field is where the format itself has it, and nowhere else.
  func isOnly(_ field: CombinedField, for name: FieldName) -> Bool { self[name] == [field] }
}

extension CombinedField {
  init(_ path: FieldPath) {
    self.init(path.plainName)
  }
}
