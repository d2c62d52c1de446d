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
      TextLog.self,
    ]
  }

  static var names: [String] { all.map { $0.name } }

  static func named(_ name: String) -> (any LineFormat.Type)? { all.first { $0.name == name } }

  /// The format that people mean by what they call its servers or its files.
  static func meant(by name: String) -> String? {
    let names = [
      (Combined.name, ["nginx", "apache", "common", "clf", "ncsa", "httpd", "access"]),
      (JSONLines.name, ["json", "jsonl", "ndjson", "ecs", "otlp", "cloudtrail"]),
      (W3C.name, ["iis", "extended"]), (ALB.name, ["elb", "aws-alb"]), (S3.name, ["s3-access"]),
      (FHIRAuditEvent.name, ["fhir", "auditevent", "balp"]), (CSVLog.name, ["tsv", "excel"]),
      (TextLog.name, ["log", "custom", "plain", "txt", "lines"]),
    ]
    return names.first { $0.1.contains(name.lowercased()) }?.0
  }
}
