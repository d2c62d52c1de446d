/// The formats that are read: the one list of them. The first to be sure of a log is believed, so
/// that a special kind of JSON stands before JSON of any kind.
enum Formats {
  static var all: [any LineFormat.Type] {
    [
      FHIRAuditEvent.self,
      JSONLines.self,
      S3.self,
      ALB.self,
      Combined.self,
      CloudFront.self,
      W3C.self,
      CSVLog.self,
    ]
  }

  static var names: [String] { all.map { $0.name } }

  static func named(_ name: String) -> (any LineFormat.Type)? { all.first { $0.name == name } }
}
