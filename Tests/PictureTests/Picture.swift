/// The house as DESIGN §2 draws it: who may open which door.
///
/// The compiler lets an import through when the module is reachable by another way, so the picture is
/// held against the text of every `import` line.
enum Picture {
  /// The corridor: each imports the two floors, Foundation and its own door to C, never another room.
  static let rooms = [
    "AccessLogs", "Exposures", "Evidence", "Obligations", "Documents", "Delivery",
  ]

  /// What the toolchain brings. No network among it: `HTTP` is the only door to the outside.
  static let toolchain: Set = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Swift", "Synchronization",
  ]

  /// By target, the modules of this package that it may import.
  static let allowed: [String: Set<String>] = [
    "Model": [],
    "Notation": ["Model", "CBytes", "CSHA256"],
    "AccessLogs": ["Model", "Notation", "CBytes"],
    "Exposures": ["Model", "Notation", "CBytes"],
    "Evidence": ["Model", "Notation", "CSQLite"],
    "Obligations": ["Model", "Notation"],
    "Documents": ["Model", "Notation"],
    "HTTP": ["Model", "Notation", "CCurl"],
    "Delivery": ["Model", "Notation", "HTTP"],
    "Casework": Set(rooms + ["Model", "Notation", "CShipped"]),
    "Commands": ["Model", "Notation", "Casework"],
    "candour": ["Commands"],
    "CBytes": [], "CSHA256": [], "CSQLite": [], "CCurl": [], "CShipped": [],
  ]
}
