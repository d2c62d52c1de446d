/// The formats that are read: the one list of them.
enum Formats {
  static var all: [any LineFormat.Type] {
    [
      JSONLines.self,
      Combined.self,
      FHIRAuditEvent.self,
    ]
  }

  static var names: [String] { all.map { $0.name } }

  static func named(_ name: String) -> (any LineFormat.Type)? { all.first { $0.name == name } }
}
